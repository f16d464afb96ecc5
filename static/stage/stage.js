import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../text/say.js';
import { HoverCard } from './hover-card.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('../core/actions.js').Actions} Actions */
/** @typedef {{ attach: (canvas: HTMLCanvasElement) => () => void,
 *     hitAt: (x: number, y: number) => import('../core/store.js').Selection | null,
 *     size: import('@preact/signals-core').Signal<{ width: number, height: number }> }} Show */

/**
 * The stage: the canvas with its pointer handlers.
 *
 * @param {{ store: Store, actions: Actions, show: Show, children?: any }} props
 */
export function Stage({ store, actions, show, children }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    useEffect(() => (canvas.current ? show.attach(canvas.current) : undefined), []);
    const point = (/** @type {PointerEvent} */ event) => {
        const box = /** @type {HTMLCanvasElement} */ (event.currentTarget).getBoundingClientRect();
        return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const onMove = (/** @type {PointerEvent} */ event) => {
        if (event.pointerType === 'touch') return;
        const { x, y } = point(event);
        const found = show.hitAt(x, y);
        if (found || store.hover.value) store.hover.value = found && { ...found, x, y };
    };
    const onClick = (/** @type {PointerEvent} */ event) => {
        const { x, y } = point(event);
        actions.select(show.hitAt(x, y));
    };
    return html`<section class="stage" aria-label=${say('stage-name')}>
        <canvas
            ref=${canvas}
            tabindex="0"
            role="img"
            aria-label=${toAriaText(store)}
            style=${{ cursor: store.hover.value ? 'pointer' : 'default' }}
            onPointerMove=${onMove}
            onPointerLeave=${() => (store.hover.value = null)}
            onClick=${onClick}
        ></canvas>
        ${children}
        <${HoverCard} store=${store} size=${show.size.value} />
    </section>`;
}

/** @param {Store} store */
function toAriaText(store) {
    const room = store.room.value;
    if (!room) return say('stage-network');
    const layers = room.sizes.join(' – ');
    return say('stage-network-described', { layers, step: `${store.record.value?.step ?? 0}` });
}
