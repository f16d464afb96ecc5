import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { buildTiles } from '../../stage/scene/tiles.js';
import { number, whole } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { bitmap, paintSigned, SIDE } from '../../ui/canvas/images.js';
import { readPalette } from '../../ui/canvas/palette.js';
import { html } from '../../ui/html.js';
import { looksFor } from './model/first-layer.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../stage/scene/tiles.js').Tiles} Tiles */

/**
 * The weights of each first-layer neuron as an image, as they are at the step on show.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     actions: import('../../core/actions.js').Actions }} props
 */
export function FirstLayer({ store, actions }) {
    const record = store.panelRecord.value;
    const tiles = useMemo(() => record && buildTiles(record, null, 'weights'), [record]);
    const host = useRef(/** @type {HTMLUListElement | null} */ (null));
    const { theme } = store.view.value;
    useLayoutEffect(() => {
        if (host.current && tiles) paint(host.current, tiles);
    }, [tiles, theme]);
    if (!record || !tiles || record.sizes[0] !== SIDE * SIDE) return null;
    const selection = store.selection.value;
    return html`<section class="panel first-layer" aria-labelledby="first-layer-title">
        <h2 id="first-layer-title">What the first layer looks for</h2>
        <ul class="weight-images" ref=${host}>
            ${Array.from({ length: record.sizes[1] }, (_, index) => {
                const isChosen = selection?.layer === 1 && selection.index === index;
                const name = neuronName(1, index, record.depth);
                return html`<li key=${index}>
                    <button data-neuron=${index} aria-pressed=${isChosen} aria-label=${`Neuron ${name}`} onClick=${() => actions.select({ layer: 1, index })}>
                        <canvas width=${SIDE} height=${SIDE} aria-hidden="true"></canvas>
                        <span aria-hidden="true">${name}</span>
                    </button>
                </li>`;
            })}
        </ul>
        <p class="fine">
            The weights of step <span data-step=${record.step}>${whole(record.step)}</span>, one for each pixel. Blue: light there raises the
            neuron; orange: lowers it. Full colour from <span data-full=${tiles.full}>${number(tiles.full)}</span> on, in all images.
        </p>
        <${Extremes} record=${record} />
    </section>`;
}

/** The images' extremes, in numbers. @param {{ record: StepRecord }} props */
function Extremes({ record }) {
    const seen = useMemo(() => looksFor(record), [record]);
    return html`<div class="visually-hidden"><table>
        <caption>The weights of the first layer</caption>
        <thead>
            <tr><th scope="col">neuron</th><th scope="col">bias</th><th scope="col">greatest weight</th><th scope="col">lowest weight</th></tr>
        </thead>
        <tbody>
            ${seen.map(
                ({ index, bias, greatest, least }) => html`<tr key=${index}>
                <th scope="row">${neuronName(1, index, record.depth)}</th>
                <td>${number(bias)}</td>
                <td>${number(greatest.w)}, from pixel ${greatest.pixel}</td>
                <td>${number(least.w)}, from pixel ${least.pixel}</td>
            </tr>`,
            )}
        </tbody>
    </table></div>`;
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
