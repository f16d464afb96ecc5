import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { chosenNeuron } from '../../core/chosen.js';
import { toMoment } from '../../core/moment.js';
import { asTyped, fixed2, number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say, textIds } from '../../text/say.js';
import { useAnswer } from '../../ui/answer.js';
import { AtStep } from '../../ui/at-step.js';
import { NeuronPicker } from '../../ui/neuron-picker.js';
import { notYet } from '../../ui/not-yet.js';
import { Ranking } from './avenue-ranking.js';
import { AVENUES, compareAvenues, shownDigits } from './model/avenues.js';
import { SavedBar } from './saved-bar.js';

/** @typedef {import('./model/avenues.js').Avenue} Avenue */
/** @typedef {import('./model/avenues.js').AvenueName} AvenueName */
/** @typedef {import('./model/avenues.js').Answer} Answer */

/** Lengths of the step to choose from. Each avenue makes a step of the same length. */
const SIZES = [0.1, 0.3, 1, 3];
/** The ids of their names. @type {Record<AvenueName, string>} */
const NAMES = textIds({
    bias: 'avenues-by-bias',
    weights: 'avenues-by-weights',
    activations: 'avenues-by-activations',
});

/**
 * The panel of three avenues: each moves one neuron by a step of the same length, and shows the cost that it saves.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Avenues({ store, actions, questions }) {
    const [size, setSize] = useState(SIZES[1]);
    const record = store.record.value;
    const { layer, index } = record ? chosenNeuron(record, store.selection.value) : { layer: 0, index: 0 };
    const key = record && `${toMoment(record, store.room.value)} ${layer}.${index} ${size}`;
    const ask = async () => /** @type {Answer} */ (await questions.avenues({ layer, index, size }));
    const { value: answer, error } = useAnswer(ask, key);
    if (!record) return null;
    const isOfThis = answer && answer.layer === layer && answer.index === index;
    return html`<section class="panel avenues" aria-labelledby="avenues-title">
        <h2 id="avenues-title">
            ${say('avenues-title', {
                is_output: layer === record.depth,
                neuron: neuronName(layer, index, record.depth),
            })}
        </h2>
        <div class="avenues-choice">
            <${NeuronPicker} record=${record} chosen=${{ layer, index }} select=${actions.select} />
            <div class="sizes" role="group" aria-label=${say('avenues-size.aria-label')}>
                <span class="muted" aria-hidden="true">${say('avenues-size')}</span>
                ${SIZES.map(
                    (each) => html`<button
                        key=${each}
                        class="choice"
                        aria-pressed=${each === size}
                        onClick=${() => setSize(each)}
                    >
                        ${asTyped(each)}
                    </button>`,
                )}
            </div>
        </div>
        ${error ? html`<p class="fine">${error}</p>` : null}
        ${
            isOfThis
                ? html`<${Compared}
                    answer=${answer}
                    record=${record}
                    known=${store.known.value}
                    select=${actions.select}
                />`
                : null
        }
    </section>`;
}

/** @param {{ answer: Answer, record: import('../../core/record.js').StepRecord,
 *     known: import('../../core/known.js').Known,
 *     select: (selection: import('../../core/store.js').Selection) => void }} props */
function Compared({ answer, record, known, select }) {
    const { avenues, most } = compareAvenues(answer, known);
    const digits = shownDigits(answer, most);
    const hasLosses = avenues.some((each) => (each?.saved ?? 0) < 0);
    const isGiven = (/** @type {AvenueName} */ name) => !answer.avenues.some(({ avenue }) => avenue === name);
    return html`<table class="three" data-step=${answer.step}>
            <caption class="visually-hidden">${say('avenues-caption', { size: asTyped(answer.size) })}</caption>
            <thead>
                <tr>
                    <td><${AtStep} step=${answer.step} record=${record} /></td>
                    <th scope="col" colspan="2">${say('avenues-saved')}</th>
                    <th scope="col">${say('avenues-cost')}</th>
                    <th scope="col">${say('avenues-activation')}</th>
                </tr>
            </thead>
            <tbody>
                <tr class="now">
                    <th scope="row">${say('avenues-now')}</th>
                    <td colspan="2"></td>
                    <td>${known.cost ? costs(answer.cost, digits) : notYet()}</td>
                    <td>${known.activation(answer.layer) ? level(answer.activation) : notYet()}</td>
                </tr>
                ${AVENUES.map(
                    (name, i) => html`<${Row}
                        key=${name}
                        ...${{ name, most, digits, hasLosses, avenue: avenues[i], isGiven: isGiven(name) }}
                    />`,
                )}
            </tbody>
        </table>
        ${answer.nudge === 0 && known.nudge(answer.layer) ? html`<p class="fine">${say('avenues-no-nudge')}</p>` : null}
        <div class="rankings">
            ${avenues.map(
                (avenue) =>
                    avenue &&
                    avenue.avenue !== 'bias' &&
                    html`<${Ranking} key=${avenue.avenue} ...${{ avenue, answer, record, select }} />`,
            )}
        </div>`;
}

/** @param {{ name: AvenueName, avenue: Avenue | null, most: number, digits: number, hasLosses: boolean,
 *     isGiven: boolean }} props */
function Row({ name, avenue, most, digits, hasLosses, isGiven }) {
    if (isGiven)
        return html`<tr class="given"><th scope="row">${say('avenues-pixels')}</th><td colspan="4" class="muted">${say('arithmetic-given')}</td></tr>`;
    const saved = avenue?.saved ?? null;
    return html`<tr
        class=${avenue?.isBest ? 'best' : ''}
        data-avenue=${name}
        data-saved=${saved}
        data-cost=${avenue?.cost}
        data-activation=${avenue?.activation}
    >
        <th scope="row">
            ${say(NAMES[name])}
            ${avenue?.isBest ? html` <span class="winner">${say('avenues-best')}</span>` : null}
        </th>
        <td class="bar-cell">${saved === null ? null : html`<${SavedBar} ...${{ saved, most, hasLosses }} />`}</td>
        <td class=${saved === null ? 'muted' : saved < 0 ? 'down' : 'up'}>
            ${saved === null ? notYet() : number(saved, { signed: true })}
        </td>
        <td>${avenue ? costs(avenue.cost, digits) : notYet()}</td>
        <td>${avenue ? level(avenue.activation) : notYet()}</td>
    </tr>`;
}

/** @param {number | null} cost @param {number} digits */
function costs(cost, digits) {
    return cost === null ? say('avenues-no-number') : number(cost, { digits });
}

/** @param {number | null} activation */
function level(activation) {
    return activation === null ? say('avenues-no-number') : fixed2(activation);
}
