import { html } from 'htm/preact';
import { fixed2, number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { greatest } from './model/weighted-sum.js';

/** @typedef {import('./model/weighted-sum.js').Term} Term */

/** At most this many neurons behind have a cell; more cells would be too small to see. */
const MOST_CELLS = 128;

/**
 * Three strips of cells: the activations behind, the neuron's row of weights, and their products.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     from: number | null, isActivationKnown: boolean, terms: Term[],
 *     select: (selection: import('../../core/store.js').Selection) => void }} props
 */
export function RowProducts({ record, neuron, from, isActivationKnown, terms, select }) {
    const shown = terms.slice(0, MOST_CELLS);
    const full = { w: greatest(terms, 'w'), value: greatest(terms, 'value') };
    const white = Math.max(1, ...shown.map(({ a }) => Math.abs(a)));
    const name = (/** @type {Term} */ { from: behind }) => neuronName(neuron.layer - 1, behind, record.depth);
    const extent = { is_cut: terms.length > shown.length, count: MOST_CELLS, all: terms.length };
    const strips = [
        { label: 'a', cells: shown.map(({ a }) => a / white), isActivation: true },
        { label: '× w', cells: shown.map(({ w }) => w / full.w), isActivation: false },
        {
            label: '= w·a',
            cells: isActivationKnown ? shown.map(({ value }) => value / full.value) : null,
            isActivation: false,
        },
    ];
    return html`<div class="products by-row" aria-hidden="true">
            ${strips.map(
                ({ label, cells, isActivation }) => html`<span>${label}</span>
                <svg class="strip" viewBox=${`0 0 ${shown.length} 1`} preserveAspectRatio="none">
                    ${shown.map(
                        (term, i) => html`<${Cell}
                            key=${i}
                            at=${i}
                            share=${cells ? cells[i] : null}
                            isActivation=${isActivation}
                            isChosen=${term.from === from}
                            title=${name(term)}
                            choose=${() => select({ ...neuron, from: term.from })}
                        />`,
                    )}
                </svg>`,
            )}
        </div>
        <p class="fine">
            ${
                from === null
                    ? say('weighted-sum-click-cell')
                    : html`<${Product}
                        term=${terms[from]}
                        name=${name(terms[from])}
                        isActivationKnown=${isActivationKnown}
                    />`
            }
            ${' '}
            ${
                neuron.layer === 1
                    ? say('weighted-sum-cells-pixels', extent)
                    : say('weighted-sum-cells-layer', { layer: neuron.layer - 1, ...extent })
            }
            ${' '}
            ${say('weighted-sum-full-colour-at', {
                is_known: isActivationKnown,
                w: number(full.w),
                product: number(full.value),
            })}
        </p>`;
}

/** @param {{ term: Term, name: string, isActivationKnown: boolean }} props */
function Product({ term: { w, a, value }, name, isActivationKnown }) {
    const result = isActivationKnown
        ? html`<b class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</b>`
        : notYet();
    return html`<span class="product">
        ${rich('weighted-sum-cell', { neuron: name, arithmetic: [`${fixed2(a)} × ${number(w)} = `, result] })}
    </span>`;
}

/**
 * @param {{ at: number, share: number | null, isActivation: boolean, isChosen: boolean, title: string,
 *     choose: () => void }} props `share`: of the value of full colour; null: not known
 */
function Cell({ at, share, isActivation, isChosen, title, choose }) {
    const tone = isActivation ? 'lit' : (share ?? 0) < 0 ? 'down' : 'up';
    const opacity = share === null || !Number.isFinite(share) ? 0 : Math.min(1, Math.abs(share));
    return html`<g class=${`cell ${tone} ${isChosen ? 'chosen' : ''}`} onClick=${choose}>
        <title>${title}</title>
        <rect class="frame" x=${at + 0.06} y="0.06" width="0.88" height="0.88" />
        <rect x=${at + 0.06} y="0.06" width="0.88" height="0.88" fill-opacity=${opacity} />
    </g>`;
}
