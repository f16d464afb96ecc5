/** Choosing the few that matter among many, without sorting them all. */

const BINS = 512;

/**
 * The magnitude that about `keep` of the values reach, found from a histogram.
 *
 * @param {Float32Array} magnitudes none negative
 * @param {number} keep
 * @returns {{ threshold: number, max: number }}
 */
export function thresholdFor(magnitudes, keep) {
    let max = 0;
    for (const magnitude of magnitudes) if (magnitude > max) max = magnitude;
    if (max === 0 || keep >= magnitudes.length) return { threshold: 0, max };
    const counts = new Uint32Array(BINS);
    const perBin = (BINS - 1) / max;
    for (const magnitude of magnitudes) counts[Math.floor(magnitude * perBin)] += 1;
    let kept = 0;
    let bin = BINS - 1;
    while (bin > 0 && kept + counts[bin] <= keep) kept += counts[bin--];
    const atLeast = kept > 0 ? bin + 1 : bin; // where the strongest are all alike, they are kept
    return { threshold: atLeast / perBin, max };
}
