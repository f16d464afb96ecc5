/**
 * The animation of the surface in three dimensions. The animation of the flat picture calls `show` for each of its
 * frames. While the eye moves it requests these frames; at rest no frame is requested. The surface is painted only
 * when it looks otherwise than before; the paths upon it have a canvas of their own.
 *
 * The canvas has the scene that it shows as `canvas.landscape`: tests read the numbers there.
 */

import { rgb } from '../../ui/canvas/palette.js';
import { pixelRatio } from '../descent/draw/descent.js';
import { bandColors } from '../descent/draw/slopes.js';
import { drawBalls } from './draw/balls.js';
import { createLandscapePainter, paintFinely } from './draw/landscape.js';
import { drawOverlay } from './draw/overlay.js';
import { drawTrails } from './draw/trails.js';
import { ABOVE, ASLANT, between, buildCamera, degrees, slant } from './model/camera.js';
import { findHeights } from './model/heights.js';
import { nearestPoint } from './model/hit.js';
import { buildLandscape, findClearestAzimuth } from './model/landscape.js';
import { blended } from './model/layers.js';
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
/** @typedef {import('./draw/raster.js').Sheet} Sheet */

/** The time in which the eye moves from one place to another, in milliseconds. */
const FLIGHT = 900;
/** The longest time step of a frame, in milliseconds: after a long frame the eye does not jump. */
const LONGEST_TICK = 100;
const MAX_PIXEL_RATIO = 2;
/** The time without a change after which the surface is painted finely, in milliseconds. */
const REST = 150;
/** The azimuths from which an opened surface may be seen, in order of preference. */
const SIDES = [ASLANT.azimuth, ...[32, -58, 58, -122, 122, -148, 148].map(degrees)];

/**
 * @param {object} parts
 * @param {HTMLCanvasElement} parts.canvas
 * @param {HTMLCanvasElement} parts.labels the canvas of the paths and of the overlay
 * @param {() => number} parts.covered the height at the lower end of the canvas that controls cover, in pixels
 * @param {() => void} parts.wake requests a frame
 * @param {(slant: number, frame: import('../descent/model/frame.js').Frame) => void} parts.tilted called
 *     with the slant of the eye, 0 (the flat picture) to 1
 */
export function createLandscapeMotion({ canvas, labels, covered, wake, tilted }) {
    const painter = createLandscapePainter(canvas);
    const labelsContext = /** @type {CanvasRenderingContext2D} */ (labels.getContext('2d'));
    const viewFor = rememberViews();
    /** @type {unknown[]} what the painted surface was made of */
    let painted = [];
    let changedAt = 0;
    let rest = 0;
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

    /** @param {SolidView} seen @param {Moment} moment @param {number} ratio */
    const paintSurface = (seen, moment, ratio) => {
        const { relief } = seen.landscape;
        const { tangent } = moment.layers[moment.layers.length - 1].surface;
        const parts = [
            relief,
            tangent,
            eye,
            moment.scene.frame,
            seen.frame.below,
            moment.scene.levels,
            moment.palette,
            ratio,
        ];
        if (parts.some((part, i) => part !== painted[i])) {
            painter.paint(buildSheet(seen, moment), moment.scene.frame, ratio);
            [painted, changedAt] = [parts, moment.now];
            clearTimeout(rest);
            rest = window.setTimeout(wake, REST);
        } else if (!painter.isFine() && moment.now - changedAt >= REST && painter.refine()) wake();
    };

    /** @param {Moment} moment @returns {boolean} whether the flat picture is hidden completely */
    const show = (moment) => {
        fly(moment.now);
        if (moment.layers.length === 0) return false;
        view = { ...viewFor(moment, eye, covered()), moment };
        const ratio = Math.min(MAX_PIXEL_RATIO, pixelRatio());
        paintSurface(view, moment, ratio);
        paintMarks(labelsContext, view, moment, ratio);
        tilted(slant(eye), moment.scene.frame);
        frames += 1;
        Object.assign(canvas, { landscape: { eye, ...view, frames, isFine: painter.isFine() } });
        return slant(eye) === 1;
    };

    return {
        show,
        frame: () => view?.frame ?? { width: 0, height: 0, left: 0, top: 0, side: 0, em: 15, beside: 0 },
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
            const image = document.createElement('canvas');
            const marks = document.createElement('canvas');
            paintFinely(image, buildSheet(view, view.moment), view.moment.scene.frame, ratio);
            paintMarks(/** @type {CanvasRenderingContext2D} */ (marks.getContext('2d')), view, view.moment, ratio);
            const imageContext = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
            imageContext.resetTransform();
            imageContext.drawImage(marks, 0, 0);
            return image;
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
        stop: () => clearTimeout(rest),
    };
}

