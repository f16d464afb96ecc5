import { html } from 'htm/preact';
import { number, whole } from '../../text/format.js';

/** The average nudge. @param {{ value: number | null, select: () => void, place: object }} props */
export function Average({ value, select, place }) {
    const tone = value === null ? 'muted' : value < 0 ? 'down' : value > 0 ? 'up' : '';
    return html`<td class="average" onClick=${select} ...${place}>
        <span class=${tone}>${value === null ? '?' : number(value, { signed: true, digits: 2 })}</span>
    </td>`;
}

/**
 * The agreement as a percentage and a bar, and the numbers of positive, negative and zero nudges.
 *
 * @param {{ opinion: import('./model/table.js').Opinion | null, select: () => void, place: object }} props
 */
export function Agreement({ opinion, select, place }) {
    if (!opinion) return html`<td class="agree" onClick=${select} ...${place}><span class="muted">?</span></td>`;
    const { agreement, up, down, none } = opinion;
    return html`<td class="agree" onClick=${select} ...${place}>
        <span class="share">${agreement === null ? '–' : `${Math.round(100 * agreement)} %`}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="10" />
            <rect class="part" width=${100 * (agreement ?? 0)} height="10" />
        </svg>
        <span class="votes">
            <${Votes} tone="up" mark="▲" label="want it up" count=${up} />
            <${Votes} tone="down" mark="▼" label="want it down" count=${down} />
            ${none > 0 ? html`<${Votes} tone="muted" mark="○" label="want nothing" count=${none} />` : null}
        </span>
    </td>`;
}

/** @param {{ tone: string, mark: string, label: string, count: number }} props */
function Votes({ tone, mark, label, count }) {
    return html`<span class=${tone}>
        <span aria-hidden="true">${mark}</span>${whole(count)}<span class="visually-hidden"> ${label}, </span>
    </span>`;
}
