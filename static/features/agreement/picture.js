import { alongSizes } from './model/agreement.js';
import { markerOf, markerPath } from '../race/model/run-marker.js';
import { whole } from '../../text/format.js';
import { degrees } from '../race/model/words.js';
import { html } from '../../ui/html.js';
import { runColor } from '../race/run-marker.js';

/** The picture, in its own units; the type in it is 11 of them. */
const WIDTH = 320;
const HEIGHT = 180;
const EDGE = { left: 34, right: 20, top: 12, bottom: 36 };

/**
 * The angle against the size of the mini-batch: the mean as a line, the best and worst as a band.
 *
 * @param {{ figure: import('./model/agreement.js').AgreementFigure,
 *     mark: { run: number, color: number, size: number, angle: number } | null }} props mark: of a run's own steps
 */
export function AgreementPicture({ figure, mark }) {
    const { points, most } = figure;
    const largest = figure.marks.at(-1)?.size ?? 1;
    const x = (/** @type {number} */ share) => EDGE.left + (WIDTH - EDGE.left - EDGE.right) * share;
    const y = (/** @type {number} */ share) => HEIGHT - EDGE.bottom - (HEIGHT - EDGE.top - EDGE.bottom) * share;
    const through = (/** @type {{ x: number, to: number }[]} */ places) => places.map((each) => `${x(each.x).toFixed(1)} ${y(each.to).toFixed(1)}`).join('L');
    const band = [...points.map((each) => ({ x: each.x, to: each.high })), ...points.toReversed().map((each) => ({ x: each.x, to: each.low }))];
    const name = `The angle falls from ${degrees(points[0].angles.mean)} with one example to ${degrees(points[points.length - 1].angles.mean)} with ${whole(largest)}`;
    return html`<svg class="agreement-picture" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${name}>
        ${[0, 1 / 3, 2 / 3, 1].map((share) => html`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${y(share)} y2=${y(share)} />
            <text class="tick" x=${EDGE.left - 6} y=${y(share) + 4} text-anchor="end">${Math.round(share * most)}°</text>`)}
        ${figure.marks.map((mark) => html`<text class="tick" x=${x(mark.x)} y=${HEIGHT - EDGE.bottom + 15} text-anchor="middle">${whole(mark.size)}</text>`)}
        <text class="tick" x=${x(0.5)} y=${HEIGHT - 4} text-anchor="middle">examples in the mini-batch</text>
        <path class="band" d=${`M${through(band)}Z`} />
        <path class="mean" d=${`M${through(points.map((each) => ({ x: each.x, to: each.mean })))}`} />
        ${points.map((each) => html`<circle key=${each.size} class="point" cx=${x(each.x)} cy=${y(each.mean)} r="2" />`)}
        ${mark
            ? html`<path
                  class="run-mark"
                  style=${runColor(mark.color)}
                  transform=${`translate(${x(Math.min(1, alongSizes(mark.size, largest))).toFixed(1)} ${y(Math.min(1, mark.angle / most)).toFixed(1)})`}
                  d=${markerPath(markerOf(mark.run), 5)}
                  data-run=${mark.run}
              />`
            : null}
    </svg>`;
}
