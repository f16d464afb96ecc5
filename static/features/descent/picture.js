import { useComputed, useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { say } from '../../text/say.js';
import { rich } from '../../ui/rich.js';
import { createRaceActions } from '../race/model/actions.js';
import { runNames } from '../race/model/words.js';
import { RunMarker, runColor } from '../race/run-marker.js';
import { DescentCard } from './cards.js';
import { canDrawBack, drawBack } from './close-up.js';
import { pathKeys } from './keys.js';
import { createMapGestures } from './map-gestures.js';
import { freeCorner } from './model/corner.js';
import { ZOOM_STEP } from './model/frame.js';
import { toStepsText } from './model/words.js';
import { createMotion } from './motion.js';
import { Solid } from './solid.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('./motion.js').Motion} Motion */

/** The reach of the pointer, in pixels. */
const NEAR = 14;
const NEAR_FOR_FINGERS = 26;

/**
 * The surface with the paths on it. A card shows the numbers of the point under the pointer; a click takes the room
 * to that point. The arrow keys go along a path, and from one path to the next.
 *
 * @param {{ store: Store, actions: Actions, isNamed?: boolean }} props `isNamed`: with the names of the runs in a
 *     corner
 */
export function DescentPicture({ store, actions, isNamed = false }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    const [motion, setMotion] = useState(/** @type {Motion | null} */ (null));
    useEffect(() => {
        if (!canvas.current) return undefined;
        const created = createMotion(canvas.current, store);
        setMotion(created);
        store.descentMotion.value = created;
        return () => {
            if (store.descentMotion.value === created) store.descentMotion.value = null;
            created.stop();
            store.pathPoint.value = null;
        };
    }, [store]);
    const place = (/** @type {PointerEvent} */ { currentTarget, clientX, clientY }) => {
        const box = /** @type {HTMLElement} */ (currentTarget).getBoundingClientRect();
        return { x: clientX - box.left, y: clientY - box.top };
    };
    const point = (/** @type {PointerEvent} */ event) => {
        const found = motion?.hitAt(place(event), event.pointerType === 'touch' ? NEAR_FOR_FINGERS : NEAR) ?? null;
        const before = store.pathPoint.value;
        if (found?.run !== before?.run || found?.step !== before?.step) store.pathPoint.value = found;
        return found;
    };
    const gestures = useMemo(() => motion && createMapGestures(motion), [motion]);
    const onPointerMove = (/** @type {PointerEvent} */ event) => {
        if (!gestures?.onPointerMove(event) && event.pointerType !== 'touch') point(event);
    };
    const onClick = (/** @type {PointerEvent} */ event) => {
        if (gestures?.hasMoved()) return;
        const before = store.pathPoint.value;
        const found = point(event);
        // by touch the first press shows the card, the second one on the same point takes the room there
        const isConfirmed =
            event.pointerType !== 'touch' || (found?.run === before?.run && found?.step === before?.step);
        if (found && isConfirmed) actions.use(createRaceActions).visit(found.run, found.step);
    };
    return html`<div class="descent-picture">
        <canvas
            ref=${canvas}
            ...${pathKeys(store, actions)}
            style=${{
                cursor: store.pathPoint.value ? 'pointer' : 'default',
                touchAction: motion?.isZoomed() ? 'none' : 'pan-x pan-y', // at rest one finger scrolls the page
            }}
            onPointerDown=${gestures?.onPointerDown}
            onPointerUp=${gestures?.onPointerEnd}
            onPointerCancel=${gestures?.onPointerEnd}
            onWheel=${gestures?.onWheel}
            onPointerMove=${onPointerMove}
            onPointerLeave=${(/** @type {PointerEvent} */ event) =>
                event.pointerType === 'touch' || ((store.pathPoint.value = null))}
            onClick=${onClick}
        ></canvas>
        ${motion && html`<${Solid} store=${store} actions=${actions} motion=${motion} />`}
        ${motion && isNamed && html`<${DescentNames} store=${store} square=${motion.square} />`}
        ${motion && !store.solid.value && html`<${ZoomButtons} store=${store} actions=${actions} motion=${motion} />`}
        ${motion && html`<${ArrowsSaid} store=${store} motion=${motion} />`}
        ${motion && html`<${DescentCard} store=${store} card=${motion.card} />`}
    </div>`;
}

/** What the thin arrows are. @param {{ store: Store, motion: Motion }} props */
function ArrowsSaid({ store, motion }) {
    const { left, top, side } = motion.square.value;
    const race = store.race.value;
    if (!race || !motion.hasArrows.value) return null;
    const place = { left: `${left + INSET}px`, top: `${top + side - INSET}px`, maxWidth: `${side - 2 * INSET}px` };
    return html`<p class="descent-arrows" style=${place}>${say('descent-arrows', { examples: race.train })}</p>`;
}

/**
 * Each does what a key does. From single steps, further away is the whole slope.
 *
 * @param {{ store: Store, actions: Actions, motion: Motion }} props
 */
function ZoomButtons({ store, actions, motion }) {
    const { factor } = motion.zoom.value;
    const { left, top } = motion.square.value;
    const isClose = canDrawBack(store);
    const act = (/** @type {number} */ by) => (by < 1 && factor === 1 ? drawBack(store, actions) : motion.zoomBy(by));
    const buttons = [
        { by: ZOOM_STEP, name: say('landscape-nearer'), sign: '+', isOff: false },
        { by: 1 / ZOOM_STEP, name: say('landscape-away'), sign: '−', isOff: factor === 1 && !isClose },
    ];
    return html`<div class="map-buttons" role="group" aria-label=${say('descent-zoom')} style=${{ left: `${left + INSET}px`, top: `${top + INSET}px` }}>
        ${buttons.map(
            ({ by, name, sign, isOff }) =>
                html`<button
                    class="button"
                    aria-label=${name}
                    title=${name}
                    disabled=${isOff}
                    onClick=${() => act(by)}
                >
                    ${sign}
                </button>`,
        )}
    </div>`;
}

/** @typedef {import('./model/corner.js').Corner} Corner */
/** @typedef {{ left: number, top: number, side: number }} Square */

/** The corners for the names: not that of the buttons, nor that of what is said about arrows. @type {Corner[]} */
const CORNERS = ['top-right', 'bottom-right'];
/** The distance from the corner of the square, in pixels. */
const INSET = 6;

/**
 * The name and the number of steps of each run, in a free corner of the picture.
 *
 * @param {{ store: import('../../core/store.js').Store, square: import('./motion.js').Motion['square'] }} props
 */
function DescentNames({ store, square }) {
    const race = store.race.value;
    const list = useRef(/** @type {HTMLElement | null} */ (null));
    const corner = useRef(/** @type {Corner | null} */ (CORNERS[0]));
    /** As it is laid out, so after its texts were rendered. */
    const size = useSignal({ width: 0, height: 0 });
    const isShown = race !== null;
    useEffect(() => {
        const { current } = list;
        if (!isShown || !current) return undefined;
        const measure = () => (size.value = { width: current.offsetWidth, height: current.offsetHeight });
        const observer = new ResizeObserver(measure);
        observer.observe(current);
        return () => observer.disconnect();
    }, [isShown, size]);
    const placed = useComputed(() => {
        const { side } = square.value;
        const { width, height } = size.value;
        const needed = { width: (width + 4 * INSET) / side, height: (height + 4 * INSET) / side };
        if (store.paths.value) corner.current = freeCorner(store.paths.value, corner.current, needed, CORNERS);
        return corner.current;
    });
    if (!race) return null;
    const names = runNames(race.runs, race.train);
    return html`<ul ref=${list} class="descent-names" style=${styleIn(placed.value, square.value)}>
        ${race.runs.map(
            (run, i) => html`<li key=${run.id} style=${runColor(run.color)}>
                <${RunMarker} run=${i} color=${run.color} />${rich('descent-run-named', { name: names[i], about: toStepsText(run) })}
            </li>`,
        )}
    </ul>`;
}

/**
 * The style of the list: hidden where no corner is free. The table below names the runs too.
 *
 * @param {Corner | null} corner
 * @param {Square} square
 */
function styleIn(corner, { left, top, side }) {
    const maxWidth = `${side - 2 * INSET}px`;
    if (!corner) return { visibility: 'hidden', maxWidth };
    const [vertical, horizontal] = corner.split('-');
    return {
        left: `${horizontal === 'left' ? left + INSET : left + side - INSET}px`,
        top: `${vertical === 'top' ? top + INSET : top + side - INSET}px`,
        maxWidth,
        transform: `translate(${horizontal === 'left' ? 0 : -100}%, ${vertical === 'top' ? 0 : -100}%)`,
    };
}
