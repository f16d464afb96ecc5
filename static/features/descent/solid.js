import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../../text/say.js';
import { Lazy } from '../../ui/lazy.js';

/** @typedef {import('../../core/store.js').Store} Store */

/** Loaded when it is first opened. */
const load = async () => (await import('../landscape/landscape.js')).Landscape;

/**
 * The surface in three dimensions, over the flat picture. It stays until the animation back to the flat picture has
 * ended.
 *
 * @param {{ store: Store, actions: import('../../core/actions.js').Actions,
 *     motion: import('./motion.js').Motion }} props
 */
export function Solid({ store, actions, motion }) {
    const isOpen = store.solid.value;
    const [isMounted, setMounted] = useState(false);
    useEffect(() => {
        if (isOpen) setMounted(true);
    }, [isOpen]);
    if (!isMounted) return null;
    return html`<${Lazy}
        load=${load}
        store=${store}
        actions=${actions}
        motion=${motion}
        isOpen=${isOpen}
        closed=${() => setMounted(false)}
    />`;
}

/**
 * Switches between the view from above and the third dimension.
 *
 * @param {{ store: Store }} props
 */
export function SolidButton({ store }) {
    const isOpen = store.solid.value;
    return html`<button
        class="button"
        aria-pressed=${isOpen}
        onClick=${() => (store.solid.value = !isOpen)}
    >
        ${say('descent-solid')}
    </button>`;
}
