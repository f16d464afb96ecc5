/**
 * What brings the surface in three dimensions to its canvas. The flat picture's motion has it painted along
 * with its own; the eye's moves ask for that, and at rest it costs nothing.
 *
 * The canvas carries what it shows as `canvas.landscape`, so that it can be read as numbers.
 */

import { rgb } from '../../ui/canvas/palette.js';
import { pixelRatio } from '../descent/draw/descent.js';
import { bandColors } from '../descent/draw/slopes.js';
import { surfacePicture } from '../descent/draw/surface-picture.js';
import { contoursFor } from '../descent/model/art.js';
import { createLandscapePainter } from './draw/landscape.js';
import { drawOver } from './draw/over.js';
import { ABOVE, ASLANT, between, buildCamera, degrees, slant } from './model/camera.js';
import { findHeights } from './model/heights.js';
import { nearestPoint } from './model/hit.js';
import { buildLandscape, clearest } from './model/landscape.js';
import { blended, within } from './model/layers.js';
import { buildOverlay } from './model/over.js';
import { buildRelief } from './model/relief.js';
import { landscapeSvg } from './model/svg.js';

/** @typedef {import('./model/camera.js').Eye} Eye */
/** @typedef {import('./model/camera.js').Camera} Camera */
/** @typedef {import('./model/heights.js').Heights} Heights */
/** @typedef {import('./model/landscape.js').Landscape} Landscape */
/** @typedef {import('../descent/model/scene.js').DescentScene} DescentScene */
/** @typedef {import('../descent/draw/palette.js').DescentPalette} DescentPalette */
/** @typedef {import('../race/model/state.js').Surface} Surface */
/** @typedef {import('../race/model/state.js').RaceState} RaceState */

/**
 * @typedef {object} Moment what the flat picture shows
 * @property {RaceState} race
 * @property {DescentScene} scene
 * @property {import('../descent/model/glide.js').Shown} shown
 * @property {Layer[]} layers the newest last
 * @property {DescentPalette} palette
 * @property {number} now in milliseconds
 */

/** @typedef {{ surface: Surface, bounds: import('../race/model/state.js').Bounds, picture: HTMLCanvasElement, opacity: number,
 *     labels: import('../descent/model/level-labels.js').LevelLabel[] }} Layer */

/** @typedef {{ landscape: Landscape, camera: Camera, frame: import('./model/camera.js').Frame }} Seen */

/** How long the eye takes from one place to another, in milliseconds. */
const FLIGHT = 900;
/** After a long frame it does not leap. */
const LONGEST_TICK = 100;
const MOST_PIXEL_RATIO = 2;
/** From where the opened surface may be seen, the usual side first. */
const SIDES = [ASLANT.azimuth, ...[32, -58, 58, -122, 122, -148, 148].map(degrees)];

/**
 * @param {object} parts
 * @param {HTMLCanvasElement} parts.canvas
 * @param {HTMLCanvasElement} parts.labels over it
 * @param {WebGL2RenderingContext} parts.context of the canvas
 * @param {() => number} parts.covered pixels of the canvas's lower end
 * @param {() => void} parts.wake have the next frame shown
 * @param {(slant: number, frame: import('../descent/model/frame.js').Frame) => void} parts.tilted told how far the
 *     picture is from the flat one, 0 to 1
 */
export function createLandscapeMotion({ canvas, labels, context, covered, wake, tilted }) {
    const painter = createLandscapePainter(canvas, context);
    const ink = /** @type {CanvasRenderingContext2D} */ (labels.getContext('2d'));
    const heightsFor = rememberHeights();
    /** @type {Eye} */
    let eye = ABOVE;
    /** @type {{ from: Eye, to: Eye, flown: number, last: number | null, landed: () => void } | null} */
    let flight = null;
    /** @type {(Seen & { moment: Moment }) | null} */
    let seen = null;
    let frames = 0;

    /** @param {number} now */
    const fly = (now) => {
        if (!flight) return;
        flight.flown += Math.min(LONGEST_TICK, now - (flight.last ?? now));
        flight.last = now;
        const gone = Math.min(1, flight.flown / FLIGHT);
        eye = gone < 1 ? between(flight.from, flight.to, gone * gone * (3 - 2 * gone)) : flight.to;
        wake();
        if (gone < 1) return;
        const { landed } = flight;
        flight = null;
        landed();
    };

    /** @param {Moment} moment @returns {boolean} whether nothing of the flat picture is seen */
    const show = (moment) => {
        fly(moment.now);
        if (moment.layers.length === 0) return false;
        seen = { ...look(moment, eye, covered(), heightsFor), moment };
        const ratio = Math.min(MOST_PIXEL_RATIO, pixelRatio());
        paint(seen, moment, { painter, ink, ratio });
        tilted(slant(eye), moment.scene.frame);
        frames += 1;
        Object.assign(canvas, { landscape: { eye, ...seen, frames, memory: painter.memory() } });
        return slant(eye) === 1;
    };

    return {
        show,
        frame: () => seen?.frame ?? { width: 0, height: 0, left: 0, top: 0, side: 0, em: 15 },
        /** @returns {Eye} */
        eye: () => flight?.to ?? eye,
        /** Where the eye goes when the surface is opened. */
        aslant() {
            if (!seen) return ASLANT;
            const { landscape, frame } = seen;
            const azimuth = clearest(landscape, (from) => buildCamera({ ...ASLANT, azimuth: from }, frame), SIDES);
            return { ...ASLANT, azimuth };
        },
        /** @param {Eye} to at once */
        look(to) {
            [eye, flight] = [to, null];
            wake();
        },
        /** @param {Eye} to @param {() => void} [landed] */
        flyTo(to, landed = () => {}) {
            flight = { from: eye, to, flown: 0, last: null, landed };
            wake();
        },
        /** The kept point of a path that is seen near a place of the canvas. */
        /** @param {{ x: number, y: number }} place @param {number} reach in pixels */
        hitAt: (place, reach) => seen && nearestPoint(seen, seen.moment.shown.paths, place, reach),
        /** Where a point of the flat picture is seen. @param {{ x: number, y: number }} flat */
        findPlace: (flat) => (seen ? seen.camera.place(seen.landscape.raise(flat)) : flat),
        /** As it is shown, at so many device pixels to a CSS pixel. @param {number} ratio */
        image(ratio) {
            if (!seen) return null;
            const over = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
            paint(seen, seen.moment, { painter, ink: over, ratio });
            over.globalCompositeOperation = 'destination-over';
            over.resetTransform();
            over.drawImage(canvas, 0, 0);
            wake(); // back to the screen's own pixels
            return over.canvas;
        },
        /** As it is shown, as a drawing. @param {import('../descent/model/export-parts.js').Told} told */
        svg(told) {
            if (!seen) return null;
            const { scene, layers, palette } = seen.moment;
            const over = buildOverlay(seen, scene, layers);
            const bands = bandColors(palette.slopes, scene.levels.length + 1);
            return landscapeSvg({ ...seen, over }, scene, { ...told, bands, shading: buildShading(palette) });
        },
        stop: () => painter.dispose(),
    };
}

