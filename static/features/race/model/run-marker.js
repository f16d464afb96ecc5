/** The shape of a run's mark, so that runs differ not only by colour. */

/** @typedef {'circle' | 'square' | 'triangle' | 'diamond'} Marker */

/** In the order of the runs. @type {readonly Marker[]} */
export const MARKERS = ['circle', 'square', 'triangle', 'diamond'];

/** @param {number} run its index in the race @returns {Marker} */
export const buildMarker = (run) => MARKERS[run % MARKERS.length];

/**
 * The outline of a marker around the origin. All shapes look about equally large.
 *
 * @param {Marker} marker
 * @param {number} r radius of the circle
 * @returns {string} a path for SVG and Path2D
 */
export function markerPath(marker, r) {
    const through = (/** @type {number[][]} */ points) =>
        `M${points.map(([x, y]) => `${round(x * r)} ${round(y * r)}`).join('L')}Z`;
    if (marker === 'circle') return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    if (marker === 'square')
        return through([
            [-0.89, -0.89],
            [0.89, -0.89],
            [0.89, 0.89],
            [-0.89, 0.89],
        ]);
    if (marker === 'triangle')
        return through([
            [0, -1.25],
            [1.13, 0.8],
            [-1.13, 0.8],
        ]);
    return through([
        [0, -1.3],
        [1.3, 0],
        [0, 1.3],
        [-1.3, 0],
    ]);
}

/** @param {number} value */
const round = (value) => Math.round(100 * value) / 100;
