import { html } from 'htm/preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';

import { required } from '../../core/record.js';
import { buildTiles } from '../../stage/scene/tiles.js';
import { number, whole } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { bitmap, paintSigned, SIDE } from '../../ui/canvas/images.js';
import { readPalette } from '../../ui/canvas/palette.js';
import { rich } from '../../ui/rich.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../stage/scene/tiles.js').Tiles} Tiles */

/**
 * The panel with the weights of each first-layer neuron as an image, at the step on show.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     actions: import('../../core/actions.js').Actions }} props
 */
export function FirstLayer({ store, actions }) {
    const record = store.record.value;
    const tiles = useMemo(() => record && buildTiles(record, null, 'weights'), [record]);
    const host = useRef(/** @type {HTMLUListElement | null} */ (null));
    const { theme } = store.view.value;
    useLayoutEffect(() => {
        if (host.current && tiles) paint(host.current, tiles);
    }, [tiles, theme]);
    if (!record || !tiles || record.sizes[0] !== SIDE * SIDE) return null;
    const selection = store.selection.value;
    return html`<section class="panel first-layer" aria-labelledby="first-layer-title">
        <h2 id="first-layer-title">${say('first-layer-title')}</h2>
        <ul class="weight-images" ref=${host}>
            ${Array.from({ length: record.sizes[1] }, (_, index) => {
                const isChosen = selection?.layer === 1 && selection.index === index;
                const name = neuronName(1, index, record.depth);
                return html`<li key=${index}>
                    <button
                        data-neuron=${index}
                        aria-pressed=${isChosen}
                        aria-label=${say('first-layer-neuron', { neuron: name })}
                        onClick=${() => actions.select({ layer: 1, index })}
                    >
                        <canvas width=${SIDE} height=${SIDE} aria-hidden="true"></canvas>
                        <span aria-hidden="true">${name}</span>
                    </button>
                </li>`;
            })}
        </ul>
        <p class="fine">
            ${rich('first-layer-key', {
                step: html`<span data-step=${record.step}>${whole(record.step)}</span>`,
                full: html`<span data-full=${tiles.full}>${number(tiles.full)}</span>`,
            })}
        </p>
        <${Extremes} record=${record} />
    </section>`;
}

/** The greatest and the lowest weight of each neuron, for screen readers. @param {{ record: StepRecord }} props */
function Extremes({ record }) {
    const extremes = useMemo(() => findExtremeWeights(record), [record]);
    return html`<div class="visually-hidden"><table>
        <caption>${say('first-layer-caption')}</caption>
        <thead>
            <tr>
                <th scope="col">${say('first-layer-head')}</th>
                <th scope="col">${say('first-layer-bias')}</th>
                <th scope="col">${say('first-layer-greatest')}</th>
                <th scope="col">${say('first-layer-lowest')}</th>
            </tr>
        </thead>
        <tbody>
            ${extremes.map(
                ({ index, bias, greatest, least }) => html`<tr key=${index}>
                    <th scope="row">${neuronName(1, index, record.depth)}</th>
                    <td>${number(bias)}</td>
                    <td>${toWeightText(greatest)}</td>
                    <td>${toWeightText(least)}</td>
                </tr>`,
            )}
        </tbody>
    </table></div>`;
}

/** @param {{ pixel: number, w: number }} weight */
function toWeightText({ pixel, w }) {
    return say('first-layer-weight', { weight: number(w), pixel });
}

/** @param {HTMLElement} host @param {Tiles} tiles */
function paint(host, { values, perTile, full }) {
    const palette = readPalette(host);
    const { data } = bitmap();
    host.querySelectorAll('canvas').forEach((canvas, index) => {
        paintSigned(data.data, values, index * perTile, full, palette);
        canvas.getContext('2d')?.putImageData(data, 0, 0);
    });
}

/**
 * @typedef {object} WeightExtremes
 * @property {number} index the neuron
 * @property {number} bias
 * @property {{ pixel: number, w: number }} greatest
 * @property {{ pixel: number, w: number }} least
 */

/** @param {import('../../core/record.js').StepRecord} record with parameters @returns {WeightExtremes[]} */
export function findExtremeWeights({ sizes, w, b }) {
    const weights = required(w[1]);
    return Array.from(required(b[1]), (bias, index) => {
        const own = weights.subarray(index * sizes[0], (index + 1) * sizes[0]);
        let [greatest, least] = [0, 0];
        for (let pixel = 1; pixel < own.length; pixel++) {
            if (own[pixel] > own[greatest]) greatest = pixel;
            if (own[pixel] < own[least]) least = pixel;
        }
        return { index, bias, greatest: { pixel: greatest, w: own[greatest] }, least: { pixel: least, w: own[least] } };
    });
}
