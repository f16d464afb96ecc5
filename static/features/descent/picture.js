import { useComputed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';

import { html } from '../../ui/html.js';
import { createRaceActions } from '../race/model/actions.js';
import { runNames } from '../race/model/words.js';
import { RunMarker, runColor } from '../race/run-marker.js';
import { DescentCard } from './cards.js';
import { pathKeys } from './keys.js';
import { freeCorner } from './model/corner.js';
import { tellSteps } from './model/words.js';
import { createMotion } from './motion.js';
import { Solid } from './solid.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('./motion.js').Motion} Motion */

/** How near to a point one has to be, in pixels. */
const NEAR = 14;
const NEAR_FOR_FINGERS = 26;

/**
 * The surface with the paths on it. Pointing at a path tells a point's numbers, a click has the room go
 * there; the arrow keys go along a path and from one to the next.
 *
 * @param {{ store: Store, actions: Actions, isNamed?: boolean }} props `isNamed`: the runs' names are in it
 */
export function DescentPicture({ store, actions, isNamed = false }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    const [motion, setMotion] = useState(/** @type {Motion | null} */ (null));
    useEffect(() => {
        if (!canvas.current) return undefined;
        const made = createMotion(canvas.current, store);
        setMotion(made);
        store.descentMotion.value = made;
        return () => {
            if (store.descentMotion.value === made) store.descentMotion.value = null;
            made.stop();
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
    const onClick = (/** @type {PointerEvent} */ event) => {
        const before = store.pathPoint.value;
        const found = point(event);
        // a finger shows the card first, and goes there when it comes again
        const isMeant = event.pointerType !== 'touch' || (found?.run === before?.run && found?.step === before?.step);
        if (found && isMeant) actions.use(createRaceActions).visit(found.run, found.step);
    };
    return html`<div class="descent-picture">
        <canvas
            ref=${canvas}
            ...${pathKeys(store, actions)}
            style=${{ cursor: store.pathPoint.value ? 'pointer' : 'default' }}
            onPointerMove=${(/** @type {PointerEvent} */ event) => event.pointerType === 'touch' || point(event)}
            onPointerLeave=${(/** @type {PointerEvent} */ event) => event.pointerType === 'touch' || ((store.pathPoint.value = null))}
            onClick=${onClick}
        ></canvas>
        ${motion && html`<${Solid} store=${store} actions=${actions} motion=${motion} />`}
        ${motion && isNamed && html`<${DescentNames} store=${store} square=${motion.square} />`}
        ${motion && html`<${DescentCard} store=${store} card=${motion.card} />`}
    </div>`;
}

/** @typedef {import('./model/corner.js').Corner} Corner */
/** @typedef {{ left: number, top: number, side: number }} Square */

/** Some pixels from a corner of the square. */
const INSET = 6;

/**
 * What each run is called and how many steps it has made, in a corner of the picture that no path needs.
 *
 * @param {{ store: import('../../core/store.js').Store, square: import('./motion.js').Motion['square'] }} props
 */
function DescentNames({ store, square }) {
    const race = store.race.value;
    const corner = useRef(/** @type {Corner | null} */ ('top-left'));
    const list = useRef(/** @type {HTMLElement | null} */ (null));
    const placed = useComputed(() => {
        const { side } = square.value;
        const { offsetWidth = 0.6 * side, offsetHeight = 0.2 * side } = list.current ?? {};
        const size = { width: (offsetWidth + 4 * INSET) / side, height: (offsetHeight + 4 * INSET) / side };
        if (store.paths.value) corner.current = freeCorner(store.paths.value, corner.current, size);
        return corner.current;
    });
    if (!race) return null;
    const names = runNames(race.runs, race.train);
    return html`<ul ref=${list} class="descent-names" style=${styleIn(placed.value, square.value)}>
        ${race.runs.map(
            (run, i) => html`<li key=${run.id} style=${runColor(run.color)}>
                <${RunMarker} run=${i} color=${run.color} /><b>${names[i]}</b>: ${tellSteps(run)}
            </li>`,
        )}
    </ul>`;
}

/** Unseen where no corner is free: the table below names the runs as well. */
/** @param {Corner | null} corner @param {Square} square */
function styleIn(corner, { left, top, side }) {
    if (!corner) return { visibility: 'hidden' };
    const [vertical, horizontal] = corner.split('-');
    return {
        left: `${horizontal === 'left' ? left + INSET : left + side - INSET}px`,
        top: `${vertical === 'top' ? top + INSET : top + side - INSET}px`,
        maxWidth: `${side - 2 * INSET}px`,
        transform: `translate(${horizontal === 'left' ? 0 : -100}%, ${vertical === 'top' ? 0 : -100}%)`,
    };
}
