// In the page under test: what overlaps, what is cut off, what sticks out; a sentence each.
() => {
    const problems = [];
    const canvas = document.querySelector('.stage canvas');
    if (!canvas?.scene) return ['nothing is drawn yet'];
    const visible = (selector) =>
        [...document.querySelectorAll(selector)].filter(
            (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0,
        );
    const nameOf = (element) => {
        const text = element.getAttribute('aria-label') ?? element.innerText ?? '';
        return `${element.tagName.toLowerCase()} "${text.slice(0, 40)}"`;
    };
    const boxOf = (element, name = nameOf(element)) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { name, left, top, right, bottom };
    };
    const meet = (one, other) =>
        one.left < other.right - 1 && other.left < one.right - 1 &&
        one.top < other.bottom - 1 && other.top < one.bottom - 1;
    const apart = (boxes) => {
        boxes.forEach((one, i) => {
            for (const other of boxes.slice(i + 1)) {
                if (meet(one, other)) problems.push(`${one.name} overlaps ${other.name}`);
            }
        });
    };
    const within = (boxes, outer, where) => {
        for (const { name, left, top, right, bottom } of boxes) {
            const isInside =
                left >= outer.left - 1 && top >= outer.top - 1 &&
                right <= outer.right + 1 && bottom <= outer.bottom + 1;
            if (!isInside) problems.push(`${name} sticks out of ${where}`);
        }
    };

    const header = '.logo, .counter, .watching, .transport .button, .speed select, .tools .button';
    const controls = visible(header).map((element) => boxOf(element));
    apart(controls);
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    within(controls, view, 'the window');

    const below = visible('.caption p, .caption .train, .phase-name').map((element) => boxOf(element));
    apart(below);
    within(below, boxOf(document.querySelector('.bottom')), 'the part below the stage');

    const stage = boxOf(canvas);
    const overlays = visible('.picker, .stage-foot, .view-controls').map((element) =>
        boxOf(element, element.className),
    );
    apart(overlays);
    within(overlays, stage, 'the stage');
    const marks = marksOf(canvas.scene, stage);
    within(marks, stage, 'the stage');
    for (const overlay of overlays) {
        for (const mark of marks) if (meet(overlay, mark)) problems.push(`${overlay.name} covers ${mark.name}`);
    }
    apart(marks.filter(({ name }) => !name.startsWith('neuron')));

    const texts = 'button, .counter, .caption p, .stage-foot *, .side :is(h2, p, td, th, dd, dt)';
    for (const element of visible(texts)) {
        const clips = getComputedStyle(element).overflowX !== 'visible';
        if (clips && element.scrollWidth > element.clientWidth + 1) problems.push(`${nameOf(element)} is cut off`);
    }
    for (const selector of ['html', '.side', '.bottom', '.top']) {
        const { scrollWidth, clientWidth } = document.querySelector(selector);
        if (scrollWidth > clientWidth + 1) problems.push(`${selector} is ${scrollWidth - clientWidth} too wide`);
    }
    for (const part of visible('.side, .caption')) {
        for (const number of brokenIn(part)) problems.push(`the number ${number} is broken over two lines`);
    }
    return [...new Set(problems)];

    /** Numbers that are on more than one line: each part reads as another number. */
    function brokenIn(part) {
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

    /** What the canvas shows, as boxes in the window. */
    function marksOf({ image, tiles, neurons, wanted, squares, labels }, { left, top }) {
        const box = (name, x, y, width, height = width) => ({
            name, left: left + x, top: top + y, right: left + x + width, bottom: top + y + height,
        });
        const context = document.createElement('canvas').getContext('2d');
        const family = getComputedStyle(document.body).fontFamily;
        const written = ({ text, x, y, size, align }) => {
            context.font = `${size}px ${family}`;
            const { width } = context.measureText(text);
            return box(`label "${text}"`, align === 'center' ? x - width / 2 : x, y - size / 2, width, size);
        };
        return [
            box('the image', image.x, image.y, image.size),
            ...(tiles?.boxes ?? []).map(({ x, y, size }, index) => box(`weight image ${index}`, x, y, size)),
            ...[...neurons, ...wanted].map(({ layer, index, x, y, r }) =>
                box(`neuron ${layer}.${index}`, x - r, y - r, 2 * r),
            ),
            ...squares.map(({ index, x, y, side }) => box(`square ${index}`, x - side / 2, y - side / 2, side)),
            ...labels.filter(({ text }) => text).map(written),
        ];
    }
};
