/** Paints the cost surface in three dimensions with WebGL. It paints only when `paint` is called. */

import { Camera, LinearSRGBColorSpace, Scene, WebGLRenderer } from 'three';

import { slant } from '../model/camera.js';
import { createBall } from './balls.js';
import { createSheet } from './surface.js';
import { createTangent } from './tangent.js';
import { createTrail } from './trails.js';

/** @typedef {import('../model/camera.js').Camera} EyeCamera */
/** @typedef {import('../model/camera.js').Frame} Frame */
/** @typedef {import('../model/landscape.js').Landscape} Landscape */
/** @typedef {import('./trails.js').Rgb} Rgb */

/**
 * @typedef {object} SolidAppearance
 * @property {number} ratio device pixels to a CSS pixel
 * @property {number} shading the strength of the shading of slopes, 0 to 1
 * @property {Rgb[]} runs the colours of the runs, by the number of the colour
 * @property {Rgb} edge
 * @property {Rgb} attention
 * @property {Rgb} below the colour of the underside
 * @property {Rgb} frame the colour of the edges of the box
 */

/** @typedef {ReturnType<typeof createLandscapePainter>} LandscapePainter */

/** The width of paths and the radius of balls, in ems: as in the flat picture. */
const LINE = 0.15;
const MARK = 0.5;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {WebGL2RenderingContext} context that of the canvas
 */
export function createLandscapePainter(canvas, context) {
    const renderer = new WebGLRenderer({ canvas, context });
    renderer.outputColorSpace = LinearSRGBColorSpace; // the colours of the page are not converted
    renderer.setClearAlpha(0);
    const scene = new Scene();
    const camera = new Camera();
    camera.matrixWorldAutoUpdate = false;
    const sheet = createSheet(Math.min(8, renderer.capabilities.getMaxAnisotropy()));
    const tangent = createTangent();
    scene.add(sheet.group, tangent.mesh);
    /** @type {{ trail: import('./trails.js').Trail, ball: import('./balls.js').Ball }[]} */
    const runs = [];
    /** @type {unknown} the relief whose shape the sheet has */
    let relief = null;

    /** @param {number} count */
    const resizeRuns = (count) => {
        while (runs.length < count) {
            const created = { trail: createTrail(), ball: createBall(runs.length) };
            runs.push(created);
            scene.add(created.trail.group, created.ball.group);
        }
        while (runs.length > count) discard(scene, /** @type {any} */ (runs.pop()));
    };

    return {
        /**
         * @param {Landscape} landscape
         * @param {EyeCamera} eye
         * @param {Frame} frame
         * @param {SolidAppearance} appearance
         * @param {import('./surface.js').SheetLayer[]} layers
         */
        paint(landscape, eye, frame, appearance, layers) {
            renderer.setPixelRatio(appearance.ratio);
            renderer.setSize(frame.width, frame.height, false);
            if (relief !== landscape.relief) sheet.shape(landscape.relief);
            relief = landscape.relief;
            sheet.setLayers(layers);
            sheet.light(slant(eye.eye), appearance);
            tangent.put(landscape.tangent, appearance.attention, slant(eye.eye));
            resizeRuns(landscape.runs.length);
            landscape.runs.forEach((run, i) => putRun(run, runs[i], eye, frame, appearance));
            aim(camera, eye);
            renderer.render(scene, camera);
        },

        /** The number of buffers and textures in the memory of the graphics card. */
        memory: () => ({ ...renderer.info.memory }),

        /** Frees all memory of the graphics card. */
        dispose() {
            resizeRuns(0);
            sheet.dispose();
            tangent.dispose();
            renderer.dispose();
            renderer.forceContextLoss();
        },
    };
}

/** @param {Camera} camera @param {EyeCamera} eye */
function aim(camera, { view, projection }) {
    camera.projectionMatrix.fromArray(projection);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    camera.matrixWorldInverse.fromArray(view);
    camera.matrixWorld.copy(camera.matrixWorldInverse).invert();
}

/**
 * @param {import('../model/landscape.js').LandscapeRun} run
 * @param {{ trail: import('./trails.js').Trail, ball: import('./balls.js').Ball }} bodies
 * @param {EyeCamera} eye
 * @param {Frame} frame
 * @param {SolidAppearance} appearance
 */
function putRun(run, { trail, ball }, eye, { width, height, em }, appearance) {
    const colour = appearance.runs[run.color];
    trail.group.visible = run.xyz.length > 3;
    if (trail.group.visible) trail.setPath(run.xyz);
    trail.setAppearance({
        colour,
        edge: appearance.edge,
        width: LINE * em,
        viewport: [width, height],
        perUnit: eye.depthPerUnit,
    });
    ball.group.visible = run.at !== null;
    if (run.at === null) return;
    const radius = (MARK * em) / eye.place(run.at).scale;
    ball.put({ at: run.at, radius, colour, edge: appearance.edge, slant: slant(eye.eye) });
}

/** @param {Scene} scene @param {{ trail: import('./trails.js').Trail, ball: import('./balls.js').Ball }} bodies */
function discard(scene, { trail, ball }) {
    scene.remove(trail.group, ball.group);
    trail.dispose();
    ball.dispose();
}
