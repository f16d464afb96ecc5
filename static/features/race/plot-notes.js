/** The values that stand on a plot of a race: beside the newest point of each run, and where it is pointed at. */

import { noteOf, write } from '../../ui/canvas/chart-note.js';
import { buildMarker, markerPath } from './model/run-marker.js';

/** @typedef {import('./model/race.js').Trace} Trace */
/** @typedef {{ runs: { ink: string, name: string }[], edge: string, font: string, line: number,
 *     show: (value: number) => string, along: (x: number) => string, across: string }} Look `line`: the height of a line
 *     of text; `along` and `across`: a place on the horizontal axis as text, and the title of that axis */

/** Between the plot and the values right of it, in pixels. */
const BESIDE = 12;
/** How strong the line from a point to its value is. */
const LEADER = 0.5;

/**
 * Draws the mark of each run at its newest point, and the value there at the right end: none over another.
 *
 * @param {import('uplot')} plot
 * @param {Trace[]} traces
 * @param {Look} look
 */
export function drawEnds(plot, traces, { runs, edge, font, line, show }) {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio;
    const ends = traces.flatMap(({ x, y }, run) => {
        const last = y.findLastIndex((value) => value !== null);
        if (last < 0 || run >= runs.length) return [];
        const value = /** @type {number} */ (y[last]);
        const top = plot.valToPos(value, 'y', true) / scale;
        return [{ run, value, left: plot.valToPos(x[last], 'x', true) / scale, top, at: top }];
    });
    const [top, bottom] = [bbox.top / scale + line / 2, (bbox.top + bbox.height) / scale - line / 2];
    const sorted = ends.toSorted((a, b) => a.top - b.top);
    spread(sorted, line, top, bottom);
    const right = (bbox.left + bbox.width) / scale + BESIDE;
    ctx.save();
    ctx.scale(scale, scale);
    ctx.font = font;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const { run, value, left, top: y, at } of ends) {
        const { ink } = runs[run];
        ctx.strokeStyle = ctx.fillStyle = ink;
        ctx.globalAlpha = LEADER;
        ctx.lineWidth = 1;
        ctx.beginPath();
        ctx.moveTo(left, y);
        ctx.lineTo(right - BESIDE, y);
        ctx.lineTo(right - 2, at);
        ctx.stroke();
        ctx.globalAlpha = 1;
        ctx.fillText(show(value), right, at);
    }
    for (const { run, left, top: y } of ends) {
        ctx.save();
        ctx.translate(left, y);
        const outline = new Path2D(markerPath(buildMarker(run), 4.5));
        ctx.fillStyle = runs[run].ink;
        ctx.strokeStyle = edge;
        ctx.lineWidth = 1.5;
        ctx.stroke(outline);
        ctx.fill(outline);
        ctx.restore();
    }
    ctx.restore();
}

/**
 * Moves values apart, between the top and the bottom.
 *
 * @param {{ at: number }[]} sorted from the top
 * @param {number} line
 * @param {number} top
 * @param {number} bottom
 */
function spread(sorted, line, top, bottom) {
    let free = top;
    for (const each of sorted) {
        each.at = Math.max(each.at, free);
        free = each.at + line;
    }
    let end = bottom;
    for (const each of sorted.toReversed()) {
        each.at = Math.min(each.at, end);
        end = each.at - line;
    }
}

/**
 * Writes the value of each run where the plot is pointed at, inside the plot. A run that has no point there has its
 * last one before.
 *
 * @param {import('uplot')} plot
 * @param {Look} look
 */
export function writeAtCursor(plot, { runs, line, show, along, across }) {
    const note = noteOf(plot, 'at-cursor');
    const { idx, left = 0 } = plot.cursor;
    if (idx === null || idx === undefined || left < 0) return write(note, []);
    const values = runs.flatMap(({ ink, name }, run) => {
        const line = /** @type {(number | null | undefined)[]} */ (plot.data[run + 1].slice(0, idx + 1));
        const value = line.findLast((each) => typeof each === 'number');
        return typeof value === 'number' ? [{ of: 'run', name, value: show(value), ink }] : [];
    });
    write(note, [{ of: 'step', name: across, value: along(plot.data[0][idx]) }, ...values]);
    const width = plot.over.clientWidth;
    note.style.left = `${Math.max(0, Math.min(width - note.offsetWidth, left + (left > width / 2 ? -note.offsetWidth - line / 2 : line / 2)))}px`;
}
