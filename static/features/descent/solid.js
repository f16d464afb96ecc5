import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Lazy } from '../../ui/lazy.js';

/** @typedef {import('../../core/store.js').Store} Store */

const NO_WEBGL =
    'This browser offers no WebGL 2, which the third dimension needs: the surface stays as seen from above.';

/** Loaded when it is first opened: three.js is as large as the rest of the page. */
const load = async () => (await import('../landscape/landscape.js')).Landscape;

/** Whether this browser can draw in three dimensions. */
function hasWebGl() {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
}

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
    const failed = () => {
        store.solid.value = false;
        store.solidTrouble.value = NO_WEBGL;
        setMounted(false);
    };
    useEffect(() => {
        if (!isOpen) return;
        if (hasWebGl()) setMounted(true);
        else failed();
    }, [isOpen]);
    if (!isMounted) return null;
    return html`<${Lazy}
        load=${load}
        store=${store}
        actions=${actions}
        motion=${motion}
        isOpen=${isOpen}
        closed=${() => setMounted(false)}
        failed=${failed}
    />`;
}

/**
 * Switches between the view from above and the third dimension, and shows the reason where there is no third dimension.
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
        3-D
    </button>
        <p class="solid-trouble" role="status">${store.solidTrouble.value}</p>`;
}
