/** Finds the free corner of the picture, for the list of the runs. */

/** @typedef {'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'} Corner */
/** @type {Corner[]} in order of preference */
const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];

/** A newest point counts as much as a whole path, since no newest point may be covered. */
const NEWEST = 1;
/** Another corner is taken only if it is freer by at least this much. */
const CLEARLY = 0.08;

/**
 * The corner with the least of the paths in it. The previous corner stays unless another is clearly freer. null
 * where each corner has a newest point.
 *
 * @param {import('../../race/model/state.js').Paths} paths
 * @param {Corner | null} before
 * @param {{ width: number, height: number }} size of the list, as shares of the picture's side
 * @param {Corner[]} [corners] those that it may be in, in order of preference
 * @returns {Corner | null}
 */
export function freeCorner({ runs, bounds }, before, size, corners = CORNERS) {
    const counts = corners.map((corner) => {
        const [vertical, horizontal] = corner.split('-');
        return runs.reduce((sum, { xy, count }) => {
            let inside = 0;
            for (let i = 0; i < count; i++) {
                const x = (xy[2 * i] - bounds.x0) / (bounds.x1 - bounds.x0);
                const y = (bounds.y1 - xy[2 * i + 1]) / (bounds.y1 - bounds.y0);
                const isNear =
                    (horizontal === 'left' ? x : 1 - x) < size.width && (vertical === 'top' ? y : 1 - y) < size.height;
                if (isNear) inside += i === count - 1 ? NEWEST + 1 / count : 1 / count;
            }
            return sum + inside;
        }, 0);
    });
    const least = Math.min(...counts);
    if (least >= NEWEST) return null;
    const now = before ? counts[corners.indexOf(before)] : Infinity;
    return now - least < CLEARLY ? before : corners[counts.indexOf(least)];
}
