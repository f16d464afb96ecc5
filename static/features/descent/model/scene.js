/** Builds the scene of the descent: plain data, the marks and their places in CSS pixels of the canvas. Pure. */

import { indexOfStep } from '../../race/model/state.js';
import { buildAxes, buildBar } from './axes.js';
import { horizontal, vertical } from './frame.js';
import { buildMarks, toEdge } from './paths.js';
import { costOver, toTitles } from './words.js';

/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').Surface} Surface */
/** @typedef {import('../../race/model/state.js').PathPoint} PathPoint */
/** @typedef {import('./glide.js').Shown} Shown */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * @typedef {object} DescentInput
 * @property {RaceState} race
 * @property {Shown} shown the paths at their current places
 * @property {number[]} steps the step that each run is shown at
 * @property {Surface | null} surface
 * @property {number[]} levels of the surface
 * @property {Frame} frame
 * @property {PathPoint | null} pointed
 * @property {PathPoint | null} visited the point whose parameters the room shows
 * @property {number} depth the number of the output layer
 */

/** @param {DescentInput} input */
export function buildDescent({ race, shown, steps, surface, levels, frame, pointed, visited, depth }) {
    const { paths, xys, bounds, t } = shown;
    const view = { frame, bounds };
    const marks = paths.runs.map((path, place) => {
        const { color = place, paused = false, diverged = null } = race.runs[place] ?? {};
        const { full = false, settings = null } = race.runs[place] ?? {};
        const run = { place, color, isPaused: paused, diverged, isCareful: full && settings?.optimizer === 'sgd' };
        const marks = buildMarks(path, xys[place], run, steps[place] ?? 0, view);
        return t < 1 ? { ...marks, arrows: [] } : marks; // on the way to another plane the steps are those of neither
    });
    const isWaiting = marks.every(({ head }) => head?.step === 0);
    const runs = isWaiting ? besideEachOther(marks, frame.em) : marks;
    return {
        race: paths.race,
        plane: paths.plane,
        t,
        frame,
        bounds,
        ...buildAxes(frame, bounds),
        titles: toTitles(race.settings.plane, depth),
        surface: surface && { plane: surface.plane, size: surface.size, isCoarse: surface.isCoarse },
        levels,
        bar: buildBar(frame, levels, costOver(race.surface.examples, race.train)),
        runs,
        start: findStart(shown, frame),
        tangent: buildTangent(surface, paths.plane, view),
        pointed: findPlace(pointed && findRetained(pointed, paths), shown, frame),
        // the start has its cross: a ring as well would hide the runs that are near it
        visited: findPlace(isWaiting || visited?.step === 0 ? null : visited, shown, frame),
    };
}

/** @typedef {ReturnType<typeof buildDescent>} DescentScene */

/** The distance of runs that wait at their start, in ems. */
const WAITING_APART = 1.3;

/**
 * Runs that have made no step are all at one place. They are drawn side by side, below the cross that marks it; where
 * that is out of the picture, beside the cross at the edge.
 *
 * @param {import('./paths.js').RunMarks[]} runs
 * @param {number} em
 */
function besideEachOther(runs, em) {
    return runs.map((run, i) => {
        if (!run.head) return run;
        const { x, y, beyond } = run.head;
        const apart = WAITING_APART * em;
        const inward = beyond === null ? 0 : -Math.sign(Math.cos(beyond)) || 1;
        const place = inward
            ? { x: x + inward * (i + 1) * apart, y }
            : { x: x + (i - (runs.length - 1) / 2) * apart, y: y + apart };
        return { ...run, head: { ...run.head, ...place, beyond: null } };
    });
}

/** The start of all runs; at the edge where it is out of the square. @param {Shown} shown @param {Frame} frame */
function findStart({ xys, bounds }, frame) {
    const first = xys.find((xy) => xy.length > 0);
    return first
        ? toEdge(frame, { x: horizontal(frame, bounds, first[0]), y: vertical(frame, bounds, first[1]) })
        : null;
}

/**
 * The point itself, or the last retained point before it where the path has been thinned out since.
 *
 * @param {PathPoint} point @param {import('../../race/model/state.js').Paths} paths
 */
function findRetained({ run, step }, { runs }) {
    const path = runs[run];
    return path ? { run, step: path.step[indexOfStep(path, step)] } : null;
}

/**
 * @param {PathPoint | null} point
 * @param {Shown} shown
 * @param {Frame} frame
 */
function findPlace(point, { paths, xys, bounds }, frame) {
    const path = point && paths.runs[point.run];
    const i = path ? path.step.indexOf(point.step) : -1;
    if (!point || i < 0) return null;
    return {
        ...point,
        x: horizontal(frame, bounds, xys[point.run][2 * i]),
        y: vertical(frame, bounds, xys[point.run][2 * i + 1]),
    };
}

/** The length of the arrow of the steepest descent, as a share of the square's side. */
const ARROW = 0.16;

/**
 * The arrow downhill; null where the surface is of another plane or has no slope.
 *
 * @param {Surface | null} surface
 * @param {number} plane
 * @param {{ frame: Frame, bounds: import('../../race/model/state.js').Bounds }} view
 */
function buildTangent(surface, plane, { frame, bounds }) {
    const tangent = surface?.plane === plane ? surface.tangent : null;
    const steepness = tangent ? Math.hypot(tangent.dx, tangent.dy) : 0;
    if (!tangent || !(steepness > 0)) return null;
    const [x, y] = [horizontal(frame, bounds, tangent.x), vertical(frame, bounds, tangent.y)];
    const length = (ARROW * frame.side) / steepness;
    return { x, y, toX: x - tangent.dx * length, toY: y + tangent.dy * length, steepness };
}
