/**
 * The animation of the surface in three dimensions. The animation of the flat picture calls `show` for each of its
 * frames. While the eye moves it requests these frames; at rest no frame is requested.
 *
 * The canvas has the scene that it shows as `canvas.landscape`: tests read the numbers there.
 */

import { rgb } from '../../ui/canvas/palette.js';
import { pixelRatio } from '../descent/draw/descent.js';
import { bandColors } from '../descent/draw/slopes.js';
import { surfacePicture } from '../descent/draw/surface-picture.js';
import { contoursFor } from '../descent/model/surface-contours.js';
import { createLandscapePainter } from './draw/landscape.js';
import { drawOverlay } from './draw/overlay.js';
import { ABOVE, ASLANT, between, buildCamera, degrees, slant } from './model/camera.js';
import { findHeights } from './model/heights.js';
import { nearestPoint } from './model/hit.js';
import { buildLandscape, findClearestAzimuth } from './model/landscape.js';
import { blended, within } from './model/layers.js';
import { buildOverlay } from './model/overlay.js';
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
 * @typedef {object} Moment the frame that the flat picture shows
 * @property {RaceState} race
 * @property {DescentScene} scene
 * @property {import('../descent/model/glide.js').Shown} shown
 * @property {Layer[]} layers the newest last
 * @property {DescentPalette} palette
 * @property {number} now in milliseconds
 */

/** @typedef {{ surface: Surface, bounds: import('../race/model/state.js').Bounds, picture: HTMLCanvasElement,
 *     opacity: number, labels: import('../descent/model/level-labels.js').LevelLabel[] }} Layer */

/** @typedef {{ landscape: Landscape, camera: Camera, frame: import('./model/camera.js').Frame }} SolidView */

/** The time in which the eye moves from one place to another, in milliseconds. */
const FLIGHT = 900;
/** The longest time step of a frame, in milliseconds: after a long frame the eye does not jump. */
const LONGEST_TICK = 100;
const MAX_PIXEL_RATIO = 2;
/** The azimuths from which an opened surface may be seen, in order of preference. */
const SIDES = [ASLANT.azimuth, ...[32, -58, 58, -122, 122, -148, 148].map(degrees)];

/**
 * @param {object} parts
 * @param {HTMLCanvasElement} parts.canvas
 * @param {HTMLCanvasElement} parts.labels the canvas of the overlay
 * @param {WebGL2RenderingContext} parts.context of the canvas
 * @param {() => number} parts.covered the height at the lower end of the canvas that controls cover, in pixels
 * @param {() => void} parts.wake requests a frame
 * @param {(slant: number, frame: import('../descent/model/frame.js').Frame) => void} parts.tilted called
 *     with the slant of the eye, 0 (the flat picture) to 1
 */
export function createLandscapeMotion({ canvas, labels, context, covered, wake, tilted }) {
    const painter = createLandscapePainter(canvas, context);
    const labelsContext = /** @type {CanvasRenderingContext2D} */ (labels.getContext('2d'));
    const heightsFor = rememberHeights();
    /** @type {Eye} */
    let eye = ABOVE;
    /** @type {{ from: Eye, to: Eye, elapsed: number, last: number | null, landed: () => void } | null} */
    let flight = null;
    /** @type {(SolidView & { moment: Moment }) | null} */
    let view = null;
    let frames = 0;

    /** @param {number} now */
    const fly = (now) => {
        if (!flight) return;
        flight.elapsed += Math.min(LONGEST_TICK, now - (flight.last ?? now));
        flight.last = now;
        const gone = Math.min(1, flight.elapsed / FLIGHT);
        eye = gone < 1 ? between(flight.from, flight.to, gone * gone * (3 - 2 * gone)) : flight.to;
        wake();
        if (gone < 1) return;
        const { landed } = flight;
        flight = null;
        landed();
    };

    /** @param {Moment} moment @returns {boolean} whether the flat picture is hidden completely */
    const show = (moment) => {
        fly(moment.now);
        if (moment.layers.length === 0) return false;
        view = { ...buildView(moment, eye, covered(), heightsFor), moment };
        const ratio = Math.min(MAX_PIXEL_RATIO, pixelRatio());
        paint(view, moment, { painter, labelsContext, ratio });
        tilted(slant(eye), moment.scene.frame);
        frames += 1;
        Object.assign(canvas, { landscape: { eye, ...view, frames, memory: painter.memory() } });
        return slant(eye) === 1;
    };

    return {
        show,
        frame: () => view?.frame ?? { width: 0, height: 0, left: 0, top: 0, side: 0, em: 15 },
        /** @returns {Eye} */
        eye: () => flight?.to ?? eye,
        /** The eye to which the camera moves when the surface is opened. */
        aslant() {
            if (!view) return ASLANT;
            const { landscape, frame } = view;
            const azimuth = findClearestAzimuth(
                landscape,
                (from) => buildCamera({ ...ASLANT, azimuth: from }, frame),
                SIDES,
            );
            return { ...ASLANT, azimuth };
        },
        /** Moves the eye at once. @param {Eye} to */
        setEye(to) {
            [eye, flight] = [to, null];
            wake();
        },
        /** @param {Eye} to @param {() => void} [landed] */
        flyTo(to, landed = () => {}) {
            flight = { from: eye, to, elapsed: 0, last: null, landed };
            wake();
        },
        /**
         * The retained point of a path that is visible near a place of the canvas.
         *
         * @param {{ x: number, y: number }} place
         * @param {number} reach in pixels
         */
        hitAt: (place, reach) => view && nearestPoint(view, view.moment.shown.paths, place, reach),
        /** The place of a point of the flat picture. @param {{ x: number, y: number }} flat */
        findPlace: (flat) => (view ? view.camera.place(view.landscape.raise(flat)) : flat),
        /** The shown picture as an image. @param {number} ratio device pixels to a CSS pixel */
        image(ratio) {
            if (!view) return null;
            const imageContext = /** @type {CanvasRenderingContext2D} */ (
                document.createElement('canvas').getContext('2d')
            );
            paint(view, view.moment, { painter, labelsContext: imageContext, ratio });
            imageContext.globalCompositeOperation = 'destination-over';
            imageContext.resetTransform();
            imageContext.drawImage(canvas, 0, 0);
            wake(); // paints again at the screen's resolution
            return imageContext.canvas;
        },
        /** The shown picture as SVG. @param {import('../descent/model/export-parts.js').LegendContent} legendContent */
        svg(legendContent) {
            if (!view) return null;
            const { scene, layers, palette } = view.moment;
            const overlay = buildOverlay(view, scene, layers);
            const bands = bandColors(palette.slopes, scene.levels.length + 1);
            return landscapeSvg({ ...view, overlay }, scene, {
                ...legendContent,
                bands,
                shading: buildShading(palette),
            });
        },
        stop: () => painter.dispose(),
    };
}

