/**
 * The only animation loop of the stage. When the state changes it builds the scene and paints it. At rest no frame is
 * requested.
 *
 * The canvas has the scene that it shows as `canvas.scene`, and the record of the step as `canvas.record`:
 * tests read the numbers there.
 */

import { effect, signal } from '@preact/signals-core';

import { onFontsLoaded } from '../ui/canvas/fonts.js';
import { readPalette } from '../ui/canvas/palette.js';
import { stagePainter } from './draw/stage.js';
import { hit } from './scene/hit.js';
import { COMPACT_BELOW } from './scene/layout.js';
import { buildScene } from './scene/scene.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('./scene/scene.js').Scene} Scene */

/** @typedef {{ width: number, height: number, above: number, below: number }} StageSize */
/** @type {StageSize} */
const NOTHING = { width: 0, height: 0, above: 0, below: 0 };

/** The longest time step of a frame, in seconds: after a hidden tab the picture does not jump. */
const LONGEST_TICK = 0.1;

/**
 * @param {Store} store
 * @param {Pick<import('../core/actions.js').Actions, 'tick' | 'timePasses'>} clock
 */
export function createShow(store, { tick, timePasses }) {
    const size = signal(NOTHING);
    /** @type {import('@preact/signals-core').Signal<import('./legend.js').Legible | null>} */
    const legend = signal(null);
    const isLarge = signal(false);
    /** @type {Scene | null} */
    let scene = null;

    /** @param {HTMLCanvasElement} canvas */
    const attach = (canvas) => {
        const paint = stagePainter(canvas);
        let palette = readPalette(canvas);
        let dirty = true;
        let request = 0;
        /** @type {number | null} the time of the last frame; null where the clock has stopped since */
        let last = null;

        const wake = () => {
            request ||= requestAnimationFrame(frame);
        };
        const frame = (/** @type {number} */ now) => {
            request = 0;
            if (timePasses.peek()) {
                wake(); // before the work, so that an error in one frame does not stop the clock
                const seconds = Math.min(LONGEST_TICK, (now - (last ?? now)) / 1000);
                last = now;
                tick(seconds);
            } else {
                last = null;
            }
            if (dirty) show();
        };
        const show = () => {
            dirty = false;
            scene = assembleScene(store, { ...size.value, isLarge: isLarge.value });
            if (!scene) return;
            if (store.centre.value === 'stage') paint(scene, palette);
            standBesideImage(canvas, scene.layout);
            Object.assign(canvas, { scene, record: store.record.value });
            legend.value = { scene, arrowScale: store.arrowScale.value };
        };
        const stopMeasuring = measure(canvas, (measured) => (size.value = measured));
        const repaint = () => {
            dirty = true;
            wake();
        };
        const stopTraining = effect(() => {
            isLarge.value = showsTraining(store, isLarge.peek());
        });
        const stopWatching = effect(() => {
            readDependencies(store);
            void [size.value, isLarge.value, timePasses.value];
            repaint();
        });
        const stopTheme = effect(() => {
            void store.view.value.theme;
            palette = readPalette(canvas);
        });
        const stopFonts = onFontsLoaded(repaint);
        return () => {
            cancelAnimationFrame(request);
            stopMeasuring();
            stopTraining();
            stopWatching();
            stopTheme();
            stopFonts();
        };
    };
    return {
        attach,
        size,
        legend,
        hitAt: (/** @type {number} */ x, /** @type {number} */ y) => scene && hit(scene, x, y),
    };
}

/**
 * Returns whether the stage shows how the weights form: in the chapter about training, and in Lab while the network
 * trains and at rest after it.
 *
 * @param {Store} store
 * @param {boolean} didShow
 */
function showsTraining({ place, chapter, isTraining, isMoving, cursor }, didShow) {
    if (place.value === 'story') return chapter.value === 'it-learns';
    if (place.value !== 'lab') return false;
    return isTraining.value || (didShow && !isMoving.value && cursor.value.phase === 'update');
}

/** The layout by which the controls stand, of each canvas. @type {WeakMap<HTMLCanvasElement, Scene['layout']>} */
const placed = new WeakMap();

/**
 * Puts the controls above the image and the text below it: the stylesheet reads where it is.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene['layout']} layout
 */
function standBesideImage(canvas, layout) {
    if (placed.get(canvas) === layout) return;
    placed.set(canvas, layout);
    const { style, classList } = /** @type {HTMLElement} */ (canvas.parentElement);
    classList.toggle('is-large', layout.isLarge);
    for (const [name, pixels] of Object.entries(layout.image)) style.setProperty(`--image-${name}`, `${pixels}px`);
}

/**
 * Measures the stage, and how much room its controls and its text need beside the image, whenever a size changes.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {(size: StageSize) => void} onSize
 * @returns {() => void} stops it
 */
function measure(canvas, onSize) {
    const stage = /** @type {HTMLElement} */ (canvas.parentElement);
    const covering = ['.picker', '.stage-foot'].map((name) => stage.querySelector(name));
    const update = () => {
        const { top, bottom, width, height } = stage.getBoundingClientRect();
        const [picker, foot] = covering.map((element) => element?.getBoundingClientRect());
        const isCompact = width < COMPACT_BELOW; // there they stand at the edges of the stage
        onSize({
            width: Math.floor(width),
            height: Math.floor(height),
            above: Math.ceil(isCompact ? (picker?.bottom ?? top) - top : (picker?.height ?? 0)),
            below: Math.ceil(isCompact ? bottom - (foot?.top ?? bottom) : (foot?.height ?? 0)),
        });
    };
    const observer = new ResizeObserver(update);
    for (const element of [stage, ...covering]) if (element) observer.observe(element);
    return () => observer.disconnect();
}

/** Everything that the scene depends on. @param {Store} store */
function readDependencies({
    record,
    cursor,
    view,
    selection,
    hover,
    phases,
    highlighted,
    centre,
    isTraining,
    arrowScale,
}) {
    return [
        record.value,
        cursor.value,
        view.value,
        selection.value,
        hover.value,
        phases.value,
        highlighted.value,
        centre.value,
        isTraining.value,
        arrowScale.value,
    ];
}

/** @param {Store} store @param {StageSize & { isLarge: boolean }} size */
function assembleScene(store, size) {
    const record = store.record.value;
    if (!record || size.width < 50 || size.height < 50) return null;
    return buildScene({
        record,
        phases: store.phases.value,
        cursor: store.cursor.value,
        view: { ...store.view.value, arrows: store.arrowScale.value },
        selection: store.selection.value,
        hover: store.hover.value,
        highlighted: store.highlighted.value,
        isPassing: store.isTraining.value,
        ...size,
    });
}
