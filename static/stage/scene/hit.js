/** Finds the neuron, pixel or connection under a point of the stage. */

import { distanceToCurve } from './curves.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Selection} Selection */

const NEAR_A_NEURON = 6;
const NEAR_A_LINE = 5;
/** In pixels. */
const STRONGER_IS_NEARER = 2.4;
const IMAGE_SIDE = 28;

/**
 * The neuron, pixel or connection at (x, y), in that order of preference.
 *
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @returns {Selection | null}
 */
export function hit(scene, x, y) {
    return neuronAt(scene, x, y) ?? weightImageAt(scene, x, y) ?? pixelAt(scene, x, y) ?? lineAt(scene, x, y);
}

/** @type {typeof hit} */
function neuronAt({ neurons, wanted, arrows }, x, y) {
    const near = [...neurons, ...wanted].find(
        (neuron) => Math.hypot(neuron.x - x, neuron.y - y) <= neuron.r + NEAR_A_NEURON / 2,
    );
    if (near) return { layer: near.layer, index: near.index };
    const arrow = arrows.find(
        (each) => Math.abs(each.x - x) <= NEAR_A_NEURON && Math.abs(each.y - y) <= Math.abs(each.length) / 2 + 3,
    );
    return arrow ? { layer: arrow.layer, index: arrow.index } : null;
}

/** @type {typeof hit} */
function weightImageAt({ tiles }, x, y) {
    const index = (tiles?.boxes ?? []).findIndex((box) => inside(box, x, y));
    if (!tiles || index < 0) return null;
    return { layer: 1, index, from: cellAt(tiles.boxes[index], x, y) };
}

/** @type {typeof hit} */
function pixelAt({ image }, x, y) {
    return inside(image, x, y) ? { layer: 0, index: cellAt(image, x, y) } : null;
}

/** @type {typeof hit} */
function lineAt({ lines }, x, y) {
    let best = null;
    let nearest = NEAR_A_LINE;
    for (const { edges, emphasis } of lines) {
        if (emphasis < 0.2) continue;
        for (let i = 0; i < edges.shown; i++) {
            // Stronger lines are preferred: the strongest counts as so much nearer.
            const away = distanceToCurve(edges.xy, 4 * i, x, y) - STRONGER_IS_NEARER * edges.share[i];
            if (away < nearest) {
                nearest = away;
                best = { layer: edges.layer, index: edges.to[i], from: edges.from[i] };
            }
        }
    }
    return best;
}

/** @param {{ x: number, y: number, size: number }} box @param {number} x @param {number} y */
function inside(box, x, y) {
    return x >= box.x && y >= box.y && x < box.x + box.size && y < box.y + box.size;
}

/** @param {{ x: number, y: number, size: number }} box @param {number} x @param {number} y */
function cellAt(box, x, y) {
    const column = Math.floor(((x - box.x) / box.size) * IMAGE_SIDE);
    const row = Math.floor(((y - box.y) / box.size) * IMAGE_SIDE);
    return row * IMAGE_SIDE + column;
}
