/**
 * Functions that write SVG, as much of it as the exports need. Colours are written as SVG 1.1 has them, #rrggbb and an
 * opacity: older readers refuse the newer forms of CSS, such as rgb(10 17 114).
 */

/** @param {string | number} text */
export function escaped(text) {
    return String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * @param {string} name
 * @param {Record<string, string | number | null | undefined>} attributes null and undefined are left out
 * @param {string | string[]} [inside] markup
 */
export function element(name, attributes, inside = '') {
    const attributeTexts = Object.entries(withPlainColours(attributes)).map(([attribute, value]) => {
        if (value === null || value === undefined) return '';
        return ` ${attribute}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`;
    });
    const content = Array.isArray(inside) ? inside.join('') : inside;
    return content ? `<${name}${attributeTexts.join('')}>${content}</${name}>` : `<${name}${attributeTexts.join('')}/>`;
}

/** @param {Record<string, string | number | null | undefined>} attributes */
function withPlainColours(attributes) {
    const plain = { ...attributes };
    for (const name of ['fill', 'stroke']) {
        const found = typeof plain[name] === 'string' ? toPlainColour(plain[name]) : null;
        if (!found) continue;
        plain[name] = found.hex;
        if (found.alpha < 1) plain[`${name}-opacity`] = found.alpha * Number(plain[`${name}-opacity`] ?? 1);
    }
    return plain;
}

/**
 * @param {string} colour as #rgb, #rrggbb, #rrggbbaa, or rgb() and rgba() with commas or without
 * @returns {{ hex: string, alpha: number } | null} null for a word, such as none
 * @throws {Error} for any other colour
 */
export function toPlainColour(colour) {
    if (/^[a-z]+$/i.test(colour)) return null;
    const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
    if (short)
        return {
            hex: `#${short
                .slice(1)
                .flatMap((digit) => [digit, digit])
                .join('')}`,
            alpha: 1,
        };
    const long = /^(#[0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour);
    if (long) return { hex: long[1], alpha: long[2] ? rounded(parseInt(long[2], 16) / 255) : 1 };
    const [r, g, b, alpha, ...more] = /^rgba?\(.+\)$/.test(colour) ? (colour.match(/[\d.]+%?/g) ?? []) : [];
    if (b === undefined || more.length) throw new Error(`No colour for a picture: ${colour}.`);
    return {
        hex: toHex([r, g, b].map(Number)),
        alpha: alpha ? parseFloat(alpha) / (alpha.endsWith('%') ? 100 : 1) : 1,
    };
}

/** @param {number[]} rgb each 0 to 255 @returns {string} as #rrggbb */
export function toHex(rgb) {
    return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** @param {string} text @param {Record<string, string | number | null | undefined>} attributes */
export function textElement(text, attributes) {
    return element('text', attributes, escaped(text));
}

/** Rounds to a hundredth of a pixel. @param {number} value */
export function rounded(value) {
    return Number(value.toFixed(2));
}

/**
 * @param {ArrayLike<number>} xy x and y of each point in turn
 * @param {boolean} [isClosed]
 */
export function toPath(xy, isClosed = false) {
    const parts = [];
    for (let i = 0; i + 1 < xy.length; i += 2) parts.push(`${i ? 'L' : 'M'}${rounded(xy[i])} ${rounded(xy[i + 1])}`);
    return parts.length ? parts.join('') + (isClosed ? 'Z' : '') : '';
}
