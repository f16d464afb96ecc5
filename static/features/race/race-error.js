import { html } from 'htm/preact';

/** The prefix by which the server names a field of a run. It is left out, since the error is shown at that run. */
const RUN_PREFIX = /\bruns\.\d+\./;

/**
 * The error of the server to a change that it does not allow, beside the control of the change.
 *
 * @param {{ error: { at: string, text: string } | null, at: string }} props
 */
export function RaceError({ error, at }) {
    return html`<p class="refused" role="alert">${error?.at === at ? error.text.replace(RUN_PREFIX, '') : ''}</p>`;
}
