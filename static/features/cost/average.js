import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { number, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { paintPixels } from '../../ui/canvas/images.js';
import { Painted } from '../../ui/canvas/painted.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { alongAxis, buildMarks, highest, passedAt } from './model/average.js';
import { usePassing } from './passing.js';

/** @typedef {import('./model/average.js').Passing} Passing */
/** @typedef {Passing['set']} Set */

/** @type {Set[]} */
const SETS = ['batch', 'all'];

/**
 * The panel of the average cost: the examples pass by, each with its cost, and the running mean ends at the cost of the
 * set.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function CostAverage({ store, questions }) {
    const [set, choose] = useState(/** @type {Set} */ ('all'));
    const room = store.room.value;
    const record = store.record.value;
    const passing = usePassing(store, questions, set);
    if (!record || !room) return null;
    const isRunning = store.isTraining.value;
    const why = whyNot({ set, record, isKnown: store.known.value.cost, isRunning });
    const { progress, answer, error, isAsking } = passing;
    const isPassing = answer !== null && progress.isMoving;
    return html`<section class="panel cost-average" aria-labelledby="cost-average-title">
        <h2 id="cost-average-title">${say('cost-average-title')}</h2>
        <div class="choice-row" role="group" aria-label=${say('cost-average-sets')}>
            ${SETS.map(
                (each) => html`<button
                    key=${each}
                    class="choice"
                    aria-pressed=${each === set}
                    onClick=${() => choose(each)}
                >
                    ${rich(each === 'all' ? 'cost-average-all' : 'cost-average-batch', {
                        count: each === 'all' ? room.training_examples : record.batchSize,
                        muted: (/** @type {unknown[]} */ children) => html`<span class="muted">${children}</span>`,
                    })}
                </button>`,
            )}
            <button
                class="button pass"
                disabled=${why !== '' || isAsking}
                onClick=${isPassing ? progress.stop : passing.start}
            >
                ${say(isPassing ? 'cost-average-stop' : answer ? 'cost-average-again' : 'cost-average-pass')}
            </button>
        </div>
        ${why ? html`<p class="muted">${why}</p>` : null}
        ${error ? html`<p class="error">${error}</p>` : null}
        ${
            answer && !why
                ? html`<${Formed}
                    passing=${answer}
                    share=${progress.share}
                    before=${passing.before}
                    view=${store.view.value}
                />`
                : null
        }
    </section>`;
}

/** Returns why the examples cannot pass now; empty where they can. */
/** @param {{ set: Set, record: import('../../core/record.js').StepRecord, isKnown: boolean, isRunning: boolean }} of */
function whyNot({ set, record, isKnown, isRunning }) {
    if (isRunning) return say('cost-average-training');
    if (!isKnown) return say('cost-average-unknown');
    if (set !== 'batch' || record.cost !== null) return '';
    return say(record.step === 0 ? 'cost-average-no-batch' : 'cost-average-no-step');
}

/** @param {{ passing: Passing, share: number, before: Passing | null,
 *     view: import('../../core/store.js').View }} props */
function Formed({ passing, share, before, view }) {
    const { shown, count, cost, step } = passing;
    const passed = passedAt(shown, share);
    const isOver = share >= 1;
    const values = { set: passing.set, count, step };
    return html`<div class="passing">
            <${PassingImage} passing=${passing} at=${passed - 1} theme=${view.theme} />
            <${AverageChart} passing=${passing} passed=${passed} isOver=${isOver} />
        </div>
        <${Announced} text=${isOver ? say('cost-average-mean', { ...values, mean: number(cost) }) : ''} />
        <p class="mean-told">
            ${rich('cost-average-mean', {
                ...values,
                mean: html`<b class="attention" data-value="mean">${isOver ? number(cost) : notYet()}</b>`,
            })}
            ${
                isOver && before && before.step !== step
                    ? html` <span class="muted">
                        ${say('cost-average-before', { step: before.step, cost: number(before.cost) })}
                    </span>`
                    : null
            }
        </p>`;
}

/**
 * The chart of the running mean as a line, and of the costs of the shown examples as dots. A cost above the picture is
 * marked at the upper edge. At the end a line shows the cost of the set.
 *
 * @param {{ passing: Passing, passed: number, isOver: boolean }} props `passed`: how many of the
 *     shown examples have passed
 */
