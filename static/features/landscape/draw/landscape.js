/** The cost surface in three dimensions: a landscape to pixels, by WebGL. It draws when it is told to. */

import { Camera, LinearSRGBColorSpace, Scene, WebGLRenderer } from 'three';

import { slant } from '../model/camera.js';
import { createBall } from './balls.js';
import { createSheet } from './surface.js';
import { createTangent } from './tangent.js';
import { createTrail } from './trails.js';

/** @typedef {import('../model/camera.js').Camera} Eye */
/** @typedef {import('../model/camera.js').Frame} Frame */
/** @typedef {import('../model/landscape.js').Landscape} Landscape */
/** @typedef {import('./trails.js').Rgb} Rgb */

/**
 * @typedef {object} Look
 * @property {number} ratio device pixels to a CSS pixel
 * @property {number} shading how much darker and lighter slopes are, 0 to 1
 * @property {Rgb[]} runs the colours of the runs, by their number
 * @property {Rgb} edge
 * @property {Rgb} attention
 * @property {Rgb} below what the underside darkens to
 * @property {Rgb} frame of the box
 */

/** @typedef {ReturnType<typeof createLandscapePainter>} LandscapePainter */

/** As in the flat picture, in ems: how wide paths are, and half of what a ball is. */
const LINE = 0.15;
const MARK = 0.5;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {WebGL2RenderingContext} context its own
 */
export function createLandscapePainter(canvas, context) {
    const renderer = new WebGLRenderer({ canvas, context });
    renderer.outputColorSpace = LinearSRGBColorSpace; // colours are the page's own, as they are
    renderer.setClearAlpha(0);
    const scene = new Scene();
    const camera = new Camera();
    camera.matrixWorldAutoUpdate = false;
    const sheet = createSheet(Math.min(8, renderer.capabilities.getMaxAnisotropy()));
    const tangent = createTangent();
    scene.add(sheet.group, tangent.mesh);
    /** @type {{ trail: import('./trails.js').Trail, ball: import('./balls.js').Ball }[]} */
    const runs = [];
    /** @type {unknown} what the sheet has the shape of */
    let relief = null;

    /** @param {number} count */
    const haveRuns = (count) => {
        while (runs.length < count) {
            const made = { trail: createTrail(), ball: createBall(runs.length) };
            runs.push(made);
            scene.add(made.trail.group, made.ball.group);
        }
        while (runs.length > count) discard(scene, /** @type {any} */ (runs.pop()));
    };

    return {
        /**
         * @param {Landscape} landscape
         * @param {Eye} eye
         * @param {Frame} frame
         * @param {Look} look
         * @param {import('./surface.js').SheetLayer[]} layers
         */
        paint(landscape, eye, frame, look, layers) {
            renderer.setPixelRatio(look.ratio);
            renderer.setSize(frame.width, frame.height, false);
            if (relief !== landscape.relief) sheet.shape(landscape.relief);
            relief = landscape.relief;
            sheet.dress(layers);
            sheet.light(slant(eye.eye), look);
            tangent.put(landscape.tangent, look.attention, slant(eye.eye));
            haveRuns(landscape.runs.length);
            landscape.runs.forEach((run, i) => putRun(run, runs[i], eye, frame, look));
            aim(camera, eye);
            renderer.render(scene, camera);
        },

        /** How many buffers and pictures the card holds. */
        memory: () => ({ ...renderer.info.memory }),

        /** Everything that the card holds is given back. */
        dispose() {
            haveRuns(0);
            sheet.dispose();
            tangent.dispose();
            renderer.dispose();
            renderer.forceContextLoss();
        },
    };
}

/** @param {Camera} camera @param {Eye} eye */
function aim(camera, { view, projection }) {
    camera.projectionMatrix.fromArray(projection);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    camera.matrixWorldInverse.fromArray(view);
    camera.matrixWorld.copy(camera.matrixWorldInverse).invert();
}

/**
 * @param {import('../model/landscape.js').LandscapeRun} run
 * @param {{ trail: import('./trails.js').Trail, ball: import('./balls.js').Ball }} bodies
 * @param {Eye} eye
 * @param {Frame} frame
 * @param {Look} look
 */
function putRun(run, { trail, ball }, eye, { width, height, em }, look) {
    const colour = look.runs[run.color];
    trail.group.visible = run.xyz.length > 3;
    if (trail.group.visible) trail.lay(run.xyz);
    trail.look({ colour, edge: look.edge, width: LINE * em, viewport: [width, height], perUnit: eye.depthPerUnit });
    ball.group.visible = run.at !== null;
    if (run.at === null) return;
    const radius = (MARK * em) / eye.place(run.at).scale;
    ball.put({ at: run.at, radius, colour, edge: look.edge, slant: slant(eye.eye) });
}

/** @param {Scene} scene @param {{ trail: import('./trails.js').Trail, ball: import('./balls.js').Ball }} bodies */
function discard(scene, { trail, ball }) {
    scene.remove(trail.group, ball.group);
    trail.dispose();
    ball.dispose();
}
