import { html } from 'htm/preact';
import { number, whole } from '../text/format.js';

/** @typedef {import('./scene/quantities.js').Quantity} Quantity */

/** @type {Record<Quantity, { up: string, down: string }>} */
const MEANING = {
    contributions: { up: 'pushes up', down: 'pushes down' },
    weights: { up: 'positive weight', down: 'negative weight' },
    weight_nudges: { up: 'increase lowers the cost', down: 'decrease lowers the cost' },
    gradient: { up: 'increase lowers the mean cost', down: 'decrease lowers the mean cost' },
    update: { up: 'was increased', down: 'was decreased' },
    asks: { up: 'asks to go up', down: 'asks to go down' },
};

/**
 * The legend: the meaning of the colours, the scales of the lengths, and how many lines are left out.
 *
 * @param {{ summary: import('@preact/signals-core').Signal<LegendSummary | null>, hasScales: boolean }} props
 */
export function Legend({ summary, hasScales }) {
    const value = summary.value;
    if (!value) return null;
    const { up, down } = MEANING[value.quantity];
    return html`<div class="legend" role="group" aria-label="Legend">
        <div><i class="swatch up" aria-hidden="true"></i>${up}</div>
        <div><i class="swatch down" aria-hidden="true"></i>${down}</div>
        ${
            hasScales
                ? html`<details>
            <summary>scales</summary>
            <ul class="fine">
                <li class="activation"><i aria-hidden="true"></i>activation ${value.activation}</li>
                <li>
                    strongest lines: ${value.lines.map(({ max }) => number(max)).join(' · ')}${
                        value.lines.length > 1 ? ` (layer 1 to ${value.lines.length})` : ''
                    }
                </li>
                ${value.leftOut ? html`<li>layer 1: ${value.leftOut}</li>` : null}
                ${value.tiles ? html`<li>images: full colour from ${value.tiles}</li>` : null}
                ${value.longest ? html`<li>longest arrow: ${value.longest}</li>` : null}
            </ul>
        </details>`
                : null
        }
    </div>`;
}

/** @typedef {{ quantity: Quantity, lines: { layer: number,
 *     max: number }[], leftOut: string, activation: string, tiles: string, longest: string }} LegendSummary */

/**
 * @param {import('./scene/scene.js').Scene} scene
 * @param {import('./scene/arrows.js').ArrowScale} arrowScale
 * @returns {LegendSummary}
 */
export function summarise({ lines, tiles, longest, arrows, phase, whites }, arrowScale) {
    const mostEmphasized = lines.reduce((best, each) => (each.emphasis > best.emphasis ? each : best), lines[0]);
    const first = lines.find(({ edges }) => edges.layer === 1)?.edges;
    const shown = longest.flatMap((value, layer) =>
        arrows.some((arrow) => arrow.layer === layer) ? [{ value, layer }] : [],
    );
    const layers = shown.length > 1 ? ` (layer ${shown[0].layer} to ${shown.at(-1)?.layer})` : '';
    const perLayer = shown.map(({ value }) => number(value)).join(' · ') + layers;
    const overall = shown.length ? number(shown[0].value) : '';
    return {
        quantity: mostEmphasized?.edges.quantity ?? (phase === 'update' ? 'update' : 'contributions'),
        lines: lines.map(({ edges }) => ({ layer: edges.layer, max: edges.max })),
        leftOut: first ? countLeftOut(first) : '',
        activation: whites.every((white) => white === 1)
            ? '0 to 1'
            : `up to ${whites.map((white) => number(white)).join(' · ')}`,
        tiles: tiles?.boxes.length ? number(tiles.full) : '',
        longest: arrowScale === 'layer' ? perLayer : overall,
    };
}

/** @param {import('./scene/edges.js').Edges} edges */
function countLeftOut({ shown, of }) {
    return shown < of ? `${whole(shown)} of ${whole(of)} lines, the strongest of each neuron` : '';
}
