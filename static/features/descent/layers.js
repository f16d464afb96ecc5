/** Surfaces, painted once each and laid over one another: a new one comes to cover the one before. */

import { pixelRatio } from './draw/descent.js';
import { surfacePicture } from './draw/surface-picture.js';
import { contoursFor, labelsFor } from './model/art.js';

/** @typedef {import('../race/model/state.js').Surface} Surface */
/** @typedef {{ surface: Surface, picture: HTMLCanvasElement, since: number,
 *     labels: import('./model/level-labels.js').LevelLabel[] }} Painted */

/**
 * @typedef {object} Look how a surface is to be painted
 * @property {import('./model/frame.js').Frame} frame
 * @property {import('./draw/palette.js').DescentPalette} palette
 * @property {import('../race/model/state.js').Paths | null} paths which no label is to cover
 */

/** How long a new surface takes to cover the one before, in milliseconds. */
const FADE = 260;
/** Letters on the surface, in ems of the picture. */
const LABEL = 0.72;

export function createLayers() {
    /** @type {Painted[]} the newest last */
    let pictures = [];

    /** @param {Surface} surface @param {Look} look @returns {Painted} */
    const painted = (surface, { frame, palette, paths }) => {
        const size = { side: frame.side, em: LABEL * frame.em };
        const labels = labelsFor(surface, size, paths, pictures.at(-1));
        const picture = surfacePicture(contoursFor(surface), labels, { ...size, ratio: pixelRatio(), palette });
        return { surface, labels, picture, since: performance.now() };
    };

    return {
        /** A surface comes over the one before. @param {Surface} surface @param {Look} look */
        cover(surface, look) {
            pictures = [...pictures.slice(-1), painted(surface, look)];
        },

        /** A surface is there at once. @param {Surface} surface @param {Look} look */
        put(surface, look) {
            pictures = [painted(surface, look)];
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
