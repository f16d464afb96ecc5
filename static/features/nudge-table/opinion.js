import { html } from 'htm/preact';
import { number, percent } from '../../text/format.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';

/** The average nudge. @param {{ value: number | null, select: () => void, place: object }} props */
export function Average({ value, select, place }) {
    const tone = value === null ? 'muted' : value < 0 ? 'down' : value > 0 ? 'up' : '';
    return html`<td class="average" onClick=${select} ...${place}>
        <span class=${tone}>${value === null ? notYet() : number(value, { signed: true, digits: 2 })}</span>
    </td>`;
}

/**
 * The agreement as a percentage and a bar, and the numbers of positive, negative and zero nudges.
 *
 * @param {{ opinion: import('./model/table.js').Opinion | null, select: () => void, place: object }} props
 */
export function Agreement({ opinion, select, place }) {
    if (!opinion) return html`<td class="agree" onClick=${select} ...${place}>${notYet()}</td>`;
    const { agreement, up, down, none } = opinion;
    return html`<td class="agree" onClick=${select} ...${place}>
        <span class="share">${agreement === null ? null : percent(agreement, 0)}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="10" />
            <rect class="part" width=${100 * (agreement ?? 0)} height="10" />
        </svg>
        <span class="votes">
            ${rich('nudge-table-votes', {
                up,
                down,
                none,
                blue: inTone('up'),
                orange: inTone('down'),
                grey: inTone('muted'),
                mark: (/** @type {unknown[]} */ children) => html`<span aria-hidden="true">${children}</span>`,
                hidden: (/** @type {unknown[]} */ children) => html`<span class="visually-hidden">${children}</span>`,
            })}
        </span>
    </td>`;
}

/** @param {string} tone @returns {(children: unknown[]) => unknown} */
const inTone = (tone) => (children) => html`<span class=${tone}>${children}</span>`;
