import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { chosenWeight } from '../../core/chosen.js';
import { required } from '../../core/record.js';
import { strongestIn } from '../../core/strongest.js';
import { number, percent } from '../../text/format.js';
import { say } from '../../text/say.js';
import { rich } from '../../ui/rich.js';
import { isSaturable, learnAt, REACH, sigmoid } from './model/saturation.js';

/** @typedef {import('./model/saturation.js').Learning} Learning */

/**
 * The panel of saturation: the output of the chosen weight at any z, and what is left of the weight's gradient there.
 *
 * @param {{ store: import('../../core/store.js').Store }} props
 */
export function Saturation({ store }) {
    const record = store.record.value;
    const settings = /** @type {any} */ (store.room.value?.settings);
    const [moved, setMoved] = useState(/** @type {number | null} */ (null));
    if (!record || !settings) return null;
    const { index, from } = findWeight(record, store.selection.value);
    const own = required(record.z[record.depth])[index];
    const learning = learnAt(record, { index, from }, moved ?? own);
    return html`<section class="panel saturation" aria-labelledby="saturation-title">
        <h2 id="saturation-title">${say('saturation-title')}</h2>
        ${
            isSaturable(settings)
                ? html`<${FlatCurve} learning=${learning} />
                    <label class="saturation-slider">
                        <span>${say('saturation-slider', { output: `${index}` })}</span>
                        <input
                            type="range"
                            min=${-REACH}
                            max=${REACH}
                            step="0.1"
                            value=${learning.z}
                            aria-valuetext=${number(learning.z)}
                            onInput=${(/** @type {any} */ event) => setMoved(Number(event.currentTarget.value))}
                        />
                        <output>${number(learning.z)}</output>
                    </label>
                    <p>${rich('saturation-product', toValues(learning, index))}</p>
                    <p>${rich('saturation-meaning', { ...toValues(learning, index), case: findCase(learning) })}</p>
                    <button class="choice" disabled=${moved === null} onClick=${() => setMoved(null)}>
                        ${say('saturation-back', { z: number(own) })}
                    </button>`
                : html`<p class="muted">${say('saturation-none')}</p>`
        }
    </section>`;
}

/**
 * The chosen weight, if it leads to an output; else the one to the output of the label from the most active neuron.
 *
 * @param {import('../../core/record.js').StepRecord} record
 * @param {import('../../core/store.js').Selection | null} selection
 */
function findWeight(record, selection) {
    const { layer, index, from } = chosenWeight(record, selection);
    if (layer === record.depth) return { index, from };
    return { index: record.focus.label, from: strongestIn(required(record.a[record.depth - 1])) };
}

/** @param {Learning} learning @param {number} index */
function toValues({ a, y, zByW, slope, costByA, product, shareOfGreatest }, index) {
    const [behind, steepness, error, all] = [zByW, slope, costByA, product].map((value) => number(value));
    return {
        output: `${index}`,
        a: number(a, { digits: 2 }),
        y: `${y}`,
        behind,
        slope: steepness,
        error: costByA < 0 ? `(${error})` : error,
        product: all,
        share: percent(shareOfGreatest),
    };
}

/** Flat and wrong, flat and right, or steep. @param {Learning} learning */
function findCase({ a, y, shareOfGreatest }) {
    if (shareOfGreatest > 0.2) return 'steep';
    return Math.abs(a - y) > 0.5 ? 'wrong' : 'right';
}

/** The size of the picture in its own units. */
const WIDTH = 320;
const HEIGHT = 120;
const EDGE = 12;
/** The tangent reaches this far to both sides of its point. */
const TANGENT = 2.2;
const POINTS = 80;

/** σ, and its tangent at z. @param {{ learning: Learning }} props */
function FlatCurve({ learning: { z, a, slope } }) {
    const x = (/** @type {number} */ value) => WIDTH / 2 + ((WIDTH / 2 - EDGE) * value) / REACH;
    const y = (/** @type {number} */ value) => HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value;
    const points = Array.from({ length: POINTS + 1 }, (_, i) => REACH * ((2 * i) / POINTS - 1));
    const path = points.map((at, i) => `${i ? 'L' : 'M'}${x(at).toFixed(1)} ${y(sigmoid(at)).toFixed(1)}`).join('');
    const tangent = [z - TANGENT, z + TANGENT].map((at) => ({ x: x(at), y: y(a + slope * (at - z)) }));
    return html`<svg
        class="flat-curve"
        viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label=${say('saturation-curve', { z: number(z), a: number(a), slope: number(slope) })}
    >
        <line class="axis" x1=${EDGE} x2=${WIDTH - EDGE} y1=${y(0)} y2=${y(0)} />
        <line class="axis" x1=${EDGE} x2=${WIDTH - EDGE} y1=${y(1)} y2=${y(1)} />
        <line class="axis" x1=${x(0)} x2=${x(0)} y1=${y(0)} y2=${y(1)} />
        <path class="curve" d=${path} />
        <line class="tangent" x1=${tangent[0].x} y1=${tangent[0].y} x2=${tangent[1].x} y2=${tangent[1].y} />
        <circle class="point" cx=${x(z)} cy=${y(a)} r="6" />
    </svg>`;
}
