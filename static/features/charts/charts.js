import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { otherStep } from '../../core/moment.js';
import { brief, number, percent, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { AtStep } from '../../ui/at-step.js';
import { tokenReader } from '../../ui/canvas/palette.js';
import { rich } from '../../ui/rich.js';
import { createNotes } from './notes.js';

/** @typedef {import('../../core/store.js').Scalars} Scalars */

/** The height of the chart in pixels: 180 for its lines, the rest for the numbers of the steps. */
const HEIGHT = 226;
/** The distances between the marks of the axis of steps: whole numbers only. */
const WHOLE_STEPS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].flatMap((n) => [n, 2 * n, 5 * n]);

/**
 * The cost of the mini-batches and the accuracy on the test examples, against steps. A click goes to a step.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     actions: import('../../core/actions.js').Actions }} props
 */
export function Charts({ store, actions }) {
    const host = useRef(/** @type {HTMLDivElement | null} */ (null));
    const plot = useRef(/** @type {ReturnType<typeof makePlot> | null} */ (null));
    const scalars = store.scalars.value;
    const record = store.record.value;
    const { theme, big } = store.view.value;
    const step = record?.step ?? 0;
    const cost = record?.cost ?? null;
    const tested = store.tested.value;
    const accuracy = tested && otherStep(tested.step, record) === null ? tested.accuracy : null;
    const now = useRef({ step, cost, accuracy });
    now.current = { step, cost, accuracy };
    useEffect(() => {
        if (!host.current) return undefined;
        const created = makePlot(host.current, { seek: actions.seek, findNow: () => now.current });
        plot.current = created;
        const observer = new ResizeObserver(([{ contentRect }]) =>
            created.chart.setSize({ width: Math.floor(contentRect.width), height: HEIGHT }),
        );
        observer.observe(host.current);
        if (store.scalars.value) created.chart.setData(/** @type {any} */ (joinSeries(store.scalars.value)));
        return () => {
            observer.disconnect();
            created.chart.destroy();
            plot.current = null;
        };
    }, [theme, big]);
    useEffect(() => {
        if (scalars) plot.current?.chart.setData(/** @type {any} */ (joinSeries(scalars)));
    }, [scalars]);
    useEffect(() => plot.current?.showNow(), [step, cost, accuracy]);
    return html`<section class="panel charts" aria-labelledby="charts-title">
        <h2 id="charts-title">${say('charts-title')}</h2>
        <${Accuracy} store=${store} />
        <div ref=${host} class="plot" role="img" aria-label=${toAriaText(scalars)}></div>
        <p class="fine">
            ${say('charts-key', { epoch: record?.epoch ?? 0, examples: record?.examplesSeen ?? 0 })}
        </p>
    </section>`;
}

/** The accuracy, large. @param {{ store: import('../../core/store.js').Store }} props */
function Accuracy({ store }) {
    const tested = store.tested.value;
    const tests = tested?.confusion.reduce((sum, each) => sum + each, 0) ?? 0;
    return html`<p class="chart-accuracy">
        ${
            tested &&
            rich('charts-accuracy', {
                accuracy: html`<b class="accuracy">${percent(tested.accuracy)}</b>`,
                tests,
                at_step: html`<${AtStep} step=${tested.step} record=${store.record.value} />`,
            })
        }
    </p>`;
}

/** @param {Scalars | null} scalars */
function toAriaText(scalars) {
    if (!scalars || scalars.steps.length === 0) return say('charts-empty');
    const accuracy = scalars.testAccuracy.at(-1);
    return say('charts-picture', {
        steps: scalars.steps.at(-1) ?? 0,
        first: number(scalars.cost[0]),
        last: number(/** @type {number} */ (scalars.cost.at(-1))),
        mean: Math.max(1, scalars.steps[0]), // the length of a bucket
        is_tested: accuracy !== undefined,
        accuracy: percent(accuracy ?? 0),
        test_step: scalars.testSteps.at(-1) ?? 0,
    });
}

/**
 * Both series over one list of steps, null where one of them has no point.
 *
 * @param {Scalars} scalars
 */
