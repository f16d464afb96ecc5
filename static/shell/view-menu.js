import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';

/** @typedef {import('./places/page.js').PageProps} Props */

const EDGES = [
    ['follow', 'follow the phase'],
    ['contributions', 'what flows'],
    ['weights', 'weights'],
    ['weight_nudges', 'weight nudges'],
    ['gradient', 'mini-batch gradient'],
    ['update', 'last update'],
];

const ARROWS = [
    ['layer', 'each layer its own'],
    ['all', 'all layers alike'],
];

/**
 * What the page shows, and how it looks: behind one button. In the first chapter it has the dialogs, too, whose buttons
 * come later.
 *
 * @param {Props} props
 */
export function ViewMenu({ store, actions, dialog }) {
    const menu = useRef(/** @type {HTMLElement | null} */ (null));
    const { edges, arrows, theme, big, still } = store.view.value;
    const other = theme === 'dark' ? 'light' : 'dark';
    const open = (/** @type {'share' | 'settings'} */ name) => {
        menu.current?.hidePopover();
        dialog.value = name;
    };
    const project = () => {
        menu.current?.hidePopover();
        actions.project(true);
    };
    return html`
        <button class="button" popovertarget="view-menu">View</button>
        <div ref=${menu} popover id="view-menu" class="menu" role="group" aria-label="View">
            <${Choice}
                label="Lines"
                value=${edges}
                options=${EDGES}
                choose=${(/** @type {any} */ value) => actions.changeView({ edges: value })}
            />
            <${Choice}
                label="Arrows"
                value=${arrows}
                options=${ARROWS}
                choose=${(/** @type {any} */ value) => actions.changeView({ arrows: value })}
            />
            <div class="menu-buttons">
                <button class="button" aria-pressed=${big} title="(B)" onClick=${() => actions.changeView({ big: !big })}>
                    Big text
                </button>
                <button class="button" aria-pressed=${still} onClick=${() => actions.changeView({ still: !still })}>
                    Reduced motion
                </button>
                <button class="button theme" onClick=${() => actions.changeView({ theme: other })}>${other} theme</button>
                <button class="button" title="(P)" onClick=${project}>Projector</button>
                ${
                    store.isFirstChapter.value &&
                    html`<button class="button" onClick=${() => open('share')}>Share</button>
                        <button class="button" onClick=${() => open('settings')}>Settings</button>`
                }
            </div>
        </div>
    `;
}

/**
 * A list of choices.
 *
 * @param {{ label: string, value: string, options: string[][], choose: (value: string) => void }} props
 */
function Choice({ label, value, options, choose }) {
    const onChange = (/** @type {any} */ event) => choose(event.currentTarget.value);
    return html`<label>${label}
        <select value=${value} onChange=${onChange}>
            ${options.map(([name, text]) => html`<option value=${name}>${text}</option>`)}
        </select>
    </label>`;
}
