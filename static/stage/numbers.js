import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { required } from '../core/record.js';
import { number } from '../text/format.js';
import { layerName, neuronName } from '../text/names.js';
import { say } from '../text/say.js';
import { notYet } from '../ui/not-yet.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */

/**
 * The numbers layerValues the stage as tables, for screen readers and for everybody who wants to read them.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function Numbers({ store, actions }) {
    const [isOpen, setOpen] = useState(false);
    // While it is closed it depends only on whether there is a record.
    const isFollowing = isOpen || store.record.peek() === null;
    const record = isFollowing ? store.record.value : store.record.peek();
    if (!record) return null;
    const layers = Array.from({ length: record.depth }, (_, i) => record.depth - i);
    return html`<details
        class="panel numbers"
        onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}
    >
        <summary>${say('stage-numbers')}</summary>
        ${
            isOpen &&
            layers.map(
                (layer) => html`<${LayerTable}
                    key=${layer}
                    record=${record}
                    layer=${layer}
                    known=${store.known.value}
                    select=${actions.select}
                />`,
            )
        }
    </details>`;
}

/** @param {{ record: StepRecord, layer: number, known: import('../core/known.js').Known,
 *     select: (s: { layer: number, index: number }) => void }} props */
function LayerTable({ record, layer, known, select }) {
    const layerValues = (/** @type {import('../core/record.js').Layers} */ layers) => required(layers[layer]);
    const [a, z, nudge, delta] = [
        layerValues(record.a),
        layerValues(record.z),
        layerValues(record.nudge),
        layerValues(record.delta),
    ];
    const [isActivationKnown, isNudgeKnown] = [known.activation(layer), known.nudge(layer)];
    const isOutput = layer === record.depth;
    return html`<table>
        <caption>${layerName(layer, record.depth)}</caption>
        <thead>
            <tr>
                <th scope="col">${say('stage-numbers-neuron')}</th><th scope="col">z</th><th scope="col">a</th>
                ${isOutput ? html`<th scope="col">y</th>` : null}
                <th scope="col">ν</th><th scope="col">δ</th>
            </tr>
        </thead>
        <tbody>
            ${Array.from(
                a,
                (activation, index) => html`<tr key=${index}>
                    <th scope="row">
                        <button class="link" onClick=${() => select({ layer, index })}>
                            ${neuronName(layer, index, record.depth)}
                        </button>
                    </th>
                    <td>${isActivationKnown ? number(z[index]) : notYet()}</td>
                    <td>${isActivationKnown ? number(activation) : notYet()}</td>
                    ${isOutput ? html`<td>${record.y[index]}</td>` : null}
                    <td>${isNudgeKnown ? number(nudge[index], { signed: true }) : notYet()}</td>
                    <td>${isNudgeKnown ? number(delta[index], { signed: true }) : notYet()}</td>
                </tr>`,
            )}
        </tbody>
    </table>`;
}
