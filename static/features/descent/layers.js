/** The pictures of the surfaces. Each is paintSurface once; a new one fades in over the previous one. */

import { FINE } from '../../ui/canvas/fonts.js';
import { pixelRatio } from './draw/descent.js';
import { surfacePicture } from './draw/surface-picture.js';
import { contoursFor, labelsFor } from './model/surface-contours.js';

/** @typedef {import('../race/model/state.js').Surface} Surface */
/** @typedef {{ surface: Surface, picture: HTMLCanvasElement, since: number,
 *     labels: import('./model/level-labels.js').LevelLabel[] }} PaintedSurface */

/**
 * @typedef {object} Appearance how a surface is paintSurface
 * @property {import('./model/frame.js').Frame} frame
 * @property {import('./draw/palette.js').DescentPalette} palette
 * @property {import('../race/model/state.js').Paths | null} paths the labels keep clear of them
 */

/** The time in which a new surface fades in, in milliseconds. */
const FADE = 260;

export function createLayers() {
    /** @type {PaintedSurface[]} the newest last */
    let pictures = [];

    /** @param {Surface} surface @param {Appearance} appearance @returns {PaintedSurface} */
    const paintSurface = (surface, { frame, palette, paths }) => {
        const size = { side: frame.side, em: FINE * frame.em };
        const labels = labelsFor(surface, size, paths, pictures.at(-1));
        const picture = surfacePicture(contoursFor(surface), labels, { ...size, ratio: pixelRatio(), palette });
        return { surface, labels, picture, since: performance.now() };
    };

    return {
        /** Fades a surface in over the previous one. @param {Surface} surface @param {Appearance} appearance */
        cover(surface, appearance) {
            pictures = [...pictures.slice(-1), paintSurface(surface, appearance)];
        },

        /** Shows a surface at once. @param {Surface} surface @param {Appearance} appearance */
        put(surface, appearance) {
            pictures = [paintSurface(surface, appearance)];
        },

        clear: () => void (pictures = []),

        /** @returns {Surface | null} */
        newest: () => pictures.at(-1)?.surface ?? null,

        /** @param {number} now in milliseconds */
        at(now) {
            const layers = pictures.map(({ surface, picture, labels, since }, i) => {
                const opacity = i === 0 ? 1 : Math.max(0, Math.min(1, (now - since) / FADE));
                return { surface, picture, labels, bounds: surface.bounds, opacity };
            });
            if (layers.at(-1)?.opacity === 1) pictures = pictures.slice(-1);
            return layers;
        },
    };
}
