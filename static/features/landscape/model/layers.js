/** While one surface gives way to the next, on another part of another plane: both, as they are seen together. */

import { heightAt } from './relief.js';

/** @typedef {import('../../race/model/state.js').Bounds} Bounds */
/** @typedef {import('./relief.js').Relief} Relief */

/** @typedef {{ relief: Relief, bounds: Bounds, opacity: number }} ReliefLayer the newest last */

/**
 * Where a place (u, v) of what is on show, each 0 to 1, is in a layer: at (u, v) · scale + (x, y).
 *
 * @param {Bounds} shown
 * @param {Bounds} own of the layer
 * @returns {[number, number, number]} x, y and scale
 */
export function within(shown, own) {
    const span = own.x1 - own.x0;
    return [(shown.x0 - own.x0) / span, (shown.y0 - own.y0) / span, (shown.x1 - shown.x0) / span];
}

/**
 * The heights of layers over each other, on the newest one's grid.
 *
 * @param {ReliefLayer[]} layers
 * @param {Bounds} shown
 * @returns {Relief} the newest one's own, where it covers all
 */
export function blended(layers, shown) {
    const { relief: newest, opacity, bounds } = layers[layers.length - 1];
    const at = within(shown, bounds);
    if ((opacity >= 1 || layers.length === 1) && at.every((value, i) => Math.abs(value - [0, 0, 1][i]) < 1e-6))
        return newest;
    const seen = opacity >= 1 ? layers.slice(-1) : layers;
    const { size } = newest;
    const z = new Float32Array(size * size);
    seen.forEach((layer, order) => {
        const [x, y, scale] = within(shown, layer.bounds);
        const share = order === 0 ? 1 : layer.opacity;
        for (let i = 0; i < z.length; i++) {
            const u = ((i % size) / (size - 1)) * scale + x;
            const v = (Math.floor(i / size) / (size - 1)) * scale + y;
            z[i] += (heightAt(layer.relief, 2 * u - 1, 2 * v - 1) - z[i]) * share;
        }
    });
    return { size, z };
}
