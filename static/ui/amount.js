import { html } from 'htm/preact';
import { number } from '../text/format.js';
import { notYet } from './not-yet.js';

/**
 * Two cells of a table: a bar and a signed number. The bar starts in the middle, to the right for positive values and
 * to the left for negative ones; its length is in proportion to |value|, full at `most`. Without a value the second
 * cell has an empty slot.
 *
 * @param {{ value: number | null, most: number }} props
 */
export function Amount({ value, most }) {
    if (value === null) return html`<td></td><td>${notYet()}</td>`;
    const width = most > 0 ? (20 * Math.abs(value)) / most : 0;
    const tone = value < 0 ? 'down' : 'up';
    return html`<td>
            <svg class=${`bar ${tone}`} viewBox="0 0 40 10" preserveAspectRatio="none" aria-hidden="true">
                <line x1="20" x2="20" y1="0" y2="10" />
                <rect x=${value < 0 ? 20 - width : 20} y="1" width=${width} height="8" />
            </svg>
        </td>
        <td class=${tone}>${number(value, { signed: true })}</td>`;
}
