/** The transition between two surfaces, which may be of different planes: the heights of both, blended. */

import { heightAt } from './relief.js';

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
 * The blended heights of the layers, on the grid of the newest one.
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
    visible.forEach((layer, order) => {
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