function AverageChart({ passing, passed, isOver }) {
    const { shown, costs, means, count, cost } = passing;
    const top = highest(means) || 1;
    const x = (/** @type {number} */ place) => 100 * alongAxis(place, count);
    const y = (/** @type {number} */ value) => 100 - (100 * value) / top;
    const passedPlaces = shown.slice(0, passed);
    const line = passedPlaces
        .map((place, i) => `${i ? 'L' : 'M'}${x(place).toFixed(2)} ${y(means[place - 1]).toFixed(2)}`)
        .join('');
    const dots = passedPlaces
        .filter((place) => costs[place - 1] <= top)
        .map((place) => `M${x(place).toFixed(2)} ${y(costs[place - 1]).toFixed(2)}h0`)
        .join('');
    const above = passedPlaces.filter((place) => costs[place - 1] > top);
    const marks = buildMarks(count);
    return html`<div class="average-chart">
        <div class="plane" aria-hidden="true">
            <svg viewBox="0 0 100 100" preserveAspectRatio="none">
                ${marks.map((mark) => html`<line class="axis" x1=${x(mark)} x2=${x(mark)} y1="0" y2="100" />`)}
                <line class="axis" x1="0" x2="100" y1="100" y2="100" />
                ${isOver ? html`<line class="true-mean" x1="0" x2="100" y1=${y(cost)} y2=${y(cost)} />` : null}
                <path class="dots" d=${dots} />
                <path class="mean" d=${line} />
            </svg>
            <span class="top-mark">${say('cost-average-top', { cost: number(top, { digits: 2 }) })}</span>
            ${above.map((place) => html`<span key=${place} class="above" style=${{ left: `${x(place)}%` }}>▴</span>`)}
            ${marks.map(
                (mark) => html`<span key=${mark} class="mark-name" style=${{ left: `${x(mark)}%` }}>
                    ${whole(mark)}
                </span>`,
            )}
        </div>
        <${MeansTable} marks=${marks} means=${means} reached=${shown[passed - 1]} />
        <p class="fine">${say('cost-average-key')}</p>
    </div>`;
}

/** @param {{ marks: number[], means: Float64Array, reached: number }} props */
function MeansTable({ marks, means, reached }) {
    return html`<table class="means">
        <caption class="visually-hidden">${say('cost-average-caption')}</caption>
        <tbody>
            <tr>
                <th scope="row">${say('cost-average-first')}</th>
                ${marks.map((mark) => html`<th key=${mark} scope="col">${whole(mark)}</th>`)}
            </tr>
            <tr>
                <th scope="row">${say('cost-average-cost')}</th>
                ${marks.map(
                    (mark) => html`<td key=${mark} data-mark=${mark}>
                        ${reached >= mark ? number(means[mark - 1]) : notYet()}
                    </td>`,
                )}
            </tr>
        </tbody>
    </table>`;
}

/**
 * The example that passes now, its cost, and the mean so far.
 *
 * @param {{ passing: import('./model/average.js').Passing, at: number, theme: string }} props `at`: its
 *     place among the shown examples
 */
function PassingImage({ passing: { shown, images, labels, costs, means }, at, theme }) {
    const place = shown[at] - 1;
    const image = images[at];
    const label = labels[place];
    const paint = (
        /** @type {Uint8ClampedArray} */ rgba,
        /** @type {import('../../ui/canvas/palette.js').Palette} */ palette,
    ) => paintPixels(rgba, image, palette);
    return html`<div class="passing-image" data-place=${place + 1}>
        <${Painted} paint=${paint} of=${[image, theme]} label=${say('cost-average-image', { label })} />
        <dl>
            <div>
                ${rich('cost-average-one', {
                    label,
                    cost: number(costs[place]),
                    name: (/** @type {unknown[]} */ children) => html`<dt>${children}</dt>`,
                    value: (/** @type {unknown[]} */ children) => html`<dd data-value="one">${children}</dd>`,
                })}
            </div>
            <div>
                ${rich('cost-average-so-far', {
                    count: place + 1,
                    mean: number(means[place]),
                    name: (/** @type {unknown[]} */ children) => html`<dt>${children}</dt>`,
                    value: (/** @type {unknown[]} */ children) =>
                        html`<dd class="attention" data-value="so-far">${children}</dd>`,
                })}
            </div>
        </dl>
    </div>`;
}
