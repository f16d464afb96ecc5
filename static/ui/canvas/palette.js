/** The colours of the canvases, read from the CSS variables of the page, so that only CSS defines them. */

/**
 * @typedef {object} Palette
 * @property {string} up
 * @property {string} down
 * @property {string} attention
 * @property {string} right what is correct
 * @property {string} wrong
 * @property {string} text
 * @property {string} muted
 * @property {string} rim
 * @property {string} raised the ground of a bar
 * @property {string} bright an activation of 1
 * @property {string} ground
 * @property {[number, number, number]} upRgb
 * @property {[number, number, number]} downRgb
 * @property {[number, number, number]} brightRgb an activation of 1
 * @property {[number, number, number]} darkRgb an activation of 0
 * @property {[number, number, number]} groundRgb
 * @property {boolean} isLight dark marks on light ground
 * @property {string} font
 */

/**
 * Reads the colours.
 *
 * @param {Element} element whose computed style has the variables
 * @returns {Palette}
 */
export function readPalette(element) {
    const token = tokenReader(element);
    return {
        up: token('up'),
        down: token('down'),
        attention: token('attention'),
        right: token('chart-test'),
        wrong: token('error'),
        text: token('text'),
        muted: token('muted'),
        rim: token('rim'),
        raised: token('raised'),
        bright: token('lit'),
        ground: token('ground'),
        upRgb: rgb(token('up')),
        downRgb: rgb(token('down')),
        brightRgb: rgb(token('lit')),
        darkRgb: rgb(token('unlit')),
        groundRgb: rgb(token('ground')),
        isLight: rgb(token('ground'))[1] > 127,
        font: getComputedStyle(element).fontFamily,
    };
}

const HEX = /^#[0-9a-f]{6}$/i;

/**
 * Reads colours of the page for a canvas. Where the system forces colours, a token is the name of one: it is resolved.
 *
 * @param {Element} element whose computed style has the tokens
 * @returns {(token: string) => string} a token's colour as #rrggbb
 */
export function tokenReader(element) {
    const style = getComputedStyle(element);
    return (token) => {
        const written = style.getPropertyValue(`--${token}`).trim();
        return HEX.test(written) ? written : resolve(element, token);
    };
}

/** @param {Element} element @param {string} token */
function resolve(element, token) {
    const probe = document.createElement('i');
    probe.style.color = `var(--${token})`;
    element.ownerDocument.body.append(probe);
    const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
    probe.remove();
    return `#${channels
        .slice(0, 3)
        .map((channel) => Math.round(Number(channel)).toString(16).padStart(2, '0'))
        .join('')}`;
}

/**
 * Parses a colour.
 *
 * @param {string} hex as #rrggbb
 * @returns {[number, number, number]} each 0 to 255
 * @throws {Error} for any other form
 */
export function rgb(hex) {
    if (!HEX.test(hex)) throw new Error(`A colour token must be #rrggbb, not ${hex}.`);
    const value = parseInt(hex.slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * Mixes two colours.
 *
 * @param {[number, number, number]} from
 * @param {[number, number, number]} to
 * @param {number} share of `to`, 0 to 1
 */
export function mixed(from, to, share) {
    const at = Math.max(0, Math.min(1, share));
    const [r, g, b] = from.map((value, i) => Math.round(value + (to[i] - value) * at));
    return `rgb(${r} ${g} ${b})`;
}
