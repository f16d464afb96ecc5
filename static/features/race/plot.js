import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { number, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { logarithmicMarks } from './model/race.js';
import { buildMarker, markerPath } from './model/run-marker.js';

/** @typedef {import('./model/race.js').Trace} Trace */

/**
 * @typedef {object} Look all that a plot is made with; where it is another the plot is made anew
 * @property {readonly number[]} colors of the runs
 * @property {string} across what the axis along the bottom says
 * @property {string} up
 * @property {boolean} isLog
 * @property {[number, number] | null} range of what goes up; null: as the lines need
 * @property {boolean} isDashed whether points stand for themselves, without a line between
 */

const HEIGHT = 190;
/** Most often that a plot is drawn, in milliseconds apart. */
const EVERY = 150;
/** Where an axis of angles has its marks. */
const ANGLES = [15, 30, 45, 90];
/** Where an axis may have its marks: steps and examples are never cut. */
const WHOLE = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].flatMap((n) => [n, 2 * n, 5 * n]);

/**
 * A line for each run, with the run's mark at its newest point.
 *
 * @param {{ label: string, traces: Trace[], look: Look, isWhole: boolean, view: import('../../core/store.js').View }} props
 */
export function RacePlot({ label, traces, look, isWhole, view }) {
    const host = useRef(/** @type {HTMLDivElement | null} */ (null));
    const plot = useRef(/** @type {{ made: uPlot, drawnAt: number, timer: number, count: number } | null} */ (null));
    const newest = useRef(traces);
    newest.current = traces;
    const key = JSON.stringify([look, isWhole, view.theme, view.big]);
    useEffect(() => {
        if (!host.current) return undefined;
        const made = makePlot(host.current, look, isWhole, () => newest.current);
        const held = { made, drawnAt: performance.now(), timer: 0, count: look.colors.length };
        plot.current = held;
        const observer = new ResizeObserver(([{ contentRect }]) =>
            made.setSize({ width: Math.floor(contentRect.width), height: HEIGHT }),
        );
        observer.observe(host.current);
        made.setData(joined(newest.current, look.colors.length));
        return () => {
            observer.disconnect();
            clearTimeout(held.timer);
            made.destroy();
            plot.current = null;
        };
    }, [key]);
    useEffect(() => {
        const held = plot.current;
        if (!held || held.timer) return;
        const draw = () => {
            held.timer = 0;
            held.drawnAt = performance.now();
            held.made.setData(joined(newest.current, held.count));
        };
        held.timer = setTimeout(draw, Math.max(0, held.drawnAt + EVERY - performance.now()));
    }, [traces]);
    return html`<div ref=${host} class="plot race-plot" role="img" aria-label=${label} data-axis=${look.across}></div>`;
}

/** All lines over one list of places along the axis; a run that has no line yet has an empty one. */
/** @param {Trace[]} traces @param {number} count of the runs */
function joined(traces, count) {
    const lines = Array.from({ length: count }, (_, i) => traces[i] ?? { x: [], y: [] });
    return /** @type {any} */ (uPlot.join(/** @type {any} */ (lines.map(({ x, y }) => [x, y]))));
}

/**
 * @param {HTMLElement} host
 * @param {Look} look
 * @param {boolean} isWhole whether the axis along the bottom counts
 * @param {() => Trace[]} traces
 */
function makePlot(host, { colors, across, up, isLog, range, isDashed }, isWhole, traces) {
    const style = getComputedStyle(host);
    const token = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
    const size = parseFloat(style.fontSize);
    const font = `${0.72 * size}px ${style.fontFamily}`;
    const axis = {
        stroke: token('muted'),
        font,
        labelFont: font,
        labelSize: 1.2 * size,
        grid: { stroke: token('line'), width: 1 },
        ticks: { show: false },
    };
    const inks = colors.map((color) => token(`run-${color}`));
    return new uPlot(
        {
            width: Math.max(200, Math.floor(host.clientWidth)),
            height: HEIGHT,
            scales: {
                x: { time: false, range: (_, low, high) => [low ?? 0, high > low ? high : low + 1] },
                y: { distr: isLog ? 3 : 1, range: findRange(range, isLog) },
            },
            axes: [
                {
                    ...axis,
                    label: across,
                    space: 4.5 * size,
                    size: 1.7 * size,
                    ...(isWhole ? { incrs: WHOLE, values: (_, ticks) => ticks.map(whole) } : {}),
                },
                {
                    ...axis,
                    label: up,
                    scale: 'y',
                    size: 3 * size,
                    ...(range ? { incrs: ANGLES } : {}),
                    ...(isLog
                        ? {
                              splits: (_, __, low, high) => logarithmicMarks(low, high),
                              values: listPowers,
                              filter: numbered,
                              grid: { ...axis.grid, filter: numbered },
                          }
                        : {}),
                },
            ],
            series: [
                {},
                ...inks.map((stroke) => ({
                    scale: 'y',
                    stroke,
                    width: isDashed ? 0 : 1.7,
                    spanGaps: true,
                    points: { show: isDashed, size: 3, fill: stroke, stroke },
                })),
            ],
            cursor: { show: false },
            legend: { show: false },
            hooks: { draw: [(plot) => markNewest(plot, traces(), inks, token('ground'))] },
        },
        [[], ...inks.map(() => [])],
        host,
    );
}

/** @param {Look['range']} range @param {boolean} isLog @returns {uPlot.Scale.Range | undefined} */
function findRange(range, isLog) {
    if (range) return range;
    if (isLog) return (_, low, high) => (low > 0 ? [low / 1.15, high * 1.15] : [0.1, 1]);
    return (_, __, high) => [0, high > 0 ? 1.05 * high : 1];
}

/** @param {uPlot} _ @param {(number | null)[]} marks */
const listPowers = (_, marks) =>
    marks.map((mark) =>
        mark === null ? '' : mark >= 1e4 || mark < 1e-3 ? number(mark, { digits: 1 }).replace(/^1·/, '') : String(mark),
    );

/** So many powers of ten have room for the numbers between them, and so many for all of them. */
const FEW_POWERS = 2.2;
const MANY_POWERS = 7;

/** Of the marks of a logarithmic axis those that get a number and a line. @param {uPlot} plot @param {number[]} marks */
function numbered(plot, marks) {
    const { min, max } = plot.scales.y;
    const powers = Math.log10((max ?? 1) / (min ?? 1));
    const every = Math.ceil(powers / MANY_POWERS);
    return marks.map((mark) => {
        const [digit, power] = mark.toExponential().split('e');
        const isTold = powers <= FEW_POWERS ? /^[125]$/.test(digit) : digit === '1' && Number(power) % every === 0;
        return isTold ? mark : null;
    });
}

/** @param {uPlot} plot @param {Trace[]} traces @param {string[]} inks @param {string} edge */
function markNewest(plot, traces, inks, edge) {
    const { ctx } = plot;
    const scale = devicePixelRatio;
    traces.forEach(({ x, y }, i) => {
        const last = y.findLastIndex((value) => value !== null);
        if (last < 0 || i >= inks.length) return;
        const left = plot.valToPos(x[last], 'x', true);
        const top = plot.valToPos(/** @type {number} */ (y[last]), 'y', true);
        ctx.save();
        ctx.translate(left, top);
        ctx.scale(scale, scale);
        const outline = new Path2D(markerPath(buildMarker(i), 4.5));
        ctx.fillStyle = inks[i];
        ctx.strokeStyle = edge;
        ctx.lineWidth = 1.5;
        ctx.stroke(outline);
        ctx.fill(outline);
        ctx.restore();
    });
}
