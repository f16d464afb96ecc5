/** Files of the descent as it is shown: an SVG drawing, or a PNG image at twice its size. */

import { say } from '../../text/say.js';
import { runNames } from '../race/model/words.js';
import { descentPainter } from './draw/descent.js';
import { drawLegend } from './draw/legend.js';
import { bandColors } from './draw/slopes.js';
import { surfacePicture } from './draw/surface-picture.js';
import { legendHeight, SMALL } from './model/export-parts.js';
import { descentSvg } from './model/picture-svg.js';
import { contoursFor } from './model/surface-contours.js';
import { toHex } from './model/svg.js';
import { planeSentence, toStepsText } from './model/words.js';

/** @typedef {import('./motion.js').Motion} Motion */
/** @typedef {NonNullable<ReturnType<Motion['moment']>>} Moment */

/** The device pixels to a CSS pixel of the image. */
const TWICE = 2;

/** @param {Motion} motion @returns {Promise<Blob | null>} null while nothing is shown */
export async function toSvg(motion) {
    const moment = motion.moment();
    if (!moment) return null;
    const legendContent = buildLegendContent(moment);
    const text = (await motion.solid()?.svg(legendContent)) ?? flatSvg(moment, legendContent);
    return new Blob([text], { type: 'image/svg+xml' });
}

/** @param {Motion} motion @returns {Promise<Blob | null>} */
export async function toPng(motion) {
    const moment = motion.moment();
    if (!moment) return null;
    const legendContent = buildLegendContent(moment);
    const picture = motion.solid()?.image(TWICE) ?? flatImage(moment);
    const { em, height } = moment.scene.frame;
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height + Math.round(TWICE * legendHeight(legendContent) * em);
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    ctx.fillStyle = legendContent.colours.ground;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(picture, 0, 0);
    ctx.scale(TWICE, TWICE);
    drawLegend(ctx, legendContent, { left: legendLeft(moment, motion), top: height, em });
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** @param {Moment} moment @param {Motion} motion */
function legendLeft({ scene: { frame } }, motion) {
    return motion.solid() ? frame.em : frame.left;
}

/** @param {Moment} moment @param {import('./model/export-parts.js').LegendContent} legendContent */
function flatSvg({ scene, layers }, legendContent) {
    const newest = layers[layers.length - 1];
    const surface = newest && { contours: contoursFor(newest.surface), labels: newest.labels, bounds: newest.bounds };
    return descentSvg(scene, surface ?? null, legendContent);
}

/** @param {Moment} moment @returns {HTMLCanvasElement} */
function flatImage({ scene, layers, palette }) {
    const canvas = document.createElement('canvas');
    const { side, em } = scene.frame;
    const finer = layers.slice(-1).map(({ surface, labels, bounds }) => {
        const picture = surfacePicture(contoursFor(surface), labels, { side, ratio: TWICE, em: SMALL * em, palette });
        return { picture, bounds, opacity: 1 };
    });
    descentPainter(canvas)(scene, finer, palette, TWICE);
    return canvas;
}

/** @param {Moment} moment @returns {import('./model/export-parts.js').LegendContent} */
function buildLegendContent({ race, scene, palette }) {
    const names = runNames(race.runs, race.train);
    const entries = scene.runs.map(({ place, color, marker }) => ({
        color,
        marker,
        name: say('descent-run', { name: names[place], about: toStepsText(race.runs[place]) }),
    }));
    const bands = bandColors(palette.slopes, scene.levels.length + 1).map(toHex);
    return { entries, sentence: planeSentence(race), colours: { ...palette, bands } };
}
