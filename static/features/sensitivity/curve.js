import { html } from 'htm/preact';
import { number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { digitsFor, predict, tangentWithin } from './model/sensitivity.js';

/** @typedef {import('./model/sensitivity.js').Curve} Curve */
/** @typedef {{ low: number, high: number }} Range */

const WIDTH = 260;
const HEIGHT = 150;
/** Margin at each side, so that a mark stands above the thumb of a slider that is as wide as the picture. */
const SIDE = 9;
const RADIUS = 4.5;

/**
 * The plot of the true cost against one parameter, with its tangent. Marks show the true cost after a change, and the
 * cost that the gradient predicts.
 *
 * @param {{ curve: Curve, isBias: boolean, range: Range, isKnown: boolean, change: number,
 *     truth: import('./wiggle.js').TrueCost }} props isKnown: whether the gradient is known
 */
export function CostCurve({ curve, isBias, range, isKnown, change, truth }) {
    const { value, values, costs } = curve;
    const span = values[values.length - 1] - value;
    const predicted = isKnown ? predict(curve, change) : null;
    const place = placeIn(range, span);
    const digits = digitsFor(range.high, range.high - range.low);
    const falls = (costs[0] ?? 0) > (costs[costs.length - 1] ?? 0);
    return html`<div class=${`cost-curve ${falls ? 'falls' : 'rises'}`}>
        <span class="high fine" aria-hidden="true">${say('sensitivity-cost')} ${number(range.high, { digits })}</span>
        <span class="low fine" aria-hidden="true">${number(range.low, { digits })}</span>
        <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <rect class="ground" width=${WIDTH} height=${HEIGHT} rx="4" />
            <line class="here" x1=${WIDTH / 2} x2=${WIDTH / 2} y1="0" y2=${HEIGHT} />
            ${isKnown ? html`<${Lines} curve=${curve} range=${range} place=${place} />` : null}
            ${
                truth.cost === null || predicted === null || truth.change !== change
                    ? null
                    : html`<line
                        class="apart"
                        x1=${place.x(change)}
                        x2=${place.x(change)}
                        y1=${place.y(truth.cost)}
                        y2=${place.y(predicted)}
                    />`
            }
            ${
                truth.cost === null
                    ? null
                    : html`<${Mark}
                        kind="true"
                        x=${place.x(truth.change)}
                        cost=${truth.cost}
                        range=${range}
                        place=${place}
                    />`
            }
            ${
                predicted === null
                    ? null
                    : html`<${Mark}
                        kind="predicted"
                        x=${place.x(change)}
                        cost=${predicted}
                        range=${range}
                        place=${place}
                    />`
            }
        </svg>
        <div class="ends fine" aria-hidden="true">
            <span>${number(values[0])}</span>
            <span>${say('sensitivity-at', { is_bias: isBias, value: number(value) })}</span>
            <span>${number(values[values.length - 1])}</span>
        </div>
    </div>`;
}

/** @param {{ curve: Curve, range: Range, place: ReturnType<typeof placeIn> }} props */
function Lines({ curve, range, place }) {
    const { value, values, costs } = curve;
    const tangent = tangentWithin(curve, range);
    const ends =
        tangent &&
        [tangent.from, tangent.to].map((change) => ({ x: place.x(change), y: place.y(predict(curve, change) ?? 0) }));
    const points = costs.map((cost, i) =>
        cost === null ? null : `${place.x(values[i] - value).toFixed(2)} ${place.y(cost).toFixed(2)}`,
    );
    const path = points.map((point, i) => point && `${i > 0 && points[i - 1] ? 'L' : 'M'}${point}`).filter(Boolean);
    return html`${
        ends ? html`<line class="tangent" x1=${ends[0].x} y1=${ends[0].y} x2=${ends[1].x} y2=${ends[1].y} />` : null
    }
        <path class="curve" d=${path.join('')} />`;
}

/** A dot for the true cost, a ring for the predicted one. Outside the plot it is a triangle at the edge. */
/** @param {{ kind: 'true' | 'predicted', x: number, cost: number, range: Range,
 *     place: ReturnType<typeof placeIn> }} props */
function Mark({ kind, x, cost, range, place }) {
    const { low, high } = range;
    if (cost >= low && cost <= high)
        return html`<circle class=${kind} cx=${x} cy=${place.y(cost)} r=${kind === 'true' ? RADIUS : RADIUS + 3} />`;
    return cost > high
        ? html`<path class=${kind} d=${`M${x} 2 l6 9 h-12 z`} />`
        : html`<path class=${kind} d=${`M${x} ${HEIGHT - 2} l6 -9 h-12 z`} />`;
}

/**
 * Returns the functions from a change and a cost to a place in the picture.
 *
 * @param {Range} range
 * @param {number} span
 */
function placeIn({ low, high }, span) {
    return {
        x: (/** @type {number} */ change) => SIDE + ((change + span) / (2 * span)) * (WIDTH - 2 * SIDE),
        y: (/** @type {number} */ cost) => HEIGHT * (1 - Math.max(0, Math.min(1, (cost - low) / (high - low)))),
    };
}
