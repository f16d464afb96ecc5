import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { say, textIds } from '../text/say.js';

/** @typedef {import('./places/page.js').PageProps} Props */

/** What the lines show, by the value of the view. */
const EDGES = textIds({
    follow: 'view-lines-follow',
    contributions: 'view-lines-contributions',
    weights: 'view-lines-weights',
    weight_nudges: 'view-lines-weight-nudges',
    gradient: 'view-lines-gradient',
    update: 'view-lines-update',
});

/** How long the arrows are, by the value of the view. */
const ARROWS = textIds({ layer: 'view-arrows-layer', all: 'view-arrows-all' });

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
        <button class="button" popovertarget="view-menu">${say('view')}</button>
        <div ref=${menu} popover id="view-menu" class="menu" role="group" aria-label=${say('view')}>
            <${Choice}
                label=${say('view-lines')}
                value=${edges}
                options=${EDGES}
                choose=${(/** @type {any} */ value) => actions.changeView({ edges: value })}
            />
            <${Choice}
                label=${say('view-arrows')}
                value=${arrows}
                options=${ARROWS}
                choose=${(/** @type {any} */ value) => actions.changeView({ arrows: value })}
            />
            <div class="menu-buttons">
                <button class="button" aria-pressed=${big} title="(B)" onClick=${() => actions.changeView({ big: !big })}>
                    ${say('view-big-text')}
                </button>
                <button class="button" aria-pressed=${still} onClick=${() => actions.changeView({ still: !still })}>
                    ${say('view-reduced-motion')}
                </button>
                <button class="button theme" onClick=${() => actions.changeView({ theme: other })}>${say('view-theme', { other })}</button>
                <button class="button" title="(P)" onClick=${project}>${say('view-projector')}</button>
                ${
                    store.isFirstChapter.value &&
                    html`<button class="button" onClick=${() => open('share')}>${say('page-share')}</button>
                        <button class="button" onClick=${() => open('settings')}>${say('page-settings')}</button>`
                }
            </div>
        </div>
    `;
}

/**
 * A list of choices; `options`: the ids of their names.
 *
 * @param {{ label: string, value: string, options: Record<string, string>, choose: (value: string) => void }} props
 */
function Choice({ label, value, options, choose }) {
    const onChange = (/** @type {any} */ event) => choose(event.currentTarget.value);
    return html`<label>${label}
        <select value=${value} onChange=${onChange}>
            ${Object.entries(options).map(([name, text]) => html`<option value=${name}>${say(text)}</option>`)}
        </select>
    </label>`;
}
