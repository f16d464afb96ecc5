import { html } from 'htm/preact';

/**
 * A row of buttons, one of which is chosen.
 *
 * @param {{ label: string, options: [string, string][], value: string, choose: (value: any) => void,
 *     children?: any }} props `options`: pairs of a value and its text
 */
export function Options({ label, options, value, choose, children }) {
    return html`<div class="options" role="group" aria-label=${label}>
        <span class="muted" aria-hidden="true">${label}</span>
        ${options.map(
            ([each, text]) =>
                html`<button
                    key=${each}
                    class="choice"
                    aria-pressed=${each === value}
                    onClick=${() => choose(each)}
                >${text}</button>`,
        )}
        ${children}
    </div>`;
}
