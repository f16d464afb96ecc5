/**
 * The one animation loop: state to scene to pixels, whenever something has changed. At rest it costs nothing.
 *
 * The canvas carries the scene it shows as `canvas.scene`, and the step's record as `canvas.record`, so
 * that what is on it can be read as numbers.
 */

import { effect, signal } from '@preact/signals-core';

import { whenFontsCome } from '../ui/canvas/fonts.js';
import { readPalette } from '../ui/canvas/palette.js';
import { stagePainter } from './draw/stage.js';
import { summarise } from './legend.js';
import { hit } from './scene/hit.js';
import { buildScene } from './scene/scene.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('./scene/scene.js').Scene} Scene */

/** @typedef {{ width: number, height: number, above: number, below: number }} StageSize */
/** @type {StageSize} */
const NOTHING = { width: 0, height: 0, above: 0, below: 0 };

/** After a hidden tab or a long frame, time does not leap. */
const LONGEST_TICK = 0.1;

/**
 * @param {Store} store
 * @param {Pick<import('../core/actions.js').Actions, 'tick' | 'timePasses'>} clock
 */
export function createShow(store, { tick, timePasses }) {
    const size = signal(NOTHING);
    /** @type {import('@preact/signals-core').Signal<import('./legend.js').LegendSummary | null>} */
    const legend = signal(null);
    /** @type {Scene | null} */
    let scene = null;

    /** @param {HTMLCanvasElement} canvas */
    const attach = (canvas) => {
        const paint = stagePainter(canvas);
        let palette = readPalette(canvas);
        let dirty = true;
        let request = 0;
        /** When the last frame was, unless time stood still since. */
        /** @type {number | null} */
        let last = null;
        /** @type {unknown[]} */
        let summarised = [];

        const wake = () => {
            request ||= requestAnimationFrame(frame);
        };
        const frame = (/** @type {number} */ now) => {
            request = 0;
            if (timePasses.peek()) {
                wake(); // first, so that an error in one frame does not stop the clock
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
            scene = assembleScene(store, size.value);
            if (!scene) return;
            if (store.centre.value === 'stage') paint(scene, palette);
            Object.assign(canvas, { scene, record: store.record.value });
            const signs = legendSigns(scene, store.view.value.arrows);
            if (signs.some((sign, i) => sign !== summarised[i])) {
                summarised = signs;
                legend.value = summarise(scene, store.view.value.arrows);
            }
        };
        const stopMeasuring = measure(canvas, (measured) => (size.value = measured));
        const repaint = () => {
            dirty = true;
            wake();
        };
        const stopWatching = effect(() => {
            watched(store);
            void [size.value, timePasses.value];
            repaint();
        });
        const stopTheme = effect(() => {
            void store.view.value.theme;
            palette = readPalette(canvas);
        });
        const stopFonts = whenFontsCome(repaint);
        return () => {
            cancelAnimationFrame(request);
            stopMeasuring();
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
 * Keep track of the stage's size, and of what of its left column other things cover.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {(size: StageSize) => void} tell
 * @returns {() => void} stops it
 */
function measure(canvas, tell) {
    const stage = /** @type {HTMLElement} */ (canvas.parentElement);
    const covering = ['.picker', '.stage-foot'].map((name) => stage.querySelector(name));
    const look = () => {
        const { top, bottom, width, height } = stage.getBoundingClientRect();
        const [picker, foot] = covering.map((element) => element?.getBoundingClientRect());
        tell({
            width: Math.floor(width),
            height: Math.floor(height),
            above: Math.ceil((picker?.bottom ?? top) - top),
            below: Math.ceil(bottom - (foot?.top ?? bottom)),
        });
    };
    const observer = new ResizeObserver(look);
    for (const element of [stage, ...covering]) if (element) observer.observe(element);
    return () => observer.disconnect();
}

/** What the legend depends on, so that it is written anew only when one of them has changed. */
/** @param {Scene} scene @param {string} arrowScale */
function legendSigns({ lines, arrows, tiles }, arrowScale) {
    const highlighted = lines.flatMap(({ edges, emphasis }) => [edges, emphasis]);
    return [arrowScale, arrows.length, tiles, ...highlighted];
}

/** Everything that the scene depends on. @param {Store} store */
function watched({ record, cursor, view, selection, hover, phases, highlighted, centre }) {
    return [
        record.value,
        cursor.value,
        view.value,
        selection.value,
        hover.value,
        phases.value,
        highlighted.value,
        centre.value,
    ];
}

/** @param {Store} store @param {StageSize} size */
function assembleScene(store, size) {
    const record = store.record.value;
    if (!record || size.width < 50 || size.height < 50) return null;
    return buildScene({
        record,
        phases: store.phases.value,
        cursor: store.cursor.value,
        view: store.view.value,
        selection: store.selection.value,
        hover: store.hover.value,
        highlighted: store.highlighted.value,
        ...size,
    });
}
