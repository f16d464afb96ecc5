import { html } from '../../ui/html.js';

/** How the server names a field of a run: the refusal stands at that run. */
const OF_RUN = /^runs\.\d+\./;

/**
 * What the server says to a change that it does not allow, by the control that it came from.
 *
 * @param {{ of: { at: string, text: string } | null, at: string }} props
 */
export function Refused({ of, at }) {
    return html`<p class="refused" role="alert">${of?.at === at ? of.text.replace(OF_RUN, '') : ''}</p>`;
}
