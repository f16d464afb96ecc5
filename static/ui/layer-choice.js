import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { layerName } from '../text/names.js';
import { rich } from './rich.js';

/** @typedef {import('../core/store.js').Store} Store */

/**
 * The layer that a panel shows: the layer of the current phase, or the output layer where the phase has none. A person
 * may choose another layer until the next phase.
 *
 * @param {Store} store
 * @param {number} lowest the lowest layer that can be chosen
 * @returns {{ layer: number, choose: (layer: number) => void }}
 */
export function useLayer(store, lowest) {
    const phase = store.phase.value;
    const [choice, choose] = useState({ layer: 0, during: '' });
    const depth = store.depth.value;
    const followed = phase.layer ?? depth;
    const layer = choice.during === phase.id ? choice.layer : followed;
    return {
        layer: Math.max(lowest, Math.min(depth, layer)),
        choose: (chosen) => choose({ layer: chosen, during: phase.id }),
    };
}

/** @param {unknown[]} children */
const muted = (children) => html`<span class="muted">${children}</span>`;

/**
 * One button for each layer, the output layer first, as in backpropagation.
 *
 * @param {{ label: string, layer: number, lowest: number, depth: number,
 *     choose: (layer: number) => void }} props
 */
export function LayerChoice({ label, layer, lowest, depth, choose }) {
    if (depth <= lowest) return null;
    const layers = Array.from({ length: depth - lowest + 1 }, (_, i) => depth - i);
    return html`<div class="layer-choice" role="group" aria-label=${label}>
        ${layers.map(
            (
                each,
            ) => html`<button key=${each} class="choice" aria-pressed=${each === layer} onClick=${() => choose(each)}>
                ${rich('ui-layer', { layer: each, name: layerName(each, depth), muted })}
            </button>`,
        )}
    </div>`;
}
