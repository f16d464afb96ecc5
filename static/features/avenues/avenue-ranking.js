import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

import { required } from '../../core/record.js';
import { fixed2, number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Disc } from '../../ui/icons.js';
import { notYet } from '../../ui/not-yet.js';
import { greatest } from './model/avenues.js';
import { SavedBar } from './saved-bar.js';

/** @typedef {import('./model/avenues.js').Avenue} Avenue */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

const FEW = 6;

/**
 * A ranking of the weights into a neuron by the activation behind, or of the activations behind by their weight.
 * Each row shows the cost that is saved where this number alone makes the whole step.
 *
 * @param {{ avenue: Avenue, answer: import('./model/avenues.js').Answer, record: StepRecord,
 *     select: (selection: import('../../core/store.js').Selection) => void }} props
 */
export function Ranking({ avenue: { avenue, items, count }, answer, record, select }) {
    const [isOpen, setOpen] = useState(false);
    const shown = items.slice(0, isOpen ? items.length : FEW);
    const most = greatest(items.map(({ saved }) => saved));
    const hasLosses = shown.some(({ saved }) => (saved ?? 0) < 0);
    const byActivation = avenue === 'weights';
    return html`<div class="ranking">
        <table class="ranked" data-avenue=${avenue}>
            <caption>${byActivation ? say('avenues-each-weight') : say('avenues-each-activation')}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('avenues-from')}</th>
                    <th scope="col">${byActivation ? 'a' : 'w'}</th>
                    <th scope="col" colspan="2">${say('avenues-saved')}</th>
                </tr>
            </thead>
            <tbody>
                ${shown.map(
                    (item) => html`<tr key=${item.from} data-from=${item.from} data-saved=${item.saved}>
                        <th scope="row">
                            <button
                                class="link"
                                onClick=${() => select({ layer: answer.layer, index: answer.index, from: item.from })}
                            >
                                ${neuronName(answer.layer - 1, item.from ?? 0, record.depth)}
                            </button>
                        </th>
                        <td>
                            ${
                                byActivation
                                    ? html`<${Behind} ...${{ record, answer, from: item.from ?? 0 }} />`
                                    : number(item.weight ?? 0)
                            }
                        </td>
                        <td class="bar-cell">
                            ${
                                item.saved === null
                                    ? null
                                    : html`<${SavedBar} saved=${item.saved} ...${{ most, hasLosses }} />`
                            }
                        </td>
                        <td class=${(item.saved ?? 0) < 0 ? 'down' : 'up'}>
                            ${item.saved === null ? say('avenues-no-number') : number(item.saved, { signed: true, digits: 2 })}
                        </td>
                    </tr>`,
                )}
            </tbody>
        </table>
        ${
            items.length > FEW
                ? html`<button class="choice more" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
                    ${
                        isOpen
                            ? say('avenues-show-first', { count: FEW })
                            : items.length < count
                              ? say('avenues-show-some', { shown: items.length, count })
                              : say('avenues-show-all', { count })
                    }
                </button>`
                : null
        }
    </div>`;
}

/** An activation behind; "?" where the record is of another step than the answer. */
/** @param {{ record: StepRecord, answer: import('./model/avenues.js').Answer, from: number }} props */
function Behind({ record, answer, from }) {
    if (record.step !== answer.step) return notYet();
    const a = required(record.a[answer.layer - 1])[from];
    return html`<${Disc} a=${a} /> ${fixed2(a)}`;
}
