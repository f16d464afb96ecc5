import { logCostOf } from './model/cost.js';
import { number } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** The picture, in its own units; the type in it is 11 of them. */
const WIDTH = 300;
const HEIGHT = 170;
const EDGE = { left: 30, right: 14, top: 10, bottom: 26 };

/**
 * The cross-entropy of the example in focus: how high the curve −ln a stands over the label's activation. A
 * length, not an area.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, isKnown: boolean }} props
 */
export function LogCost({ record, isKnown }) {
    const { digit, a, cost, high, line } = logCostOf(record);
    const x = (/** @type {number} */ value) => EDGE.left + (WIDTH - EDGE.left - EDGE.right) * value;
    const y = (/** @type {number} */ value) => HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * value) / high;
    const path = line.map((point, i) => `${i ? 'L' : 'M'}${x(point.a).toFixed(2)} ${y(point.cost).toFixed(2)}`).join('');
    const isThere = isKnown && Number.isFinite(cost);
    return html`<svg class="log-cost" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${isThere ? `The curve of −ln a: at a = ${number(a)} it is ${number(cost)} high` : 'The curve of −ln a'}>
            <line class="axis" x1=${x(0)} x2=${x(1)} y1=${y(0)} y2=${y(0)} />
            <line class="axis" x1=${x(0)} x2=${x(0)} y1=${y(0)} y2=${EDGE.top} />
            ${[0, 0.5, 1].map((tick) => html`<text class="tick" x=${x(tick)} y=${HEIGHT - 9} text-anchor="middle">${tick}</text>`)}
            ${[0, Math.floor(high / 2), Math.floor(high)].map((tick) => html`<text class="tick" x=${EDGE.left - 6} y=${y(tick) + 4} text-anchor="end">${tick}</text>`)}
            <path class="curve" d=${path} />
            ${isThere
                ? html`<line class="height" x1=${x(a)} x2=${x(a)} y1=${y(0)} y2=${y(cost)} />
                      <circle class="point" cx=${x(a)} cy=${y(cost)} r="5" />
                      <text class="told" x=${x(a) + (a < 0.7 ? 9 : -9)} y=${Math.max(EDGE.top + 11, y(cost) - 6)} text-anchor=${a < 0.7 ? 'start' : 'end'}>${number(cost)}</text>`
                : null}
        </svg>
        <p class="cost-total">
            <span class="written">C = −ln a = −ln ${isKnown ? number(a) : '?'} = <b class="attention" data-value="cost">${isKnown ? number(cost) : '?'}</b></span>
            <span class="fine">Only output ${digit} counts, since all others have y = 0. This cost is a length, the height of the curve over a, and not an area.</span>
        </p>`;
}
