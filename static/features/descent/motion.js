/**
 * The animation of the descent's picture. It requests a frame when something has changed, and further frames as long
 * as something moves. At rest no frame is requested.
 *
 * The canvas has the scene that it shows as `canvas.descent`: tests read the numbers there.
 */

import { effect, signal } from '@preact/signals-core';
import { onFontsLoaded } from '../../ui/canvas/fonts.js';
import { descentPainter } from './draw/descent.js';
import { readDescentPalette } from './draw/palette.js';
import { createLayers } from './layers.js';
import { buildFrame, movedBy, WHOLE, zoomedBounds, zoomedBy } from './model/frame.js';
import { atRest, glideTo, shownAt } from './model/glide.js';
import { pointAt } from './model/hit.js';
import { levelsFor } from './model/levels.js';
import { buildDescent } from './model/scene.js';
import { findVisited } from './model/visited.js';
import { continueWalk, stepsAt } from './model/walk.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('./model/scene.js').DescentScene} DescentScene */

/** A smaller square is not drawn, in pixels. */
const SMALLEST = 40;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Store} store
 */
export function createMotion(canvas, store) {
    const paint = descentPainter(canvas);
    const surfaces = createLayers();
    /** The place of the square on the canvas. */
    const square = signal({ left: 0, top: 0, side: 0 });
    const card = signal(/** @type {{ x: number, y: number, width: number, height: number } | null} */ (null));
    let palette = readDescentPalette(canvas);
    let frame = buildFrame({ width: 0, height: 0, em: 15 });
    /** @type {import('./model/glide.js').Glide | null} */
    let glide = null;
    /** @type {import('./model/walk.js').Walk | null} */
    let walk = null;
    /** @type {import('../landscape/motion.js').LandscapeMotion | null} the picture in three dimensions, while it is
     *     open */
    let solid = null;
    /** @type {import('../landscape/motion.js').Moment | null} the last frame */
    let moment = null;
    const zoom = signal(WHOLE);
    /** Whether the picture has arrows of single steps. */
    const hasArrows = signal(false);
    let request = 0;
    let isOver = false;

    const wake = () => {
        if (!request) request = requestAnimationFrame(show);
    };

    /** What the picture shows: in three dimensions the eye goes near instead. */
    const shownByReader = (/** @type {import('./model/glide.js').Glide} */ gliding, /** @type {number} */ now) => {
        const shown = shownAt(gliding, now);
        return solid ? shown : { ...shown, bounds: zoomedBounds(shown.bounds, zoom.value) };
    };

    /** The place of the zoom. */
    const whole = () => (glide ? { whole: shownAt(glide, performance.now()).bounds, frame } : null);

    const show = (/** @type {number} */ now) => {
        request = 0;
        const race = store.race.value;
        if (!race || !glide || !walk || frame.side < SMALLEST) return;
        const shown = shownByReader(glide, now);
        const steps = stepsAt(walk, now);
        const surface = surfaces.newest();
        const scene = buildDescent({
            race,
            shown,
            steps,
            surface,
            levels: surface ? levelsFor(surface) : [],
            frame,
            depth: store.depth.value,
            pointed: store.pathPoint.value,
            visited: findVisited(store.record.value, store.room.value, race, shown.paths),
        });
        const layers = surfaces.at(now);
        moment = { race, scene, shown, layers, palette, now };
        const isFlatHidden = solid?.show(moment) ?? false;
        if (!isFlatHidden) paint(scene, layers, palette);
        canvas.style.opacity = isFlatHidden ? '0' : ''; // then the browser need not lay it under the surface
        Object.assign(canvas, { descent: scene });
        placeCard(scene);
        hasArrows.value = !isFlatHidden && scene.runs.some(({ arrows }) => arrows.length > 0);
        const isCovered = (layers.at(-1)?.opacity ?? 1) === 1;
        const walks = steps.some((step, r) => step !== walk?.to[r]);
        if (shown.t < 1 || walks || !isCovered) wake();
    };

    /** @param {DescentScene} scene */
    const placeCard = ({ pointed }) => {
        const before = card.value;
        if (!pointed) {
            card.value = null;
            return;
        }
        const { x, y } = solid ? solid.findPlace(pointed) : pointed;
        if (before && Math.hypot(before.x - x, before.y - y) <= 0.5) return;
        card.value = { x, y, width: frame.width, height: frame.height };
    };

    const appearance = () => ({ frame, palette, paths: glide?.paths ?? null });

    const repaint = () => {
        const surface = surfaces.newest() ?? store.surface.peek();
        if (isOver || frame.side < SMALLEST) return;
        if (surface) surfaces.put(surface, appearance());
        wake();
    };

    const stops = [
        measure(canvas, (size) => {
            frame = buildFrame(size);
            square.value = { left: frame.left, top: frame.top, side: frame.side };
            repaint();
        }),
        effect(() => {
            const paths = store.paths.value;
            const now = performance.now();
            const isStill = store.view.peek().still;
            glide = paths && (isStill ? atRest(paths) : glideTo(glide, paths, now));
            walk = paths && continueWalk(isStill ? null : walk, paths, now);
            wake();
        }),
        effect(() => {
            const surface = store.surface.value;
            // while there is a race, another surface will come
            if (!surface && !store.race.peek()) surfaces.clear();
            if (surface && frame.side >= SMALLEST)
                surfaces[store.view.peek().still ? 'put' : 'cover'](surface, appearance());
            wake();
        }),
        effect(() => {
            void [store.race.value, store.pathPoint.value, store.record.value, store.room.value?.settings_id];
            wake();
        }),
        effect(() => {
            void [store.view.value.theme, store.view.value.big];
            palette = readDescentPalette(canvas);
            repaint();
        }),
        onFontsLoaded(repaint),
    ];

    return {
        card,
        square,
        hasArrows,
        wake,
        frame: () => frame,
        /** @param {import('../landscape/motion.js').LandscapeMotion | null} opened */
        raise(opened) {
            solid = opened;
            wake();
        },
        solid: () => solid,
        moment: () => moment,
        /** @param {{ x: number, y: number }} place on the canvas @param {number} reach in pixels */
        hitAt: (place, reach) => glide && pointAt(shownByReader(glide, performance.now()), frame, place, reach),
        zoom,
        isZoomed: () => zoom.peek().factor > 1,
        /**
         * Zooms, at once.
         *
         * @param {number} factor 0: back to the whole
         * @param {{ x: number, y: number }} [about] the place on the canvas that stays
         */
        zoomBy(factor, about) {
            const at = whole();
            if (at) zoom.value = factor > 0 ? zoomedBy(zoom.peek(), factor, { ...at, about }) : WHOLE;
            wake();
        },
        /** @param {{ x: number, y: number }} pixels */
        moveBy(pixels) {
            const at = whole();
            if (at) zoom.value = movedBy(zoom.peek(), pixels, at);
            wake();
        },
        stop() {
            isOver = true;
            cancelAnimationFrame(request);
            for (const stop of stops) stop();
        },
    };
}

/** @typedef {ReturnType<typeof createMotion>} Motion */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(size: { width: number, height: number, em: number, beside: number }) => void} onSize
 * @returns {() => void} stops it
 */
function measure(canvas, onSize) {
    const host = /** @type {HTMLElement} */ (canvas.parentElement);
    const update = () => {
        const style = getComputedStyle(host);
        const [em, beside] = [style.fontSize, style.paddingRight].map((length) => parseFloat(length) || 0);
        // Not rounded: a part of a CSS pixel can be a device pixel.
        const { width, height } = host.getBoundingClientRect();
        onSize({ width, height, em, beside });
    };
    const observer = new ResizeObserver(update);
    observer.observe(host);
    update();
    return () => observer.disconnect();
}
