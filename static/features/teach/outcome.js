import { html } from 'htm/preact';
import { fixed2, percent } from '../../text/format.js';
import { say } from '../../text/say.js';
import { costTexts, priceText, shownBeforeText } from './model/words.js';

/** @typedef {import('../draw/model/single-step.js').Outcome} Outcome */
/** @typedef {import('../draw/model/single-step.js').Measure} Measure */

/**
 * The effect of one or several steps for one example: on the example itself and on the test set.
 *
 * @param {{ outcome: Outcome, isDrawn: boolean, count: number, step: number, isOver: boolean }} props `isDrawn`:
 *     whether the example is a drawing; `count`: of the test set; `isOver`: no more steps follow
 */
export function TeachOutcome({ outcome, isDrawn, count, step, isOver }) {
    const { before, after, label, count: steps } = outcome;
    const costs = costTexts(before.cost, after.cost);
    return html`<div class="teach-outcome">
        <table class="before-after">
            <caption class="visually-hidden">
                ${say('teach-outcome', { count: steps })}
            </caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">${say('teach-before')}</th>
                    <th scope="col">${say('teach-after')}</th>
                </tr>
            </thead>
            <tbody>
                <tr data-row="cost">
                    <th scope="row">${say('teach-cost', { is_drawn: isDrawn })}</th>
                    <td>${costs[0]}</td>
                    <td><b class="attention">${costs[1]}</b></td>
                </tr>
                <tr data-row="answer">
                    <th scope="row">${say('teach-answer')}</th>
                    <td>${before.digit}</td>
                    <td><b class=${after.digit === label ? 'right' : 'down'}>${after.digit}</b></td>
                </tr>
                <tr data-row="accuracy">
                    <th scope="row">${say('teach-accuracy')}</th>
                    <td>${percent(before.accuracy)}</td>
                    <td>
                        <b class=${after.accuracy < before.accuracy ? 'down' : 'right'}>${percent(after.accuracy)}</b>
                    </td>
                </tr>
            </tbody>
        </table>
        <${Outputs} before=${before} after=${after} label=${label} />
        <p class="price" aria-live=${isOver ? 'polite' : 'off'}>${priceText(outcome, count)}</p>
        <p class="fine">${shownBeforeText(outcome, step)}</p>
    </div>`;
}

/** @param {{ before: Measure, after: Measure, label: number }} props */
function Outputs({ before, after, label }) {
    return html`<table class="output-changes">
        <caption class="visually-hidden">${say('teach-outputs')}</caption>
        <thead>
            <tr>
                <td></td>
                ${before.outputs.map(
                    (_, digit) => html`<th
                        key=${digit}
                        scope="col"
                        class=${digit === label ? 'attention' : ''}
                    >
                        ${digit}
                    </th>`,
                )}
            </tr>
        </thead>
        <tbody>
            <${Row} name=${say('teach-before')} outputs=${before.outputs} />
            <${Row} name=${say('teach-after')} outputs=${after.outputs} was=${before.outputs} />
        </tbody>
    </table>`;
}

/** A row of outputs, each with a bar of its height, and an arrow where it has risen or fallen. */
/** @param {{ name: string, outputs: number[], was?: number[] }} props */
function Row({ name, outputs, was }) {
    return html`<tr>
        <th scope="row">${name}</th>
        ${outputs.map((output, digit) => {
            const change = was ? Number(output.toFixed(2)) - Number(was[digit].toFixed(2)) : 0;
            return html`<td key=${digit} style=${{ '--level': Math.max(0, Math.min(1, output)) }}>
                <span class="level" aria-hidden="true"></span>
                <span class=${change > 0 ? 'up' : change < 0 ? 'down' : ''}>
                    ${fixed2(output).replace(/^(−?)0(?=\D)/, '$1')}
                </span>
                ${
                    was
                        ? html`<span class=${`way ${change > 0 ? 'up' : 'down'}`} aria-hidden="true">
                            ${change > 0 ? '▲' : change < 0 ? '▼' : ''}
                        </span>`
                        : null
                }
            </td>`;
        })}
    </tr>`;
}
