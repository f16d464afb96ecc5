// Runs in the page under test. Returns the lines, icons and borders that say something, each with its colour and the
// colour of what is around it. Lines that only lead the eye (grids, axes, the rims of surfaces) are not among them.
() => {
    const DECORATION = '.run-mark, .axis, .grid, .ground, .guessed, .past, .frame, .ends, .gap, .band, .tick, .disc *, defs *, .wire:not(.lit, .up, .down)';
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const found = [];
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isOff = (element) => element.closest(':disabled, [aria-disabled="true"], .visually-hidden');

    /** The colour as [red, green, blue, alpha], whichever way CSS writes it. */
    const toRgba = (color) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], ground) => [r, g, b].map((value, i) => a * value + (1 - a) * ground[i]);
    const groundOf = (element) => {
        const layers = [];
        for (let each = element; each; each = each.parentElement) layers.unshift(toRgba(getComputedStyle(each).backgroundColor));
        return layers.reduce((ground, layer) => over(layer, ground), [255, 255, 255]);
    };
    const add = (what, element, color, ground) => {
        const rgba = toRgba(color);
        if (rgba[3] > 0) found.push({ what, color: over(rgba, ground), ground });
    };
    const root = document.querySelector('dialog[open]') ?? document.body; // all else is inert, behind a veil
    const all = (selector) => [...root.querySelectorAll(selector)].filter((element) => isShown(element) && !isOff(element));

    for (const field of all('select, textarea, input:not([type="range"], [type="checkbox"], [type="radio"])')) {
        add(`the border of ${field.localName}.${field.className}`, field, getComputedStyle(field).borderTopColor, groundOf(field.parentElement));
    }
    for (const chosen of all(':is(.choice, .button)[aria-pressed="true"]')) {
        add(`the border of the chosen ${chosen.className}`, chosen, getComputedStyle(chosen).borderTopColor, groundOf(chosen.parentElement));
    }
    for (const tab of all('.tab[aria-selected="true"]')) {
        add('the line below the open place', tab, getComputedStyle(tab).borderBottomColor, groundOf(tab.parentElement));
    }
    for (const swatch of all('.swatch')) add('a line of the legend', swatch, getComputedStyle(swatch).backgroundColor, groundOf(swatch.parentElement));
    for (const doing of all('.chapter-text .do')) add('the line of a task', doing, getComputedStyle(doing).borderLeftColor, groundOf(doing));
    for (const shape of all('svg :is(path, line, polyline, polygon)')) {
        const { stroke, strokeOpacity, opacity } = getComputedStyle(shape);
        if (stroke === 'none' || shape.matches(DECORATION) || shape.closest(DECORATION)) continue;
        if (Number(strokeOpacity) * Number(opacity) < 1) continue; // how strong it is says a number
        add(`${shape.localName}.${shape.getAttribute('class') ?? ''} in ${shape.closest('svg').getAttribute('class')}`, shape, stroke, groundOf(shape.closest('svg')));
    }
    return found;
};
