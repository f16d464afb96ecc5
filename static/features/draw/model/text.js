/** What is on the pad as text, so that the browser can keep it: a reload loses no drawing. */

import { effect } from '@preact/signals-core';

import { EMPTY } from './state.js';

/** @typedef {import('./state.js').Draw} Draw */

const PIXELS = 784;
/** A longer text is not kept: browsers have room for some millions. */
const LONGEST = 1_000_000;

/** @typedef {{ read: () => string | null, keep: (text: string) => void }} Browser what a browser keeps as text */

/**
 * Begin with what the browser has kept of the pad, and let it keep what becomes of it.
 *
 * @param {Draw} draw
 * @param {Browser} browser
 */
export function rememberDrawing(draw, { read, keep }) {
    draw.restore(drawingIn(read()));
    effect(() => {
        if (!draw.isDrawing.value) keep(textOfDrawing(draw));
    });
}

/** @param {Pick<Draw, 'drawing' | 'label' | 'normalised'>} draw @returns {string} empty where it is not to be kept */
export function textOfDrawing({ drawing, label, normalised }) {
    const { strokes, under } = drawing.value;
    const text = JSON.stringify({
        strokes,
        under: under && Array.from(under),
        label: label.value,
        normalised: normalised.value,
    });
    return text.length > LONGEST ? '' : text;
}

/**
 * @param {string | null} text that was kept, perhaps by another version
 * @returns {import('./state.js').Kept | null} null where it is no drawing
 */
export function drawingIn(text) {
    const { strokes, under, label, normalised } = parsed(text) ?? {};
    if (!Array.isArray(strokes) || !strokes.every(isStroke)) return null;
    if (under !== null && !isImage(under)) return null;
    return {
        drawing: strokes.length > 0 || under ? { strokes, under: under && Uint8Array.from(under) } : EMPTY,
        label: isWhole(label, 9) ? label : null,
        normalised: normalised !== false,
    };
}

/** @param {unknown} stroke */
function isStroke(stroke) {
    return Array.isArray(stroke) && stroke.length > 0 && stroke.every(isPoint);
}

/** @param {unknown} point */
function isPoint(point) {
    return (
        Array.isArray(point) &&
        point.length === 3 &&
        point.every((each) => typeof each === 'number' && each >= 0 && each <= 1)
    );
}

/** @param {unknown} under */
function isImage(under) {
    return Array.isArray(under) && under.length === PIXELS && under.every((value) => isWhole(value, 255));
}

/** @param {unknown} value @param {number} most */
function isWhole(value, most) {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

/** @param {string | null} text @returns {any} */
function parsed(text) {
    try {
        return JSON.parse(text ?? 'null');
    } catch {
        return null;
    }
}
