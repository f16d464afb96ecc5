import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { asTyped, brief, number, whole } from '../../text/format.js';
import { tokenReader } from '../../ui/canvas/palette.js';
import { logarithmicMarks } from './model/race.js';
import { degrees } from './model/words.js';
import { drawEnds, writeAtCursor } from './plot-notes.js';

/** @typedef {import('./model/race.js').Trace} Trace */

/**
 * @typedef {object} PlotOptions the options of a plot; where they change the plot is created again
 * @property {readonly number[]} colors of the runs
 * @property {readonly string[]} names of the runs
 * @property {string} across the title of the horizontal axis
 * @property {string} up the title of the vertical axis
 * @property {boolean} isLog
 * @property {[number, number] | null} range of the vertical axis; null: as the lines need
 * @property {boolean} isDashed whether only points are drawn, without a line between them
 */

const HEIGHT = 224;
/** The least time between two draws of a plot, in milliseconds. */
const EVERY = 150;
/** The distances between the marks of an axis of angles. */
const ANGLES = [15, 30, 45, 90];
/** The distances between the marks of an axis that counts: whole numbers only. */
const WHOLE = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].flatMap((n) => [n, 2 * n, 5 * n]);

/**
 * A line for each run, with the run's mark at its newest point.
 *
 * @param {{ label: string, traces: Trace[], options: PlotOptions, isWhole: boolean,
 *     view: import('../../core/store.js').View }} props
 */
export function RacePlot({ label, traces, options, isWhole, view }) {
    const host = useRef(/** @type {HTMLDivElement | null} */ (null));
    const plot = useRef(/** @type {{ created: uPlot, drawnAt: number, timer: number, count: number } | null} */ (null));
    const newest = useRef(traces);
    newest.current = traces;
    const key = JSON.stringify([options, isWhole, view.theme, view.big]);
    useEffect(() => {
        if (!host.current) return undefined;
        const created = makePlot(host.current, options, isWhole, () => newest.current);
        const state = { created, drawnAt: performance.now(), timer: 0, count: options.colors.length };
        plot.current = state;
        const observer = new ResizeObserver(([{ contentRect }]) =>
            created.setSize({ width: Math.floor(contentRect.width), height: HEIGHT }),
        );
        observer.observe(host.current);
        created.setData(joined(newest.current, options.colors.length));
        return () => {
            observer.disconnect();
            clearTimeout(state.timer);
            created.destroy();
            plot.current = null;
        };
    }, [key]);
    useEffect(() => {
        const state = plot.current;
        if (!state || state.timer) return;
        const draw = () => {
            state.timer = 0;
            state.drawnAt = performance.now();
            state.created.setData(joined(newest.current, state.count));
        };
        state.timer = setTimeout(draw, Math.max(0, state.drawnAt + EVERY - performance.now()));
    }, [traces]);
    return html`<div
        ref=${host}
        class="plot race-plot"
        role="img"
        aria-label=${label}
        data-axis=${options.across}
    ></div>`;
}

/**
 * All lines over one list of places along the axis. The line of a run without points is empty.
 *
 * @param {Trace[]} traces
 * @param {number} count of the runs
 */
function joined(traces, count) {
    const lines = Array.from({ length: count }, (_, i) => traces[i] ?? { x: [], y: [] });
    return /** @type {any} */ (uPlot.join(/** @type {any} */ (lines.map(({ x, y }) => [x, y]))));
}

/**
 * @param {HTMLElement} host
 * @param {PlotOptions} options
 * @param {boolean} isWhole whether the horizontal axis counts
 * @param {() => Trace[]} traces
 */
function makePlot(host, { colors, names, across, up, isLog, range, isDashed }, isWhole, traces) {
    const style = getComputedStyle(host);
    const token = tokenReader(host);
    const size = parseFloat(style.fontSize);
    const font = `${style.getPropertyValue('--fine')} ${style.fontFamily}`;
    const axis = {
        stroke: token('muted'),
        font,
        labelFont: font,
        labelSize: 1.2 * size,
        grid: { stroke: token('line'), width: 1 },
        ticks: { show: false },
    };
    const runs = colors.map((color, i) => ({ ink: token(`run-${color}`), name: names[i] }));
    const along = isWhole ? whole : brief;
    const show = range ? degrees : number;
    const look = { runs, edge: token('ground'), font, line: 1.2 * size, show, along, across };
    return new uPlot(
        {
            width: Math.max(200, Math.floor(host.clientWidth)),
            height: HEIGHT,
            padding: [null, 4.2 * size, null, null], // for the values at the ends of the lines
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
                    values: (_, ticks) => ticks.map((tick) => along(tick)),
                    ...(isWhole ? { incrs: WHOLE } : {}),
                },
                {
                    ...axis,
                    label: up,
                    scale: 'y',
                    size: 3 * size,
                    values: (_, ticks) => ticks.map((tick) => brief(tick)),
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
                ...runs.map(({ ink: stroke }) => ({
                    scale: 'y',
                    stroke,
                    width: isDashed ? 0 : 1.7,
                    spanGaps: true,
                    points: { show: isDashed, size: 3, fill: stroke, stroke },
                })),
            ],
            cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
            legend: { show: false },
            hooks: {
                draw: [(plot) => drawEnds(plot, traces(), look)],
                setCursor: [(plot) => writeAtCursor(plot, look)],
            },
        },
        [[], ...runs.map(() => [])],
        host,
    );
}

/** @param {PlotOptions['range']} range @param {boolean} isLog @returns {uPlot.Scale.Range | undefined} */
function findRange(range, isLog) {
    if (range) return range;
    if (isLog) return (_, low, high) => (low > 0 ? [low / 1.15, high * 1.15] : [0.1, 1]);
    return (_, __, high) => [0, high > 0 ? 1.05 * high : 1];
}

/** @param {uPlot} _ @param {(number | null)[]} marks */
const listPowers = (_, marks) =>
    marks.map((mark) =>
        mark === null
            ? ''
            : mark >= 1e4 || mark < 1e-3
              ? number(mark, { digits: 1 }).replace(/^1·/, '')
              : asTyped(mark),
    );

/** Up to this many powers of ten there is room for numbers between them; up to so many each power has its number. */
const FEW_POWERS = 2.2;
const MANY_POWERS = 7;

/**
 * The marks of a logarithmic axis that have a number and a line; the others are null.
 *
 * @param {uPlot} plot
 * @param {number[]} marks
 */
function numbered(plot, marks) {
    const { min, max } = plot.scales.y;
    const powers = Math.log10((max ?? 1) / (min ?? 1));
    const every = Math.ceil(powers / MANY_POWERS);
    return marks.map((mark) => {
        const [digit, power] = mark.toExponential().split('e');
        const isNumbered = powers <= FEW_POWERS ? /^[125]$/.test(digit) : digit === '1' && Number(power) % every === 0;
        return isNumbered ? mark : null;
    });
}
