// Runs in the page under test. Returns the texts that are seen, with what a reader's eye depends on: their size in CSS
// pixels, weight and colour, the boxes of their lines in the window, and whether their control can be used.
() => {
    const seen = [];
    const root = document.querySelector('dialog[open]') ?? document.body; // all else is inert, behind a veil
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const element = text.parentElement;
        if (!text.data.trim() || element.closest('script, style, template, option') || !isShown(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        add(element, text.data, Array.from(range.getClientRects(), (box) => within(box, element)));
    }
    for (const field of root.querySelectorAll('select, input:not([type="range"], [type="checkbox"], [type="radio"])')) {
        if (!isShown(field)) continue;
        const words = field.selectedOptions?.[0]?.text ?? (field.value || field.placeholder);
        add(field, words, [within(field.getBoundingClientRect(), field, 8)]);
    }
    return seen;

    function isShown(element) {
        return (
            element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
            !hasAround(element, ({ clipPath }) => clipPath === 'inset(50%)')
        );
    }

    function hasAround(element, is) {
        for (let each = element; each; each = each.parentElement) if (is(getComputedStyle(each))) return true;
        return false;
    }

    function add(element, words, boxes) {
        const shown = boxes.filter(({ right, left, bottom, top }) => right - left > 1 && bottom - top > 1);
        if (shown.length === 0 || !words.trim()) return;
        const style = getComputedStyle(element);
        const svg = element.closest('svg');
        const matrix = svg && element.getScreenCTM?.();
        const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
        seen.push({
            text: words.trim().replace(/\s+/g, ' ').slice(0, 40),
            where: toPath(element),
            size: parseFloat(style.fontSize) * scale,
            weight: Number(style.fontWeight),
            color: svg && matrix ? style.fill : style.webkitTextFillColor,
            opacity: opacityOf(element),
            isDisabled: Boolean(element.closest(':disabled, [aria-disabled="true"]')),
            boxes: shown,
        });
    }

    function toPath(element) {
        const names = [];
        for (let each = element; each && names.length < 3; each = each.parentElement)
            names.unshift(`${each.localName}${each.getAttribute('class') ? `.${each.getAttribute('class').trim().replace(/\s+/g, '.')}` : ''}`);
        return names.join(' > ');
    }

    function opacityOf(element) {
        let opacity = 1;
        for (let each = element; each; each = each.parentElement) opacity *= Number(getComputedStyle(each).opacity);
        return opacity;
    }

    /** The part of a box that no scrolled or cut element around hides. */
    function within({ left, top, right, bottom }, element, inset = 0) {
        const box = { left: left + inset, top: top + inset / 2, right: right - inset, bottom: bottom - inset / 2 };
        for (let each = element; each && each !== document.body; each = each.parentElement) {
            const { overflowX, overflowY, position } = getComputedStyle(each);
            const outer = each.getBoundingClientRect();
            if (overflowX !== 'visible') {
                box.left = Math.max(box.left, outer.left);
                box.right = Math.min(box.right, outer.right);
            }
            if (overflowY !== 'visible') {
                box.top = Math.max(box.top, outer.top);
                box.bottom = Math.min(box.bottom, outer.bottom);
            }
            if (position === 'fixed') break;
        }
        box.left = Math.max(0, box.left);
        box.top = Math.max(0, box.top);
        box.right = Math.min(innerWidth, box.right);
        box.bottom = Math.min(innerHeight, box.bottom);
        return box;
    }
};
