import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { number, whole } from '../text/format.js';
import { say, textIds } from '../text/say.js';

/** @typedef {import('./scene/quantities.js').Quantity} Quantity */
/** @typedef {import('./scene/scene.js').Scene} Scene */
/** @typedef {import('./scene/arrows.js').ArrowScale} ArrowScale */
/** @typedef {{ scene: Scene, arrowScale: ArrowScale }} Legible what the legend is of */
/** @template T @typedef {import('@preact/signals-core').ReadonlySignal<T>} ReadonlySignal */

/** @type {Record<Quantity, { up: string, down: string }>} */
const MEANING = {
    contributions: textIds({ up: 'stage-legend-contributions-up', down: 'stage-legend-contributions-down' }),
    weights: textIds({ up: 'stage-legend-weights-up', down: 'stage-legend-weights-down' }),
    weight_nudges: textIds({ up: 'stage-legend-weight-nudges-up', down: 'stage-legend-weight-nudges-down' }),
    gradient: textIds({ up: 'stage-legend-gradient-up', down: 'stage-legend-gradient-down' }),
    update: textIds({ up: 'stage-legend-update-up', down: 'stage-legend-update-down' }),
    asks: textIds({ up: 'stage-legend-asks-up', down: 'stage-legend-asks-down' }),
};

/**
 * The legend: the meaning of the colours and, where it is opened, the scales.
 *
 * @param {{ of: ReadonlySignal<Legible | null>, hasScales: boolean }} props
 */
export function Legend({ of, hasScales }) {
    const quantity = useComputed(() => of.value && findQuantity(of.value.scene)).value;
    if (!quantity) return null;
    const { up, down } = MEANING[quantity];
    return html`<div class="legend" role="group" aria-label=${say('stage-legend')}>
        <div><i class="swatch up" aria-hidden="true"></i>${say(up)}</div>
        <div><i class="swatch down" aria-hidden="true"></i>${say(down)}</div>
        ${hasScales ? html`<${Scales} of=${of} />` : null}
    </div>`;
}

/**
 * The scales of the lengths, and how many lines are left out. While it is closed it depends on nothing.
 *
 * @param {{ of: ReadonlySignal<Legible | null> }} props
 */
function Scales({ of }) {
    const [isOpen, setOpen] = useState(false);
    const value = isOpen && of.value && summarise(of.value.scene, of.value.arrowScale);
    return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
        <summary>${say('stage-legend-scales')}</summary>
        ${
            value &&
            html`<ul class="fine">
                <li class="activation"><i aria-hidden="true"></i>${value.activation}</li>
                <li>${say('stage-legend-strongest', toStrongest(value.lines))}</li>
                ${value.leftOut ? html`<li>${value.leftOut}</li>` : null}
                ${value.tiles ? html`<li>${say('stage-legend-images', { full: value.tiles })}</li>` : null}
                ${value.longest ? html`<li>${say('stage-legend-longest', toLongest(value))}</li>` : null}
            </ul>`
        }
    </details>`;
}

/** @typedef {{ lines: { layer: number, max: number }[], leftOut: string, activation: string, tiles: string,
 *     longest: string, longestOf: { first: number, last: number } | null }} LegendSummary longestOf: the layers, where
 *     there is a longest arrow for each */

/** @param {LegendSummary['lines']} lines */
const toStrongest = (lines) => ({ values: lines.map(({ max }) => number(max)).join(' · '), layers: lines.length });

/** @param {LegendSummary} summary */
const toLongest = ({ longest, longestOf }) => ({
    values: longest,
    is_of_layers: longestOf !== null,
    first: longestOf?.first ?? 0,
    last: longestOf?.last ?? 0,
});

/** The quantity of the most emphasized lines. @param {Scene} scene @returns {Quantity} */
export function findQuantity({ lines, phase }) {
    const mostEmphasized = lines.reduce((best, each) => (each.emphasis > best.emphasis ? each : best), lines[0]);
    return mostEmphasized?.edges.quantity ?? (phase === 'update' ? 'update' : 'contributions');
}

/** @param {Scene} scene @param {ArrowScale} arrowScale @returns {LegendSummary} */
export function summarise({ lines, tiles, longest, arrows, whites }, arrowScale) {
    const first = lines.find(({ edges }) => edges.layer === 1)?.edges;
    const shown = longest.flatMap((value, layer) =>
        arrows.some((arrow) => arrow.layer === layer) ? [{ value, layer }] : [],
    );
    const isForEach = arrowScale === 'layer';
    return {
        lines: lines.map(({ edges }) => ({ layer: edges.layer, max: edges.max })),
        leftOut: first ? countLeftOut(first) : '',
        activation: say('stage-legend-activation', {
            is_to_one: whites.every((white) => white === 1),
            values: whites.map((white) => number(white)).join(' · '),
        }),
        tiles: tiles?.boxes.length ? number(tiles.full) : '',
        longest: (isForEach ? shown : shown.slice(0, 1)).map(({ value }) => number(value)).join(' · '),
        longestOf:
            isForEach && shown.length > 1 ? { first: shown[0].layer, last: shown[shown.length - 1].layer } : null,
    };
}

/** @param {import('./scene/edges.js').Edges} edges */
function countLeftOut({ shown, of }) {
    return shown < of ? say('stage-legend-left-out', { shown: whole(shown), count: whole(of) }) : '';
}
