import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Amount } from '../../ui/amount.js';
import { letter, operator, partial } from './math.js';
import { buildPaths } from './model/chain-rule.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/known.js').Known} Known */
/** @typedef {import('./model/chain-rule.js').Path} Path */
/** @typedef {import('./model/chain-rule.js').Paths} Paths */
/** @typedef {{ layer: number, index: number }} Neuron */

/**
 * ∂C/∂a of a hidden neuron: the strongest paths through the next layer, and the sum of all other paths. Each ∂C/∂a in
 * the table is such a sum again, one layer further on; a click opens it below.
 *
 * @param {{ record: StepRecord, settings: any, weight: Neuron, known: Known }} props
 */
export function PathSums({ record, settings, weight, known }) {
    const [opened, setOpened] = useState(/** @type {number[]} */ ([]));
    const neurons = [weight, ...opened.map((index, i) => ({ layer: weight.layer + 1 + i, index }))];
    const open = (/** @type {number} */ depth, /** @type {number} */ to) =>
        setOpened(opened[depth] === to ? opened.slice(0, depth) : [...opened.slice(0, depth), to]);
    return html`<${Formula} />
        ${neurons.map(
            (neuron, depth) => html`<${PathSum}
                key=${depth}
                record=${record}
                neuron=${neuron}
                paths=${buildPaths(record, settings, neuron)}
                known=${known}
                opened=${opened[depth]}
                open=${(/** @type {number} */ to) => open(depth, to)}
            />`,
        )}`;
}

/** The sum in symbols. */
function Formula() {
    const [C, a] = ['C', 'a'].map((name) => letter(name));
    const [aj, zj] = [letter('a', 'j'), letter('z', 'j')];
    return html`<math
        display="block"
        class="path-formula"
        aria-label=${say('path-sums-formula')}
    >
        ${partial(C, a)}${operator('=')}<munder><mo movablelimits="false">∑</mo><mi>j</mi></munder>
        ${letter('w', 'j')}${operator('·')}${partial(aj, zj)}${operator('·')}${partial(C, aj)}
    </math>`;
}

/** @param {{ record: StepRecord, neuron: Neuron, paths: Paths | null, known: Known, opened?: number,
 *     open: (to: number) => void }} props */
function PathSum({ record, neuron, paths, known, opened, open }) {
    const name = neuronName(neuron.layer, neuron.index, record.depth);
    const next = neuron.layer + 1;
    if (!paths || !known.ask(next)) {
        return html`<p class="muted">${say('path-sums-unknown', { neuron: name, layer: next })}</p>`;
    }
    const isSoftmax = paths.shown[0].aByZ === null;
    const most = Math.max(Math.abs(paths.total), ...paths.shown.map(({ value }) => Math.abs(value)));
    return html`<table class="connections path-sum">
        <caption>${say('path-sums-caption', { neuron: name, layer: next })}</caption>
        <thead>
            <tr>
                <th scope="col">${say('path-sums-through')}</th>
                <th scope="col">w</th>
                ${
                    isSoftmax
                        ? html`<th scope="col" colspan="2">· ∂C/∂z</th>`
                        : html`<th scope="col">· ∂a/∂z</th><th scope="col">· ∂C/∂a</th>`
                }
                <th scope="col" colspan="2">${say('path-sums-path')}</th>
            </tr>
        </thead>
        <tbody>
            ${paths.shown.map(
                (path) => html`<${PathRow}
                    key=${path.to}
                    path=${path}
                    layer=${next}
                    record=${record}
                    most=${most}
                    isOpen=${opened === path.to}
                    open=${open}
                />`,
            )}
            ${
                paths.others.count > 0
                    ? html`<tr>
                        <th scope="row" colspan="4" class="muted">
                            ${say('path-sums-others', { count: paths.others.count })}
                        </th>
                        <${Amount} value=${paths.others.value} most=${most} />
                    </tr>`
                    : null
            }
            <tr class="sum">
                <th scope="row" colspan="4">${say('path-sums-sum', { neuron: name })}</th>
                <${Amount} value=${paths.total} most=${most} />
            </tr>
        </tbody>
    </table>`;
}

/** @param {{ path: Path, layer: number, record: StepRecord, most: number, isOpen: boolean,
 *     open: (to: number) => void }} props */
function PathRow({ path, layer, record, most, isOpen, open }) {
    const neuron = neuronName(layer, path.to, record.depth);
    const name = layer === record.depth ? say('path-sums-output', { neuron }) : neuron;
    return html`<tr class=${isOpen ? 'chosen' : ''}>
        <th scope="row">${name}</th>
        <td>${number(path.w)}</td>
        ${path.aByZ === null ? null : html`<td>${number(path.aByZ)}</td>`}
        <td colspan=${path.aByZ === null ? 2 : 1}>
            ${
                layer < record.depth
                    ? html`<button
                        class="link opens"
                        aria-expanded=${isOpen}
                        aria-label=${say('path-sums-open', { value: number(path.costByA), neuron: name })}
                        onClick=${() => open(path.to)}
                    >
                        ${number(path.costByA)}
                    </button>`
                    : number(path.aByZ === null ? path.costByZ : path.costByA)
            }
        </td>
        <${Amount} value=${path.value} most=${most} />
    </tr>`;
}
