/** Whether the chain rule and a finite difference of the true cost agree. */

/** What the run's float32 may make of a gradient: a share of it, and where that is tiny, so much. */
const SHARE = 1e-3;
const FLOOR = 1e-7;

/**
 * @param {{ gradient: number, difference: number }} answer
 * @returns {{ by: number, agrees: boolean }} by how much they differ, and whether rounding explains it
 */
export function comparison({ gradient, difference }) {
    const by = Math.abs(gradient - difference);
    const allowed = SHARE * Math.max(Math.abs(gradient), Math.abs(difference));
    return { by, agrees: by <= Math.max(allowed, FLOOR) };
}
