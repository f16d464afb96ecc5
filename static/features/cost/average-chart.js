import { alongAxis, highest, marksOf } from './model/average.js';
import { number, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/average.js').Passing} Passing */

/**
 * The mean of the first example, of the first two, and so on, as a line; the costs of those that were shown
 * as dots, those too high for the picture at its upper edge. In the end the cost of the set.
 *
 * @param {{ passing: Passing, passed: number, isOver: boolean }} props `passed`: how many of those shown
 */
export function AverageChart({ passing, passed, isOver }) {
    const { shown, costs, means, count, cost } = passing;
    const top = highest(means) || 1;
    const x = (/** @type {number} */ place) => 100 * alongAxis(place, count);
    const y = (/** @type {number} */ value) => 100 - (100 * value) / top;
    const gone = shown.slice(0, passed);
    const line = gone.map((place, i) => `${i ? 'L' : 'M'}${x(place).toFixed(2)} ${y(means[place - 1]).toFixed(2)}`).join('');
    const dots = gone.filter((place) => costs[place - 1] <= top).map((place) => `M${x(place).toFixed(2)} ${y(costs[place - 1]).toFixed(2)}h0`).join('');
    const above = gone.filter((place) => costs[place - 1] > top);
    const marks = marksOf(count);
    return html`<div class="average-chart">
        <div class="plane" aria-hidden="true">
            <svg viewBox="0 0 100 100" preserveAspectRatio="none">
                ${marks.map((mark) => html`<line class="axis" x1=${x(mark)} x2=${x(mark)} y1="0" y2="100" />`)}
                <line class="axis" x1="0" x2="100" y1="100" y2="100" />
                ${isOver ? html`<line class="true-mean" x1="0" x2="100" y1=${y(cost)} y2=${y(cost)} />` : null}
                <path class="dots" d=${dots} />
                <path class="mean" d=${line} />
            </svg>
            <span class="top-mark">cost ${number(top, { digits: 2 })}</span>
            ${above.map((place) => html`<span key=${place} class="above" style=${{ left: `${x(place)}%` }}>▴</span>`)}
            ${marks.map((mark) => html`<span key=${mark} class="mark-name" style=${{ left: `${x(mark)}%` }}>${whole(mark)}</span>`)}
        </div>
        <${Means} marks=${marks} means=${means} reached=${shown[passed - 1]} />
        <p class="fine">
            Line: the mean so far. Dots: the costs of the examples that are shown, ▴ where they are above the picture. Across:
            how many have passed, each mark ten times as many.
        </p>
    </div>`;
}

/** @param {{ marks: number[], means: Float64Array, reached: number }} props */
function Means({ marks, means, reached }) {
    return html`<table class="means">
        <caption class="visually-hidden">How the mean forms</caption>
        <tbody>
            <tr><th scope="row">the first</th>${marks.map((mark) => html`<th key=${mark} scope="col">${whole(mark)}</th>`)}</tr>
            <tr><th scope="row">cost on average</th>${marks.map((mark) => html`<td key=${mark} data-mark=${mark}>${reached >= mark ? number(means[mark - 1]) : '?'}</td>`)}</tr>
        </tbody>
    </table>`;
}
