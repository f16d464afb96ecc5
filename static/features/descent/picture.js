import { useEffect, useRef, useState } from 'preact/hooks';

import { createRaceActions } from '../race/actions.js';
import { DescentCard } from './card.js';
import { pathKeys } from './keys.js';
import { createMotion } from './motion.js';
import { DescentNames } from './names.js';
import { html } from '../../ui/html.js';
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
            onPointerLeave=${(/** @type {PointerEvent} */ event) => event.pointerType === 'touch' || (store.pathPoint.value = null)}
            onClick=${onClick}
        ></canvas>
        ${motion && html`<${Solid} store=${store} actions=${actions} motion=${motion} />`}
        ${motion && isNamed && html`<${DescentNames} store=${store} square=${motion.square} />`}
        ${motion && html`<${DescentCard} store=${store} card=${motion.card} />`}
    </div>`;
}
