/** Functions that write SVG, as much of it as the exports need. */

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
    const attributeTexts = Object.entries(attributes).map(([attribute, value]) => {
        if (value === null || value === undefined) return '';
        return ` ${attribute}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`;
    });
    const content = Array.isArray(inside) ? inside.join('') : inside;
    return content ? `<${name}${attributeTexts.join('')}>${content}</${name}>` : `<${name}${attributeTexts.join('')}/>`;
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
