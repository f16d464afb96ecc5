/**
 * How lines grow: one wave, in which no two lines start at the same time.
 */

/** The lines of a layer start within this share of the time. */
export const SPREAD = 0.45;
/** Multiples of the golden ratio are spread evenly: neighbours in the order of the lines start far from each other. */
const GOLDEN = 0.6180339887498949;

/**
 * When a line starts to grow.
 *
 * @param {number} i the line; they are in the order of their magnitudes, and the strongest, at the end, start first
 * @param {number} count of lines
 * @returns {number} 0 to SPREAD
 */
export function startOf(i, count) {
    return SPREAD * (0.5 * ((i * GOLDEN) % 1) + 0.5 * (1 - (i + 1) / count));
}

/**
 * The part of a line that has grown.
 *
 * @param {number} t the time, 0 to 1
 * @param {number} start
 * @param {number} span how long the line grows
 * @returns {number} 0 to 1
 */
export function grown(t, start, span) {
    if (t >= 1) return 1;
    const along = Math.max(0, Math.min(1, (t - start) / span));
    return along * along * (3 - 2 * along);
}
