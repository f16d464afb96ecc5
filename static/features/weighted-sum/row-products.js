import { fixed2, number, whole } from '../../text/format.js';
import { layerName, neuronName } from '../../text/names.js';
import { html } from '../../ui/html.js';
import { greatest } from './model/weighted-sum.js';

/** @typedef {import('./model/weighted-sum.js').Term} Term */

/** As many neurons behind still have a cell each that can be seen. */
const MOST_CELLS = 128;

/**
 * The activations behind, the neuron's row of weights below them, and what comes of each pair.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     from: number | null, isLit: boolean, terms: Term[],
 *     select: (selection: import('../../core/store.js').Selection) => void }} props
 */
export function RowProducts({ record, neuron, from, isLit, terms, select }) {
    const shown = terms.slice(0, MOST_CELLS);
    const full = { w: greatest(terms, 'w'), value: greatest(terms, 'value') };
    const white = Math.max(1, ...shown.map(({ a }) => Math.abs(a)));
    const name = (/** @type {Term} */ { from: behind }) => neuronName(neuron.layer - 1, behind, record.depth);
    const strips = [
        { label: 'a', cells: shown.map(({ a }) => a / white), lit: true },
        { label: '× w', cells: shown.map(({ w }) => w / full.w), lit: false },
        { label: '= w·a', cells: isLit ? shown.map(({ value }) => value / full.value) : null, lit: false },
    ];
    return html`<div class="products by-row" aria-hidden="true">
            ${strips.map(
                ({ label, cells, lit }) => html`<span>${label}</span>
                <svg class="strip" viewBox=${`0 0 ${shown.length} 1`} preserveAspectRatio="none">
                    ${shown.map((term, i) => html`<${Cell} key=${i} at=${i} share=${cells ? cells[i] : null} lit=${lit} isChosen=${term.from === from} title=${name(term)} choose=${() => select({ ...neuron, from: term.from })} />`)}
                </svg>`,
            )}
        </div>
        <p class="fine">
            ${from === null ? 'Click a cell for its product.' : html`<${Product} term=${terms[from]} name=${name(terms[from])} isLit=${isLit} />`}
            ${' '}Left to right ${neuron.layer === 1 ? 'the pixels' : layerName(neuron.layer - 1, record.depth)}${terms.length > shown.length ? `, the first ${MOST_CELLS} of ${whole(terms.length)}` : ''}.
            Full colour: w at ${number(full.w)}${isLit ? html`, w·a at ${number(full.value)}` : null}.
        </p>`;
}

/** @param {{ term: Term, name: string, isLit: boolean }} props */
function Product({ term: { w, a, value }, name, isLit }) {
    return html`<span class="product">${name}: ${fixed2(a)} × ${number(w)} = ${
        isLit ? html`<b class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</b>` : '?'
    }.</span>`;
}

/**
 * @param {{ at: number, share: number | null, lit: boolean, isChosen: boolean, title: string,
 *     choose: () => void }} props `share` of what is drawn in full; null: not known
 */
function Cell({ at, share, lit, isChosen, title, choose }) {
    const tone = lit ? 'lit' : (share ?? 0) < 0 ? 'down' : 'up';
    const opacity = share === null || !Number.isFinite(share) ? 0 : Math.min(1, Math.abs(share));
    return html`<g class=${`cell ${tone} ${isChosen ? 'chosen' : ''}`} onClick=${choose}>
        <title>${title}</title>
        <rect class="frame" x=${at + 0.06} y="0.06" width="0.88" height="0.88" />
        <rect x=${at + 0.06} y="0.06" width="0.88" height="0.88" fill-opacity=${opacity} />
    </g>`;
}
