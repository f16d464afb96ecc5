/** Neurons as discs. The brightness of a disc is the activation. */

import { mixed } from '../../ui/canvas/palette.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../scene/neurons.js').Neuron} Neuron */
/** @typedef {import('../scene/scene.js').Selection} Selection */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

const TURN = 2 * Math.PI;
const TOP = -Math.PI / 2;
/** The opacity of a neuron whose layer the chapter does not highlight. */
const DIMMED = 0.35;

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawNeurons(ctx, { neurons, wanted, selection, hover }, palette) {
    for (const neuron of neurons) {
        ctx.globalAlpha = neuron.isDimmed ? DIMMED : 1;
        drawNeuron(ctx, neuron, palette);
        ctx.globalAlpha = 1;
        if (isAt(hover, neuron)) drawRing(ctx, neuron, palette.text, 1.5, 3);
        if (isAt(selection, neuron)) drawRing(ctx, neuron, palette.attention, 2.5, 3);
    }
    for (const neuron of wanted) drawNeuron(ctx, neuron, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {Neuron} neuron @param {Palette} palette */
function drawNeuron(ctx, { x, y, r, brightness, negative, ring, ringShare }, palette) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, TURN);
    ctx.fillStyle = brightness === null ? palette.ground : mixed(palette.darkRgb, palette.brightRgb, brightness);
    ctx.fill();
    ctx.strokeStyle = palette.rim;
    ctx.lineWidth = r > 5 ? 1.3 : 0.6;
    ctx.setLineDash(brightness === null ? [2, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    if (negative && r > 4) drawMinus(ctx, x, y, r, palette);
    if (ring === 'bias_up' || ring === 'bias_down') drawBias(ctx, { x, y, r }, ring === 'bias_up', ringShare, palette);
}

/**
 * A minus sign for an activation below zero, since brightness has no sign.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {Palette} palette
 */
function drawMinus(ctx, x, y, r, palette) {
    ctx.fillStyle = palette.down;
    ctx.fillRect(x - 0.5 * r, y - 1, r, 2);
}

/**
 * The bias nudge as an arc around the neuron. It starts at the top: clockwise is up, counter-clockwise is down.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number, r: number }} at
 * @param {boolean} up
 * @param {number} share
 * @param {Palette} palette
 */
function drawBias(ctx, { x, y, r }, up, share, palette) {
    ctx.beginPath();
    ctx.arc(x, y, r + 3, TOP, TOP + (up ? 1 : -1) * TURN * share, !up);
    ctx.strokeStyle = up ? palette.up : palette.down;
    ctx.lineWidth = Math.max(1.5, 0.28 * r);
    ctx.stroke();
}

/** @param {Selection | null} selection @param {Neuron} neuron */
function isAt(selection, { layer, index }) {
    return selection !== null && selection.layer === layer && selection.index === index;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Neuron} neuron
 * @param {string} colour
 * @param {number} width
 * @param {number} gap
 */
function drawRing(ctx, { x, y, r }, colour, width, gap) {
    ctx.beginPath();
    ctx.arc(x, y, r + gap, 0, TURN);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
}