/** @typedef {ReturnType<typeof createLandscapeMotion>} LandscapeMotion */

/** @param {SolidView} view @param {Moment} moment @returns {Sheet} */
function buildSheet({ landscape, camera }, { scene, palette }) {
    return {
        relief: landscape.relief,
        camera,
        tangent: landscape.tangent,
        levels: scene.levels,
        side: scene.frame.side,
        slant: slant(camera.eye),
        colours: {
            bands: bandColors(palette.slopes, scene.levels.length + 1),
            shading: buildShading(palette),
            level: rgb(palette.level),
            ground: rgb(palette.ground),
            line: rgb(palette.line),
            attention: rgb(palette.attention),
        },
    };
}

/**
 * Paints what is on the surface, and around it.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {SolidView} view
 * @param {Pick<Moment, 'scene' | 'layers' | 'palette'>} moment
 * @param {number} ratio device pixels to a CSS pixel
 */
function paintMarks(ctx, view, { scene, layers, palette }, ratio) {
    const { width, height, em } = scene.frame;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (ctx.canvas.width !== columns || ctx.canvas.height !== rows)
        Object.assign(ctx.canvas, { width: columns, height: rows });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    drawTrails(ctx, view, palette, em);
    const bands = bandColors(palette.slopes, scene.levels.length + 1).map(([r, g, b]) => `rgb(${r} ${g} ${b})`);
    const overlay = buildOverlay(view, scene, layers);
    drawOverlay(ctx, overlay, { ...palette, levels: scene.levels, bands }, () =>
        drawBalls(ctx, view, { colours: palette.runs.map(rgb), edge: palette.edge, slant: overlay.slant, em }),
    );
}

/**
 * The strength of the shading: lower on a light ground, where dark shades look dirty.
 *
 * @param {DescentPalette} palette
 */
function buildShading({ isLight }) {
    return isLight ? 0.55 : 1;
}

/**
 * Returns a function that builds what is seen. The relief is the same object as long as it has the same shape: it is
 * how the painter knows that nothing has changed.
 */
function rememberViews() {
    const heightsFor = rememberHeights();
    /** @type {unknown[]} what the relief was made of */
    let made = [];
    /** @type {import('./model/relief.js').Relief | null} */
    let relief = null;
    return (/** @type {Moment} */ { race, scene, layers }, /** @type {Eye} */ eye, /** @type {number} */ below) => {
        const reliefs = layers.map(({ surface, opacity }, i) => ({
            ...heightsFor(surface, race, i === layers.length - 1),
            bounds: surface.bounds,
            opacity,
        }));
        const { x0, y0, x1, y1 } = scene.bounds;
        const parts = [x0, y0, x1, y1, ...reliefs.flatMap((layer) => [layer.relief, layer.opacity])];
        if (!relief || parts.length !== made.length || parts.some((part, i) => part !== made[i]))
            [relief, made] = [blended(reliefs, scene.bounds), parts];
        const { heights } = reliefs[reliefs.length - 1];
        const slope = layers[layers.length - 1].surface.tangent;
        const frame = { ...scene.frame, below };
        const landscape = buildLandscape({ scene, race, relief, heights, slope });
        return { landscape, camera: buildCamera(eye, frame), frame };
    };
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
