/** What is made of a surface once and kept with it: its levels, areas and lines, and where they are labelled. */

import { traceContours } from './contours.js';
import { findSpan } from './frame.js';
import { levelLabels } from './level-labels.js';
import { levelsFor } from './levels.js';

/** @typedef {import('../../race/model/state.js').Surface} Surface */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').Bounds} Bounds */
/** @typedef {import('./level-labels.js').LevelLabel} LevelLabel */

/** @type {WeakMap<Surface, import('./contours.js').Contours>} */
const kept = new WeakMap();

/** @param {Surface} surface */
export function contoursFor(surface) {
    let made = kept.get(surface);
    if (!made) kept.set(surface, (made = traceContours(surface, levelsFor(surface))));
    return made;
}

/** So many points of each path are kept clear of labels. */
const CLEARED = 40;

/**
 * @param {Surface} surface
 * @param {{ side: number, em: number }} size of the square, and of the labels, in pixels
 * @param {Paths | null} paths to keep clear of labels, if they are on the surface's plane
 * @param {{ surface: Surface, labels: LevelLabel[] }} [before] those of the one before, near which they stay
 */
export function labelsFor(surface, size, paths, before) {
    const clear = paths?.plane === surface.plane ? findPlaces(paths, surface) : [];
    return levelLabels(
        contoursFor(surface),
        size,
        clear,
        before && movedTo(surface.bounds, before.surface.bounds, before.labels),
    );
}

/** Labels of one part of the plane in the unit square of another. */
/** @param {Bounds} to @param {Bounds} from @param {LevelLabel[]} labels */
function movedTo(to, from, labels) {
    const scale = findSpan(from) / findSpan(to);
    const [right, up] = [(from.x0 - to.x0) / findSpan(to), (from.y0 - to.y0) / findSpan(to)];
    return labels.map(({ x, y, level }) => ({ x: x * scale + right, y: y * scale + up, level }));
}

/** Places along the paths in the unit square of the surface. @param {Paths} paths @param {Surface} surface */
function findPlaces({ runs }, { bounds: { x0, x1, y0, y1 } }) {
    return runs.flatMap(({ count, xy }) => {
        const every = Math.max(1, Math.floor(count / CLEARED));
        return Array.from({ length: Math.ceil(count / every) }, (_, i) => {
            const at = 2 * Math.min(count - 1, i * every);
            return { x: (xy[at] - x0) / (x1 - x0), y: (xy[at + 1] - y0) / (y1 - y0) };
        });
    });
}
