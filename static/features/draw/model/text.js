/** The drawing as text. The browser saves it, so that a reload loses no drawing. */

import { effect } from '@preact/signals-core';

import { EMPTY } from './state.js';

/** @typedef {import('./state.js').Draw} Draw */

const PIXELS = 784;
/** Longer texts are not saved: browsers store some million characters. */
const LONGEST = 1_000_000;

/** @typedef {{ read: () => string | null, save: (text: string) => void }} Browser what a browser keeps as text */

/**
 * Restores the pad from the browser, and saves each change of it.
 *
 * @param {Draw} draw
 * @param {Browser} browser
 */
export function rememberDrawing(draw, { read, save }) {
    draw.restore(drawingFromText(read()));
    effect(() => {
        if (!draw.isDrawing.value) save(drawingToText(draw));
    });
}

/** @param {Pick<Draw, 'drawing' | 'label' | 'normalised'>} draw @returns {string} empty where it is too long */
export function drawingToText({ drawing, label, normalised }) {
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
 * @param {string | null} text a saved text, perhaps of another version
 * @returns {import('./state.js').SavedPad | null} null where the text is no drawing
 */
export function drawingFromText(text) {
    const { strokes, under, label, normalised } = parseJson(text) ?? {};
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
function parseJson(text) {
    try {
        return JSON.parse(text ?? 'null');
    } catch {
        return null;
    }
}