/** @typedef {ReturnType<typeof createLandscapeMotion>} LandscapeMotion */

/**
 * @param {Moment} moment
 * @param {Eye} eye
 * @param {number} below
 * @param {ReturnType<typeof rememberHeights>} heightsFor
 * @returns {SolidView}
 */
function buildView({ race, scene, layers }, eye, below, heightsFor) {
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
 * @param {SolidView} view
 * @param {Pick<Moment, 'scene' | 'layers' | 'palette'>} moment
 * @param {{ painter: import('./draw/landscape.js').LandscapePainter, labelsContext: CanvasRenderingContext2D,
 *     ratio: number }} target
 */
function paint({ landscape, camera }, { scene, layers, palette }, { painter, labelsContext, ratio }) {
    const { width, height } = scene.frame;
    const sheetLayers = layers.map((layer) => ({
        picture: pictureWithoutLabels(layer, scene.frame, palette),
        opacity: layer.opacity,
        at: within(scene.bounds, layer.surface.bounds),
    }));
    const appearance = {
        ratio,
        shading: buildShading(palette),
        runs: palette.runs.map(rgb),
        attention: rgb(palette.attention),
        edge: rgb(palette.edge),
        below: rgb(palette.ground),
        frame: rgb(palette.line),
    };
    painter.paint(landscape, camera, scene.frame, appearance, sheetLayers);
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (labelsContext.canvas.width !== columns || labelsContext.canvas.height !== rows)
        Object.assign(labelsContext.canvas, { width: columns, height: rows });
    labelsContext.setTransform(ratio, 0, 0, ratio, 0, 0);
    labelsContext.clearRect(0, 0, width, height);
    const bands = bandColors(palette.slopes, scene.levels.length + 1).map(([r, g, b]) => `rgb(${r} ${g} ${b})`);
    drawOverlay(labelsContext, buildOverlay({ landscape, camera }, scene, layers), {
        ...palette,
        levels: scene.levels,
        bands,
    });
}

/**
 * The strength of the shading: lower on a light ground, where dark shades look dirty.
 *
 * @param {DescentPalette} palette
 */
function buildShading({ isLight }) {
    return isLight ? 0.55 : 1;
}

/** The least number of pixels along a side of the texture, since the eye can zoom in. */
const FINEST = 1024;

/** @type {WeakMap<HTMLCanvasElement, HTMLCanvasElement>} */
const barePictures = new WeakMap();

/**
 * The picture of a layer without its numbers: the overlay has them.
 *
 * @param {Layer} layer
 * @param {import('../descent/model/frame.js').Frame} frame
 * @param {DescentPalette} palette
 */
function pictureWithoutLabels({ surface, picture }, { side }, palette) {
    const known = barePictures.get(picture);
    if (known) return known;
    const ratio = Math.max(pixelRatio(), FINEST / side);
    const made = surfacePicture(contoursFor(surface), [], { side, ratio, em: 1, palette });
    barePictures.set(picture, made);
    return made;
}

/**
 * Returns a function that computes the heights and the relief of a surface, once for each surface. The heights stay
 * the same while all costs fit into them. Those of the newest surface also change where a true cost does not fit.
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
        const computed = { heights: before, relief: buildRelief(surface, before.share) };
        made.set(surface, computed);
        return computed;
    };
}
