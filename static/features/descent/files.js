/** The descent as it is shown, made into files: a drawing, or an image at twice its size. */

import { runNames } from '../race/model/words.js';
import { descentPainter } from './draw/descent.js';
import { drawLegend } from './draw/legend.js';
import { bandColors } from './draw/slopes.js';
import { surfacePicture } from './draw/surface-picture.js';
import { contoursFor } from './model/art.js';
import { legendHeight } from './model/export-parts.js';
import { descentSvg } from './model/picture-svg.js';
import { planeSentence, tellSteps } from './model/words.js';

/** @typedef {import('./motion.js').Motion} Motion */
/** @typedef {NonNullable<ReturnType<Motion['moment']>>} Moment */

/** Device pixels to a CSS pixel of an image. */
const TWICE = 2;

/** @param {Motion} motion @returns {Promise<Blob | null>} null while nothing is shown */
export async function toSvg(motion) {
    const moment = motion.moment();
    if (!moment) return null;
    const told = tellRace(moment);
    const text = (await motion.solid()?.svg(told)) ?? flatSvg(moment, told);
    return new Blob([text], { type: 'image/svg+xml' });
}

/** @param {Motion} motion @returns {Promise<Blob | null>} */
export async function toPng(motion) {
    const moment = motion.moment();
    if (!moment) return null;
    const told = tellRace(moment);
    const picture = motion.solid()?.image(TWICE) ?? flatImage(moment);
    const { em, height } = moment.scene.frame;
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height + Math.round(TWICE * legendHeight(told) * em);
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    ctx.fillStyle = told.colours.ground;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(picture, 0, 0);
    ctx.scale(TWICE, TWICE);
    drawLegend(ctx, told, { left: legendLeft(moment, motion), top: height, em });
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** @param {Moment} moment @param {Motion} motion */
function legendLeft({ scene: { frame } }, motion) {
    return motion.solid() ? frame.em : frame.left;
}

/** @param {Moment} moment @param {import('./model/export-parts.js').Told} told */
function flatSvg({ scene, layers }, told) {
    const newest = layers[layers.length - 1];
    const surface = newest && { contours: contoursFor(newest.surface), labels: newest.labels, bounds: newest.bounds };
    return descentSvg(scene, surface ?? null, told);
}

/** @param {Moment} moment @returns {HTMLCanvasElement} */
function flatImage({ scene, layers, palette }) {
    const canvas = document.createElement('canvas');
    const { side, em } = scene.frame;
    const finer = layers.slice(-1).map(({ surface, labels, bounds }) => {
        const picture = surfacePicture(contoursFor(surface), labels, { side, ratio: TWICE, em: 0.72 * em, palette });
        return { picture, bounds, opacity: 1 };
    });
    descentPainter(canvas)(scene, finer, palette, TWICE);
    return canvas;
}

/** @param {Moment} moment @returns {import('./model/export-parts.js').Told} */
function tellRace({ race, scene, palette }) {
    const names = runNames(race.runs, race.train);
    const entries = scene.runs.map(({ place, color, marker }) => ({
        color,
        marker,
        name: `${names[place]}: ${tellSteps(race.runs[place])}`,
    }));
    const bands = bandColors(palette.slopes, scene.levels.length + 1).map(([r, g, b]) => `rgb(${r} ${g} ${b})`);
    return { entries, sentence: planeSentence(race), colours: { ...palette, bands } };
}
