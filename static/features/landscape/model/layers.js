/** The transition between two surfaces, which may be of different planes: heights and costs of both, blended. */

import { valueAt } from './relief.js';

/** @typedef {import('../../race/model/state.js').Bounds} Bounds */
/** @typedef {import('./relief.js').Relief} Relief */

/** @typedef {{ relief: Relief, bounds: Bounds, opacity: number }} ReliefLayer the newest last */

/**
 * The place of the shown bounds in a layer: a shown place (u, v), each 0 to 1, is at (u, v) · scale + (x, y) in the
 * layer.
 *
 * @param {Bounds} shown
 * @param {Bounds} layerBounds of the layer
 * @returns {[number, number, number]} x, y and scale
 */
export function within(shown, layerBounds) {
    const span = layerBounds.x1 - layerBounds.x0;
    return [(shown.x0 - layerBounds.x0) / span, (shown.y0 - layerBounds.y0) / span, (shown.x1 - shown.x0) / span];
}

/**
 * The blended heights and costs of the layers, on the grid of the newest one.
 *
 * @param {ReliefLayer[]} layers
 * @param {Bounds} shown
 * @returns {Relief} that of the newest layer itself where it covers all others
 */
export function blended(layers, shown) {
    const { relief: newest, opacity, bounds } = layers[layers.length - 1];
    const at = within(shown, bounds);
    if ((opacity >= 1 || layers.length === 1) && at.every((value, i) => Math.abs(value - [0, 0, 1][i]) < 1e-6))
        return newest;
    const visible = opacity >= 1 ? layers.slice(-1) : layers;
    const { size } = newest;
    const z = new Float32Array(size * size);
    const cost = new Float32Array(size * size);
    visible.forEach((layer, order) => {
        const [x, y, scale] = within(shown, layer.bounds);
        const share = order === 0 ? 1 : layer.opacity;
        const across = Array.from({ length: size }, (_, i) => 2 * ((i / (size - 1)) * scale + x) - 1);
        const up = Array.from({ length: size }, (_, i) => 2 * ((i / (size - 1)) * scale + y) - 1);
        const { relief } = layer;
        for (let i = 0; i < z.length; i++) {
            const [east, north] = [across[i % size], up[Math.floor(i / size)]];
            z[i] += (valueAt(relief.z, relief.size, east, north) - z[i]) * share;
            cost[i] += (valueAt(relief.cost, relief.size, east, north) - cost[i]) * share;
        }
    });
    return { size, z, cost, missing: newest.missing && nearest(newest.missing, size, at) };
}

/**
 * What a grid says at the nearest of its points.
 *
 * @param {Uint8Array} values
 * @param {number} size
 * @param {[number, number, number]} at the place of the result in the grid, as `within` gives it
 */
function nearest(values, size, [x, y, scale]) {
    const line = (/** @type {number} */ start) =>
        Array.from({ length: size }, (_, i) =>
            Math.max(0, Math.min(size - 1, Math.round(i * scale + start * (size - 1)))),
        );
    const [columns, rows] = [line(x), line(y)];
    return Uint8Array.from(
        { length: size * size },
        (_, i) => values[rows[Math.floor(i / size)] * size + columns[i % size]],
    );
}
