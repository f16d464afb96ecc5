import { sharesOf } from './model/rivals.js';
import { percent, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/rivals.js').Race} Race */

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * What each of the two calls the test images: to the left of the digits the one that heard of one of
 * them only, to the right the other. A bar reaches its end where all images are called that digit.
 *
 * @param {{ race: Race, labels: number[] }} props labels: what the test images really are
 */
export function RivalBars({ race, labels }) {
    const only = sharesOf(race.only);
    const all = sharesOf(race.all);
    return html`<table class="rival-bars">
        <caption class="visually-hidden">How many of ${whole(labels.length)} test images each calls which digit</caption>
        <colgroup><col /><col class="middle" /><col /></colgroup>
        <thead class="visually-hidden">
            <tr><th scope="col">heard only ${race.label}s</th><th scope="col">digit</th><th scope="col">heard all digits</th></tr>
        </thead>
        <tbody>
            ${DIGITS.map((digit) => {
                const real = labels.filter((label) => label === digit).length / (labels.length || 1);
                return html`<tr key=${digit} class=${digit === race.label ? 'heard' : ''} data-digit=${digit}>
                    <${Share} of="only" share=${only?.[digit] ?? null} count=${race.only?.predicted[digit]} real=${real} />
                    <th scope="row">${digit}</th>
                    <${Share} of="all" share=${all?.[digit] ?? null} count=${race.all?.predicted[digit]} real=${real} />
                </tr>`;
            })}
        </tbody>
    </table>`;
}

/** @param {{ of: 'only' | 'all', share: number | null, count: number | undefined, real: number }} props */
function Share({ of, share, count, real }) {
    const at = (/** @type {number} */ part) => (of === 'only' ? 100 * (1 - part) : 100 * part);
    return html`<td class=${`called ${of}`} data-of=${of} data-count=${count}>
        <span class="called-row">
            <span class="called-number">${share === null ? '?' : percent(share)}</span>
            <svg class="called-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width="100" height="10" />
                ${share === null ? null : html`<rect class="part" x=${Math.min(at(share), at(0))} width=${100 * share} height="10" />`}
                <line x1=${at(real)} x2=${at(real)} y1="0" y2="10" />
            </svg>
        </span>
    </td>`;
}
