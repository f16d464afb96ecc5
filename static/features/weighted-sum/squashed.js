import { html } from 'htm/preact';
import { ACTIVATION } from '../../text/arithmetic.js';
import { number, percent } from '../../text/format.js';
import { say } from '../../text/say.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { buildCurve, findSoftmax } from './model/activation-curve.js';

/**
 * The activation a = f(z) of a neuron, and the curve of its activation function.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, name: string, index: number,
 *     z: number | null, a: number | null }} props `z` and `a`: null before the activations are known
 */
export function Squashed({ record, name, index, z, a }) {
    const curve = buildCurve(name, z);
    return html`<div class="squashed">
        <p class="squashed-sum">
            ${rich('weighted-sum-through', {
                function: name,
                formula: html`<span class="written">
                    a = ${written(name, z === null ? 'z' : number(z))} =
                    ${' '}<b data-value="a">${a === null ? notYet() : number(a)}</b>
                </span>`,
            })}
        </p>
        ${
            curve
                ? html`<${ActivationCurve} curve=${curve} name=${name} z=${z} a=${a} />`
                : html`<${Shares} record=${record} index=${index} isKnown=${z !== null} />`
        }
    </div>`;
}

/** Returns the function of z as text. @param {string} name @param {string} z */
function written(name, z) {
    if (name === 'softmax') return html`e<sup>z</sup> / Σ e<sup>z</sup>`;
    if (name === 'relu') return `max(0, ${z})`;
    return `${name === 'leaky_relu' ? 'f' : ACTIVATION[name].f}(${z})`;
}

/** The softmax as shares of all outputs. It has no curve, since a depends on all z. */
/** @param {{ record: import('../../core/record.js').StepRecord, index: number, isKnown: boolean }} props */
function Shares({ record, index, isKnown }) {
    const { power, total, shares } = findSoftmax(record, index);
    const starts = shares.map((_, at) => shares.slice(0, at).reduce((sum, share) => sum + share, 0));
    return html`<div>
        <p>
            ${rich('weighted-sum-softmax', { count: shares.length })}
            ${
                isKnown && Number.isFinite(total) && total > 0
                    ? ` ${say('weighted-sum-softmax-here', {
                          power: number(power),
                          total: number(total),
                          share: percent(power / total),
                      })}`
                    : null
            }
        </p>
        <svg
            class="shares"
            viewBox="0 0 100 10"
            preserveAspectRatio="none"
            role="img"
            aria-label=${say('weighted-sum-shares')}
        >
            <rect class="all" width="100" height="10" />
            ${
                isKnown
                    ? shares.map(
                          (share, at) => html`<rect
                              key=${at}
                              class=${at === index ? 'chosen' : ''}
                              x=${100 * starts[at]}
                              width=${100 * share}
                              height="10"
                          >
                              <title>${at}: ${number(share)}</title>
                          </rect>`,
                      )
                    : null
            }
        </svg>
    </div>`;
}

/** The size of the picture in its own units. Its font size is 12 units. */
const WIDTH = 230;
const HEIGHT = 122;
const EDGE = { left: 34, right: 20, top: 18, bottom: 22 };

/**
 * The curve of an activation function, with the point of this neuron.
 *
 * @param {{ curve: import('./model/activation-curve.js').Curve, name: string,
 *     z: number | null, a: number | null }} props
 */
function ActivationCurve({ curve: { reach, low, high, line }, name, z, a }) {
    const x = (/** @type {number} */ value) =>
        EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * (value + reach)) / (2 * reach);
    const y = (/** @type {number} */ value) =>
        HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * (value - low)) / (high - low);
    const path = line.map((point, i) => `${i ? 'L' : 'M'}${x(point.z).toFixed(2)} ${y(point.a).toFixed(2)}`).join('');
    const isDrawable = z !== null && a !== null && Number.isFinite(z) && Number.isFinite(a);
    const ticks = low < -0.05 * high ? [low, 0, high] : [0, high];
    return html`<svg
        class="activation-curve"
        viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label=${toAriaText(name, z, a)}
    >
        ${ticks.map(
            (tick) => html`<line class="axis" x1=${EDGE.left} x2=${WIDTH - EDGE.right} y1=${y(tick)} y2=${y(tick)} />
            <text class="tick" x=${EDGE.left - 6} y=${y(tick) + 4} text-anchor="end">
                ${number(tick, { digits: 2 }).replace(/\D0$/, '')}
            </text>`,
        )}
        <line class="axis" x1=${x(0)} x2=${x(0)} y1=${EDGE.top} y2=${HEIGHT - EDGE.bottom} />
        ${[-reach, 0, reach].map(
            (tick) => html`<text class="tick" x=${x(tick)} y=${HEIGHT - 7} text-anchor="middle">
                ${number(tick, { digits: 2 }).replace(/\D0$/, '')}
            </text>`,
        )}
        <text class="tick name" x=${WIDTH - EDGE.right + 7} y=${y(Math.max(low, Math.min(0, high))) + 4}>z</text>
        <text class="tick name" x=${x(0)} y=${EDGE.top - 7} text-anchor="middle">a</text>
        <path class="curve" d=${path} />
        ${
            isDrawable
                ? html`<path class="lead" d=${`M${x(z)} ${y(Math.max(low, Math.min(0, high)))}V${y(a)}H${EDGE.left}`} />
                    <circle class="ground" cx=${x(z)} cy=${y(a)} r="7" />
                    <circle class="point" cx=${x(z)} cy=${y(a)} r="7" fill-opacity=${Math.min(1, Math.abs(a))} />`
                : null
        }
    </svg>`;
}

/** @param {string} name @param {number | null} z @param {number | null} a */
function toAriaText(name, z, a) {
    const isKnown = z !== null && a !== null;
    return say('weighted-sum-curve', {
        function: name,
        is_known: isKnown,
        z: isKnown ? number(z) : '',
        a: isKnown ? number(a) : '',
    });
}
