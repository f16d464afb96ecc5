import { number } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** The picture, in its own units; the type in it is 11 of them. */
const WIDTH = 230;
const HEIGHT = 122;
const EDGE = { left: 34, right: 20, top: 18, bottom: 22 };

/**
 * An activation function as a curve, and the point on it that this neuron is at.
 *
 * @param {{ curve: import('./model/activation-curve.js').Curve, name: string,
 *     z: number | null, a: number | null }} props
 */
export function ActivationCurve({ curve: { reach, low, high, line }, name, z, a }) {
    const x = (/** @type {number} */ value) => EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * (value + reach)) / (2 * reach);
    const y = (/** @type {number} */ value) => HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * (value - low)) / (high - low);
    const path = line.map((point, i) => `${i ? 'L' : 'M'}${x(point.z).toFixed(2)} ${y(point.a).toFixed(2)}`).join('');
    const isThere = z !== null && a !== null && Number.isFinite(z) && Number.isFinite(a);
    const ticks = low < -0.05 * high ? [low, 0, high] : [0, high];
    return html`<svg class="activation-curve" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${spoken(name, z, a)}>
        ${ticks.map((tick) => html`<line class="axis" x1=${EDGE.left} x2=${WIDTH - EDGE.right} y1=${y(tick)} y2=${y(tick)} />
            <text class="tick" x=${EDGE.left - 6} y=${y(tick) + 4} text-anchor="end">${number(tick, { digits: 2 }).replace(/\.0$/, '')}</text>`)}
        <line class="axis" x1=${x(0)} x2=${x(0)} y1=${EDGE.top} y2=${HEIGHT - EDGE.bottom} />
        ${[-reach, 0, reach].map((tick) => html`<text class="tick" x=${x(tick)} y=${HEIGHT - 7} text-anchor="middle">${number(tick, { digits: 2 }).replace(/\.0$/, '')}</text>`)}
        <text class="tick name" x=${WIDTH - EDGE.right + 7} y=${y(Math.max(low, Math.min(0, high))) + 4}>z</text>
        <text class="tick name" x=${x(0)} y=${EDGE.top - 7} text-anchor="middle">a</text>
        <path class="curve" d=${path} />
        ${isThere
            ? html`<path class="lead" d=${`M${x(z)} ${y(Math.max(low, Math.min(0, high)))}V${y(a)}H${EDGE.left}`} />
                  <circle class="ground" cx=${x(z)} cy=${y(a)} r="7" />
                  <circle class="point" cx=${x(z)} cy=${y(a)} r="7" fill-opacity=${Math.min(1, Math.abs(a))} />`
            : null}
    </svg>`;
}

/** @param {string} name @param {number | null} z @param {number | null} a */
function spoken(name, z, a) {
    return z === null || a === null ? `The curve of ${name}` : `The curve of ${name}: at z = ${number(z)} it is at ${number(a)}`;
}
