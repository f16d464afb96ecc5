import { html } from './html.js';
import { notLoaded, useLoaded } from './loaded.js';

/** @typedef {(props: any) => any} Component */

/**
 * A component that is loaded when it is first shown. A place is kept for it until then.
 *
 * @param {{ load: () => Promise<Component> } & Record<string, unknown>} props the rest are the component's
 */
export function Lazy({ load, ...props }) {
    const { it: Component, isMissing } = useLoaded(load);
    if (Component) return html`<${Component} ...${props} />`;
    return html`<p class="panel muted">${isMissing ? notLoaded('This') : '…'}</p>`;
}