function joinSeries({ steps, cost, low, high, testSteps, testAccuracy }) {
    const costs = [[...steps], [...cost], [...low], [...high]];
    return uPlot.join([/** @type {any} */ (costs), /** @type {any} */ ([[...testSteps], [...testAccuracy]])]);
}

/**
 * @param {HTMLElement} host
 * @param {{ seek: (step: number) => void, findNow: () => import('./notes.js').Now }} options
 */
function makePlot(host, { seek, findNow }) {
    const style = getComputedStyle(host);
    const token = tokenReader(host);
    const font = `${style.getPropertyValue('--fine')} ${style.fontFamily}`;
    const axis = { stroke: token('muted'), font, grid: { stroke: token('line'), width: 1 }, ticks: { show: false } };
    const notes = createNotes(host);
    // What shows the step on show lies over the plot, so that the plot is not drawn again for a step.
    const showNow = (plot = chart) => {
        markStep(plot, findNow().step);
        notes.atEnds(plot, findNow());
    };
    const hidden = { scale: 'cost', stroke: 'transparent', spanGaps: true, points: { show: false } };
    const chart = new uPlot(
        {
            width: Math.max(200, Math.floor(host.clientWidth)),
            height: HEIGHT,
            scales: { x: { time: false }, cost: { range: (_, __, max) => [0, max || 1] }, share: { range: [0, 1] } },
            axes: [
                { ...axis, space: 60, size: 28, incrs: WHOLE_STEPS, values: (_, ticks) => ticks.map(whole) },
                { ...axis, scale: 'cost', size: 40, values: (_, ticks) => ticks.map((v) => brief(v)) },
                {
                    ...axis,
                    scale: 'share',
                    side: 1,
                    size: 44,
                    grid: { show: false },
                    values: (_, ticks) => ticks.map((v) => percent(v, 0)),
                },
            ],
            series: [
                {},
                {
                    scale: 'cost',
                    stroke: token('chart-cost'),
                    width: 1.5,
                    spanGaps: true,
                    points: { show: false },
                },
                hidden,
                hidden,
                {
                    scale: 'share',
                    stroke: token('chart-test'),
                    width: 2,
                    spanGaps: true,
                    points: { show: isSparse, size: 6, fill: token('chart-test') },
                },
            ],
            bands: [{ series: [3, 2], fill: `${token('chart-cost')}33` }],
            cursor: { drag: { x: false, y: false } },
            legend: { show: false },
            hooks: {
                setData: [
                    (plot) => void (plot.series[ACCURACY].dash = countValues(plot, ACCURACY) > GUESSED ? [] : [2, 6]),
                ],
                draw: [showNow],
                ready: [(plot) => onClick(plot, seek)],
                setCursor: [notes.atCursor],
            },
        },
        [[], [], [], [], []],
        host,
    );
    return { chart, showNow };
}

/** The most values of a line that are marked one by one. */
const FEW = 40;
/** The most values between which the line is dashed: it is a guess, and would look like steady learning. */
const GUESSED = 8;
/** The series of the accuracy. */
const ACCURACY = 4;

/** @param {uPlot} plot @param {number} series */
const countValues = (plot, series) => Array.from(plot.data[series]).filter((value) => typeof value === 'number').length;

/** @param {uPlot} plot @param {number} series */
const isSparse = (plot, series) => countValues(plot, series) <= FEW;

/** @param {uPlot} plot @param {(step: number) => void} seek */
function onClick(plot, seek) {
    plot.over.addEventListener('click', () => {
        const { idx } = plot.cursor;
        if (idx !== null && idx !== undefined) seek(plot.data[0][idx]);
    });
}

/**
 * Marks the current step.
 *
 * @param {uPlot} plot
 * @param {number} step
 */
function markStep(plot, step) {
    const mark = plot.over.querySelector('.now') ?? plot.over.appendChild(document.createElement('div'));
    const x = plot.valToPos(step, 'x');
    // The lines come a moment later than the step. The size is uPlot's own: to ask the page would lay it out in a frame.
    const isInside = x >= 0 && x <= plot.bbox.width / devicePixelRatio;
    mark.className = 'now';
    Object.assign(/** @type {HTMLElement} */ (mark).style, {
        transform: `translateX(${isInside ? x : 0}px)`,
        visibility: isInside ? 'visible' : 'hidden',
    });
}
