import { html } from 'htm/preact';

import { fixed2, number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Disc } from '../../ui/icons.js';
import { notYet } from '../../ui/not-yet.js';

/** @typedef {import('./model/weighted-sum.js').WeightedSum} Sum */
/** @typedef {import('./model/weighted-sum.js').Stretch} Stretch */
/** @typedef {{ low: number, high: number }} Range */

/**
 * The largest terms of a sum as a waterfall chart down to z: each bar begins where the bar above it ends. Before the
 * activations are known only the bias has a number.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     from: number | null, isActivationKnown: boolean, sum: Sum,
 *     select: (selection: import('../../core/store.js').Selection) => void }} props
 */
export function Waterfall({ record, neuron, from, isActivationKnown, sum, select }) {
    const name = (/** @type {number} */ behind) => neuronName(neuron.layer - 1, behind, record.depth);
    const { others, bias, z } = sum;
    return html`<table class="waterfall">
        <caption class="visually-hidden">
            ${say('weighted-sum-terms', { neuron: neuronName(neuron.layer, neuron.index, record.depth) })}
        </caption>
        <thead>
            <tr>
                <th scope="col">${say('weighted-sum-from')}</th>
                <th scope="col">a</th>
                <th scope="col">× w</th>
                <th scope="col">= w·a</th>
                <th scope="col" class="runs">${say('weighted-sum-added-up')}</th>
            </tr>
        </thead>
        <tbody>
            ${sum.terms.map((term) =>
                isActivationKnown
                    ? html`<${TermRow}
                        key=${term.from}
                        term=${term}
                        range=${sum}
                        name=${name(term.from)}
                        isChosen=${term.from === from}
                        choose=${() => select({ ...neuron, from: term.from })}
                    />`
                    : html`<tr key=${term.from} class="muted">
                        <th scope="row">${notYet()}</th>
                        <td>${notYet()}</td>
                        <td>${notYet()}</td>
                        <td>${notYet()}</td>
                        <td class="runs"></td>
                    </tr>`,
            )}
            ${
                others.count > 0
                    ? html`<tr data-part="others">
                        <th scope="row" colspan="3">${say('weighted-sum-others', { count: others.count })}</th>
                        <${Value} value=${isActivationKnown ? others.value : null} />
                        <${Bar} stretch=${isActivationKnown ? others : null} range=${sum} />
                    </tr>`
                    : null
            }
            <tr data-part="bias">
                <th scope="row" colspan="3">${say('weighted-sum-bias')}</th>
                <${Value} value=${bias.value} />
                <${Bar} stretch=${isActivationKnown ? bias : null} range=${sum} />
            </tr>
        </tbody>
        <tfoot>
            <tr data-part="z">
                <th scope="row" colspan="3">= z</th>
                <${Value} value=${isActivationKnown ? z : null} />
                <${Bar} stretch=${isActivationKnown ? { before: 0, after: z } : null} range=${sum} isLast />
            </tr>
        </tfoot>
    </table>`;
}

/** @param {{ term: import('./model/weighted-sum.js').Term & Stretch, range: Range, name: string,
 *     isChosen: boolean, choose: () => void }} props */
function TermRow({ term, range, name, isChosen, choose }) {
    return html`<tr class=${isChosen ? 'chosen' : ''} data-from=${term.from}>
        <th scope="row"><button class="link" aria-pressed=${isChosen} onClick=${choose}>${name}</button></th>
        <td><${Disc} a=${term.a} /> ${fixed2(term.a)}</td>
        <td>${number(term.w)}</td>
        <${Value} value=${term.value} />
        <${Bar} stretch=${term} range=${range} />
    </tr>`;
}

/** @param {{ value: number | null }} props */
function Value({ value }) {
    if (value === null) return html`<td>${notYet()}</td>`;
    return html`<td class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</td>`;
}

/** A bar from the running sum before a term to the sum after it, with a line to the next bar. */
/** @param {{ stretch: Stretch | null, range: Range, isLast?: boolean }} props */
function Bar({ stretch, range: { low, high }, isLast = false }) {
    const span = high - low;
    if (!stretch || !(span > 0) || !Number.isFinite(span)) return html`<td class="runs"></td>`;
    const x = (/** @type {number} */ value) => (100 * (value - low)) / span;
    const [start, end] = [x(stretch.before), x(stretch.after)];
    return html`<td class="runs">
        <svg
            class=${stretch.after < stretch.before ? 'down' : 'up'}
            viewBox="0 0 100 20"
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            <line class="zero" x1=${x(0)} x2=${x(0)} y1="0" y2="20" />
            ${isLast ? null : html`<line class="thread" x1=${end} x2=${end} y1="10" y2="30" />`}
            <rect x=${Math.min(start, end)} width=${Math.abs(end - start)} y="3" height="14" />
        </svg>
    </td>`;
}
