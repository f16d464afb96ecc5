/**
 * Paints the surface and its box on a canvas. While something moves it is painted at once, in as many pixels as there
 * is time for. At rest it is painted in finer pixels than the canvas has, a part of it in each frame.
 */

import { buildBox } from '../model/box.js';
import { createRaster } from './raster.js';

/** @typedef {import('./raster.js').Sheet} Sheet */
/** @typedef {import('./raster.js').Picture} Picture */
/** @typedef {{ width: number, height: number }} Size in CSS pixels */
/** @typedef {import('../model/camera.js').WorldPoint} WorldPoint */
/** @typedef {ReturnType<typeof createLandscapePainter>} LandscapePainter */

/** The time for a picture of something that moves, and for a part of a fine one, in milliseconds. */
const QUICK = 10;
const PART = 6;
/** The least share of the canvas's pixels along a side, while something moves. */
const COARSEST = 0.5;
/** A fine picture has this many pixels to a pixel of the canvas along a side, if it has at most MAX_PIXELS. */
const FINE = 2;
const MAX_PIXELS = 9e6;

/** @param {HTMLCanvasElement} canvas */
export function createLandscapePainter(canvas) {
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const raster = createRaster();
    /** The share of the canvas's pixels along a side that there is time for. */
    let share = 1;
    /** @type {{ rows: Generator<void, Picture>, sheet: Sheet, size: Size, ratio: number } | null} */
    let fine = null;

    return {
        /**
         * Paints at once.
         *
         * @param {Sheet} sheet
         * @param {Size} size
         * @param {number} ratio device pixels to a CSS pixel
         */
        paint(sheet, size, ratio) {
            const since = performance.now();
            // the browser stretches a canvas of fewer pixels faster than a canvas draws an enlarged image
            show(ctx, finish(raster.paint(sheet, size, ratio * share)), sheet, size, ratio * share);
            const taken = performance.now() - since;
            if (taken > QUICK) share = Math.max(COARSEST, share * Math.max(0.8, Math.sqrt(QUICK / taken)));
            else if (taken < QUICK / 2) share = Math.min(1, share * 1.1);
            fine = { rows: raster.paint(sheet, size, ratio * fineness(size, ratio)), sheet, size, ratio };
        },

        /** Paints a part of the fine picture. @returns {boolean} whether there are more */
        refine() {
            if (!fine) return false;
            const { rows, sheet, size, ratio } = fine;
            const until = performance.now() + PART;
            let next = rows.next();
            while (!next.done && performance.now() < until) next = rows.next();
            if (!next.done) return true;
            show(ctx, next.value, sheet, size, ratio);
            fine = null;
            return false;
        },

        isFine: () => fine === null,
    };
}

/**
 * Paints the fine picture at once.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Sheet} sheet
 * @param {Size} size
 * @param {number} ratio device pixels to a CSS pixel
 */
export function paintFinely(canvas, sheet, size, ratio) {
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    show(ctx, finish(createRaster().paint(sheet, size, ratio * fineness(size, ratio))), sheet, size, ratio);
}

/** @param {Size} size @param {number} ratio */
function fineness({ width, height }, ratio) {
    return width * height * (FINE * ratio) ** 2 <= MAX_PIXELS ? FINE : 1;
}

/** @param {Generator<void, Picture>} rows @returns {Picture} */
function finish(rows) {
    let next = rows.next();
    while (!next.done) next = rows.next();
    return next.value;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Picture} picture
 * @param {Sheet} sheet
 * @param {Size} size
 * @param {number} ratio
 */
function show(ctx, { pixels, columns, rows }, { relief, camera, slant, colours }, { width, height }, ratio) {
    const { canvas } = ctx;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
    const image = new ImageData(pixels, columns, rows);
    if (columns === across && rows === down) ctx.putImageData(image, 0, 0);
    else {
        ctx.resetTransform();
        ctx.clearRect(0, 0, across, down);
        ctx.drawImage(toCanvas(image), 0, 0, across, down);
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.strokeStyle = `rgb(${colours.line.join(' ')} / ${slant})`;
    ctx.lineWidth = 1;
    ctx.lineJoin = 'round';
    const box = buildBox(relief, camera);
    for (const [lines, composition] of /** @type {[WorldPoint[][], GlobalCompositeOperation][]} */ ([
        [box.behind, 'destination-over'],
        [box.front, 'source-over'],
    ])) {
        ctx.globalCompositeOperation = composition;
        ctx.beginPath();
        for (const line of lines)
            line.forEach((point, i) => {
                const { x, y } = camera.place(point);
                if (i === 0) ctx.moveTo(x, y);
                else ctx.lineTo(x, y);
            });
        if (slant > 0) ctx.stroke();
    }
    ctx.globalCompositeOperation = 'source-over';
}

/** The canvas between an image and a canvas of another size. @type {HTMLCanvasElement | null} */
let between = null;

/** @param {ImageData} image */
function toCanvas(image) {
    between ??= document.createElement('canvas');
    if (between.width !== image.width || between.height !== image.height)
        Object.assign(between, { width: image.width, height: image.height });
    /** @type {CanvasRenderingContext2D} */ (between.getContext('2d')).putImageData(image, 0, 0);
    return between;
}
