import { html } from './html.js';

/**
 * A few choices side by side, one of which holds.
 *
 * @param {{ label: string, options: [string, string][], value: string, choose: (value: any) => void,
 *     children?: any }} props `options`: each choice and its text
 */
export function Options({ label, options, value, choose, children }) {
    return html`<div class="options" role="group" aria-label=${label}>
        <span class="muted" aria-hidden="true">${label}</span>
        ${options.map(
            ([each, text]) =>
                html`<button key=${each} class="choice" aria-pressed=${each === value} onClick=${() => choose(each)}>${text}</button>`,
        )}
        ${children}
    </div>`;
}
