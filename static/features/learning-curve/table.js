import { gapOf } from './model/learning-curve.js';
import { whole } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./model/learning-curves.js').LearningCurves} LearningCurves */
/** @typedef {import('./model/learning-curves.js').Point} Point */

const NAMES = { plain: 'as they are', augmented: 'at random' };

/** The curves in numbers, all of them percentages. @param {{ curves: LearningCurves }} props */
export function LearningCurveTable({ curves }) {
    const shown = /** @type {const} */ (['plain', 'augmented']).flatMap((kind) => {
        const curve = curves[kind];
        return curve?.points.length ? [{ kind, points: curve.points }] : [];
    });
    const sizes = shown[0]?.points.map(({ examples }) => examples) ?? [];
    return html`<details class="curve-numbers">
        <summary>The curves in numbers</summary>
        <table class="learning-curve-table">
            <caption class="visually-hidden">Per cent of the test images and of its own examples that each network reads rightly, by the number of its labels</caption>
            <thead>
                <tr><td></td>${shown.map(({ kind }) => html`<th scope="colgroup" colspan="3">${NAMES[kind]}</th>`)}</tr>
                <tr><th scope="col">labels</th>${shown.map(() => html`<th scope="col">test</th><th scope="col">own</th><th scope="col">gap</th>`)}</tr>
            </thead>
            <tbody>
                ${sizes.map((examples, i) => html`<tr key=${examples} data-examples=${examples}>
                    <th scope="row">${whole(examples)}</th>
                    ${shown.map(({ kind, points }) => html`<${Numbers} kind=${kind} point=${points[i]} />`)}
                </tr>`)}
            </tbody>
        </table>
        <p class="fine">All in per cent; the gap is how much better a network reads its own examples than the test images.</p>
    </details>`;
}

/** @param {{ kind: 'plain' | 'augmented', point: Point | undefined }} props */
function Numbers({ kind, point }) {
    const cells = point ? [point.test, point.own, gapOf(point)] : [null, null, null];
    return ['test', 'own', 'gap'].map((of, i) => {
        const value = cells[i];
        return html`<td data-of=${`${kind}-${of}`} data-value=${value}>${value === null ? '' : (100 * value).toFixed(1).replace('-', '−')}</td>`;
    });
}
