/** The values that stand on the chart: at the ends of its lines, and at the step that is pointed at. */

import { number, percent, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { noteOf, write } from '../../ui/canvas/chart-note.js';

/** @typedef {import('uplot')} Plot */
/** @typedef {{ step: number, cost: number | null, accuracy: number | null }} Now what the step on show has */
/** @typedef {import('../../ui/canvas/chart-note.js').Part} Part */

/** The series of the chart with a name. */
const COST = 1;
const TEST = 4;
/** @type {Record<number, 'cost' | 'share'>} the scale of each */
const SCALE = { [COST]: 'cost', [TEST]: 'share' };
/** The least distance between the values at the two ends, and from a value to its line, in heights of a line. */
const APART = 1.25;

/**
 * @param {HTMLElement} host the element around the chart
 * @returns {{ atEnds: (plot: Plot, now: Now) => void, atCursor: (plot: Plot) => void }}
 */
export function createNotes(host) {
    const line = 1.3 * parseFloat(getComputedStyle(host).fontSize);

    return {
        /** Writes the values of the step on show, which are mostly the newest, at their heights beside the lines' ends. */
        atEnds(plot, { cost, accuracy }) {
            const ends = [toEnd(plot, COST, cost), toEnd(plot, TEST, accuracy)].filter((end) => end !== null);
            const [first, second] = ends.toSorted((a, b) => a.y - b.y);
            if (second) second.y = Math.max(second.y, first.y + APART * line);
            const height = plot.bbox.height / devicePixelRatio; // uPlot knows it: to ask the page would lay it out
            for (const series of [COST, TEST]) {
                const note = noteOf(plot, `end-${SCALE[series]}`);
                const end = ends.find((each) => each.series === series);
                write(note, end ? [toPart(series, end.value)] : []);
                if (end) note.style.top = `${Math.max(0, Math.min(height - line, end.y - APART * line))}px`;
            }
        },

        /** Writes the values of the step that is pointed at beside the pointer. */
        atCursor(plot) {
            const note = noteOf(plot, 'at-cursor');
            const { idx, left = 0 } = plot.cursor;
            const isPointed = idx !== null && idx !== undefined && left >= 0;
            write(note, isPointed ? partsAt(plot, idx) : []);
            const isRight = left > plot.over.clientWidth / 2;
            note.style.left = isRight ? '' : `${left + line / 2}px`;
            note.style.right = isRight ? `${plot.over.clientWidth - left + line / 2}px` : '';
        },
    };
}

/** @param {Plot} plot @param {number} series @param {number | null} value @returns {{ series: number, value: number, y: number } | null} */
function toEnd(plot, series, value) {
    return value === null ? null : { series, value, y: plot.valToPos(value, SCALE[series]) };
}

/** @param {Plot} plot @param {number} at the index of a step @returns {Part[]} */
function partsAt(plot, at) {
    const values = [COST, TEST].flatMap((series) => {
        const value = plot.data[series][at];
        return typeof value === 'number' ? [toPart(series, value)] : [];
    });
    return [{ of: 'step', name: say('charts-step'), value: whole(plot.data[0][at]) }, ...values];
}

/** @param {number} series @param {number} value @returns {Part} */
function toPart(series, value) {
    return series === COST
        ? { of: 'cost', name: say('charts-cost'), value: number(value) }
        : { of: 'test', name: say('charts-test'), value: percent(value) };
}
