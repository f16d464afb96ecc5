import { useEffect, useState } from 'preact/hooks';

import { html } from './html.js';

/** @typedef {(props: any) => any} Component */

/** @type {Map<() => Promise<Component>, Component>} */
const loaded = new Map();

/**
 * A component that is loaded when it is first shown. A place is kept for it until then.
 *
 * @param {{ load: () => Promise<Component> } & Record<string, unknown>} props the rest are the component's
 */
export function Lazy({ load, ...props }) {
    const [, redraw] = useState(0);
    const [error, setError] = useState('');
    useEffect(() => {
        if (loaded.has(load)) return;
        load().then(
            (component) => {
                loaded.set(load, component);
                redraw((times) => times + 1);
            },
            () => setError('This panel could not be loaded. Is the server still there?'),
        );
    }, [load]);
    const Component = loaded.get(load);
    return Component ? html`<${Component} ...${props} />` : html`<p class="panel muted">${error || '…'}</p>`;
}
