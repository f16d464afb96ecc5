// Runs in the page under test. Returns one sentence for each element that overlaps, is cut off or sticks out.
() => {
    const problems = [];
    const canvas = document.querySelector('.stage canvas');
    if (!canvas?.scene) return ['nothing is drawn yet'];
    const visible = (selector) =>
        [...document.querySelectorAll(selector)].filter(
            (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0,
        );
    const toName = (element) => {
        const text = element.getAttribute('aria-label') ?? element.innerText ?? '';
        return `${element.tagName.toLowerCase()} "${text.slice(0, 40)}"`;
    };
    const toBox = (element, name = toName(element)) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { name, left, top, right, bottom };
    };
    const overlap = (first, second) =>
        first.left < second.right - 1 && second.left < first.right - 1 &&
        first.top < second.bottom - 1 && second.top < first.bottom - 1;
    const checkApart = (boxes) => {
        boxes.forEach((first, i) => {
            for (const second of boxes.slice(i + 1)) {
                if (overlap(first, second)) problems.push(`${first.name} overlaps ${second.name}`);
            }
        });
    };
    const checkWithin = (boxes, outer, where) => {
        for (const { name, left, top, right, bottom } of boxes) {
            const isInside =
                left >= outer.left - 1 && top >= outer.top - 1 &&
                right <= outer.right + 1 && bottom <= outer.bottom + 1;
            if (!isInside) problems.push(`${name} sticks out of ${where}`);
        }
    };

    const header = '.logo, .counter, .watching, .transport .button, .speed select, .tools .button';
    const controls = visible(header).map((element) => toBox(element));
    checkApart(controls);
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    checkWithin(controls, view, 'the window');

    const below = visible('.caption p, .caption .train, .phase-name').map((element) => toBox(element));
    checkApart(below);
    checkWithin(below, toBox(document.querySelector('.bottom')), 'the part below the stage');

    const stage = toBox(canvas);
    const overlays = visible('.picker, .stage-foot').map((element) =>
        toBox(element, element.className),
    );
    checkApart(overlays);
    checkWithin(overlays, stage, 'the stage');
    const marks = toMarks(canvas.scene, stage);
    checkWithin(marks, stage, 'the stage');
    for (const overlay of overlays) {
        for (const mark of marks) if (overlap(overlay, mark)) problems.push(`${overlay.name} covers ${mark.name}`);
    }
    checkApart(marks.filter(({ name }) => !name.startsWith('neuron')));

    const texts = 'button, .counter, .caption p, .stage-foot *, .side :is(h2, p, td, th, dd, dt)';
    for (const element of visible(texts)) {
        const clips = getComputedStyle(element).overflowX !== 'visible';
        if (clips && element.scrollWidth > element.clientWidth + 1) problems.push(`${toName(element)} is cut off`);
    }
    for (const selector of ['html', '.side', '.bottom', '.top']) {
        const { scrollWidth, clientWidth } = document.querySelector(selector);
        if (scrollWidth > clientWidth + 1) problems.push(`${selector} is ${scrollWidth - clientWidth} too wide`);
    }
    for (const part of visible('.side, .caption')) {
        for (const number of findBrokenNumbers(part)) problems.push(`the number ${number} is broken over two lines`);
    }
    return [...new Set(problems)];

    /** Returns the numbers of a part of the page that are broken over two lines: each piece reads as another number. */
    function findBrokenNumbers(part) {
        const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const broken = [];
        while (texts.nextNode()) {
            const text = texts.currentNode;
            if (!text.parentElement.checkVisibility()) continue;
            for (const { 0: number, index } of text.data.matchAll(/\d[\d.,·⁻⁰¹²³⁴-⁹]*\d/g)) {
                const range = document.createRange();
                range.setStart(text, index);
                range.setEnd(text, index + number.length);
                const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
                if (lines.size > 1) broken.push(number);
            }
        }
        return broken;
    }

    /** Returns what the canvas shows, as named boxes in the window. */
    function toMarks({ image, tiles, neurons, wanted, squares, labels }, { left, top }) {
        const toWindowBox = (name, x, y, width, height = width) => ({
            name, left: left + x, top: top + y, right: left + x + width, bottom: top + y + height,
        });
        const context = document.createElement('canvas').getContext('2d');
        const family = getComputedStyle(document.body).fontFamily;
        const toLabelBox = ({ text, x, y, size, align }) => {
            context.font = `${size}px ${family}`;
            const { width } = context.measureText(text);
            return toWindowBox(`label "${text}"`, align === 'center' ? x - width / 2 : x, y - size / 2, width, size);
        };
        return [
            toWindowBox('the image', image.x, image.y, image.size),
            ...(tiles?.boxes ?? []).map(({ x, y, size }, index) => toWindowBox(`weight image ${index}`, x, y, size)),
            ...[...neurons, ...wanted].map(({ layer, index, x, y, r }) =>
                toWindowBox(`neuron ${layer}.${index}`, x - r, y - r, 2 * r),
            ),
            ...squares.map(({ index, x, y, side }) => toWindowBox(`square ${index}`, x - side / 2, y - side / 2, side)),
            ...labels.filter(({ text }) => text).map(toLabelBox),
        ];
    }
};
