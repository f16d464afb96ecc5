/** The contours of a surface, computed once and cached with it, and the labels of its levels. */

import { traceContours } from './contours.js';
import { findSpan } from './frame.js';
import { levelLabels } from './level-labels.js';
import { levelsFor } from './levels.js';

/** @typedef {import('../../race/model/state.js').Surface} Surface */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').Bounds} Bounds */
/** @typedef {import('./level-labels.js').LevelLabel} LevelLabel */

/** @type {WeakMap<Surface, import('./contours.js').Contours>} */
const contoursCache = new WeakMap();

/** @param {Surface} surface */
export function contoursFor(surface) {
    let contours = contoursCache.get(surface);
    if (!contours) contoursCache.set(surface, (contours = traceContours(surface, levelsFor(surface))));
    return contours;
}

/** Labels keep clear of about so many points of each path. */
const CLEAR_POINTS = 40;

/**
 * @param {Surface} surface
 * @param {{ side: number, em: number }} size of the square, and of the labels, in pixels
 * @param {Paths | null} paths the labels keep clear of them if they are on the surface's plane
 * @param {{ surface: Surface, labels: LevelLabel[] }} [before] the labels of the previous surface: the new ones
 *     stay near them
 */
export function labelsFor(surface, size, paths, before) {
    const clear = paths?.plane === surface.plane ? findPlaces(paths, surface) : [];
    return levelLabels(
        contoursFor(surface),
        size,
        clear,
        before && convertLabels(surface.bounds, before.surface.bounds, before.labels),
    );
}

/**
 * Labels from the unit square of one part of the plane in that of another part.
 *
 * @param {Bounds} to
 * @param {Bounds} from
 * @param {LevelLabel[]} labels
 */
function convertLabels(to, from, labels) {
    const scale = findSpan(from) / findSpan(to);
    const [right, up] = [(from.x0 - to.x0) / findSpan(to), (from.y0 - to.y0) / findSpan(to)];
    return labels.map(({ x, y, level }) => ({ x: x * scale + right, y: y * scale + up, level }));
}

/** Points of the paths in the unit square of the surface. @param {Paths} paths @param {Surface} surface */
function findPlaces({ runs }, { bounds: { x0, x1, y0, y1 } }) {
    return runs.flatMap(({ count, xy }) => {
        const every = Math.max(1, Math.floor(count / CLEAR_POINTS));
        return Array.from({ length: Math.ceil(count / every) }, (_, i) => {
            const at = 2 * Math.min(count - 1, i * every);
            return { x: (xy[at] - x0) / (x1 - x0), y: (xy[at + 1] - y0) / (y1 - y0) };
        });
    });
}
