import { useEffect, useState } from 'preact/hooks';

import { html } from '../../ui/html.js';
import { Lazy } from '../../ui/lazy.js';

/** @typedef {import('../../core/store.js').Store} Store */

const NO_WEBGL =
    'This browser offers no WebGL 2, which the third dimension needs: the surface stays as seen from above.';

/** Loaded when it is first opened: three.js weighs as much as all the rest of the page. */
const load = async () => (await import('../landscape/landscape.js')).Landscape;

/** Whether this browser can draw in three dimensions. */
function hasWebGl() {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
}

/**
 * The third dimension, over the flat picture, for as long as it is wanted and then until it has lain down.
 *
 * @param {{ store: Store, actions: import('../../core/actions.js').Actions,
 *     motion: import('./motion.js').Motion }} props
 */
export function Solid({ store, actions, motion }) {
    const isOpen = store.solid.value;
    const [isThere, setThere] = useState(false);
    const failed = () => {
        store.solid.value = false;
        store.solidTrouble.value = NO_WEBGL;
        setThere(false);
    };
    useEffect(() => {
        if (!isOpen) return;
        if (hasWebGl()) setThere(true);
        else failed();
    }, [isOpen]);
    if (!isThere) return null;
    return html`<${Lazy} load=${load} store=${store} actions=${actions} motion=${motion} isOpen=${isOpen} closed=${() => setThere(false)} failed=${failed} />`;
}

/** Between the view from above and the third dimension; why there is none, where that is so. */
/** @param {{ store: Store }} props */
export function SolidButton({ store }) {
    const isOpen = store.solid.value;
    return html`<button class="button" aria-pressed=${isOpen} onClick=${() => (store.solid.value = !isOpen)}>3-D</button>
        <p class="solid-trouble" role="status">${store.solidTrouble.value}</p>`;
}