/** @typedef {ReturnType<typeof createLandscapeMotion>} LandscapeMotion */

/** @param {Moment} moment @param {Eye} eye @param {number} below @param {ReturnType<typeof rememberHeights>} heightsFor @returns {Seen} */
function look({ race, scene, layers }, eye, below, heightsFor) {
    const reliefs = layers.map(({ surface, opacity }, i) => {
        const isNewest = i === layers.length - 1;
        return { ...heightsFor(surface, race, isNewest), bounds: surface.bounds, opacity };
    });
    const relief = blended(reliefs, scene.bounds);
    const { heights } = reliefs[reliefs.length - 1];
    const slope = layers[layers.length - 1].surface.tangent;
    const frame = { ...scene.frame, below };
    return {
        landscape: buildLandscape({ scene, race, relief, heights, slope }),
        camera: buildCamera(eye, frame),
        frame,
    };
}

/**
 * @param {Seen} seen
 * @param {Pick<Moment, 'scene' | 'layers' | 'palette'>} moment
 * @param {{ painter: import('./draw/landscape.js').LandscapePainter, ink: CanvasRenderingContext2D, ratio: number }} tools
 */
function paint({ landscape, camera }, { scene, layers, palette }, { painter, ink, ratio }) {
    const { width, height } = scene.frame;
    const worn = layers.map((layer) => ({
        picture: withoutSurface(layer, scene.frame, palette),
        opacity: layer.opacity,
        at: within(scene.bounds, layer.surface.bounds),
    }));
    const look = {
        ratio,
        shading: buildShading(palette),
        runs: palette.runs.map(rgb),
        attention: rgb(palette.attention),
        edge: rgb(palette.edge),
        below: rgb(palette.ground),
        frame: rgb(palette.line),
    };
    painter.paint(landscape, camera, scene.frame, look, worn);
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (ink.canvas.width !== columns || ink.canvas.height !== rows)
        Object.assign(ink.canvas, { width: columns, height: rows });
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, width, height);
    const bands = bandColors(palette.slopes, scene.levels.length + 1).map(([r, g, b]) => `rgb(${r} ${g} ${b})`);
    drawOver(ink, buildOverlay({ landscape, camera }, scene, layers), { ...palette, levels: scene.levels, bands });
}

/** On light ground shades would soon look dirty. @param {DescentPalette} palette */
function buildShading({ isLight }) {
    return isLight ? 0.55 : 1;
}

/** Pixels along a side of what the surface wears: it may be looked at from near. */
const FINEST = 1024;

/** @type {WeakMap<HTMLCanvasElement, HTMLCanvasElement>} */
const bare = new WeakMap();

/** A layer's picture without its numbers, which here stand upright above it. */
/** @param {Layer} layer @param {import('../descent/model/frame.js').Frame} frame @param {DescentPalette} palette */
function withoutSurface({ surface, picture }, { side }, palette) {
    const known = bare.get(picture);
    if (known) return known;
    const ratio = Math.max(pixelRatio(), FINEST / side);
    const made = surfacePicture(contoursFor(surface), [], { side, ratio, em: 1, palette });
    bare.set(picture, made);
    return made;
}

/**
 * A surface's heights and relief, made once; heights stay as they are while all fits into them. The newest one's
 * give way to true costs that go beyond.
 */
function rememberHeights() {
    /** @type {WeakMap<Surface, { heights: Heights, relief: import('./model/relief.js').Relief }>} */
    const made = new WeakMap();
    /** @type {Heights | null} */
    let before = null;
    return (/** @type {Surface} */ surface, /** @type {RaceState} */ race, /** @type {boolean} */ isNewest) => {
        const known = made.get(surface);
        if (known && !isNewest) return known;
        const truths = race.runs.flatMap(({ true_cost: cost }) => (cost === null ? [] : [cost]));
        before = findHeights(surface.cost, truths, before);
        if (known?.heights.low === before.low && known.heights.high === before.high) return known;
        const fresh = { heights: before, relief: buildRelief(surface, before.share) };
        made.set(surface, fresh);
        return fresh;
    };
}
