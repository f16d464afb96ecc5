/** Which corner of the picture is free for what is written into it. */

/** @typedef {'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'} Corner */
/** @type {Corner[]} the first that is free is taken */
const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];

/** A newest point counts as much as a whole path: nobody may be covered. */
const NEWEST = 1;
/** Another corner has to be so much freer. */
const CLEARLY = 0.08;

/**
 * The corner with the least of the paths in it; the one it was in, unless another is clearly freer. null where
 * there is a newest point in each of them.
 *
 * @param {import('../../race/model/state.js').Paths} paths
 * @param {Corner | null} before
 * @param {{ width: number, height: number }} size of what is written there, as shares of the picture's side
 * @returns {Corner | null}
 */
export function freeCorner({ runs, bounds }, before, size) {
    const counts = CORNERS.map((corner) => {
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
    const now = before ? counts[CORNERS.indexOf(before)] : Infinity;
    return now - least < CLEARLY ? before : CORNERS[counts.indexOf(least)];
}
