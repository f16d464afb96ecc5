import { html } from 'htm/preact';
import { Icon } from '../ui/icons.js';

/** @typedef {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} Props */

const EDGES = [
    ['follow', 'follow the phase'],
    ['weights', 'weights'],
    ['weight_nudges', 'weight nudges'],
    ['gradient', 'mini-batch gradient'],
    ['update', 'last update'],
];

const ARROWS = [
    ['layer', 'each layer its own'],
    ['all', 'all layers alike'],
];

/** Choices for the lines and the scale of the arrows on the stage. @param {Props} props */
export function ViewControls({ store, actions }) {
    const { edges, arrows } = store.view.value;
    return html`<div class="view-controls" role="group" aria-label="What the stage shows">
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
    </div>`;
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

/** Buttons for big text, reduced motion and the theme. @param {Props} props */
export function AppearanceControls({ store, actions }) {
    const { theme, big, still } = store.view.value;
    const other = theme === 'dark' ? 'light' : 'dark';
    return html`<div class="look-controls" role="group" aria-label="Look">
        <button
            class="button icon"
            aria-pressed=${big}
            aria-label="Big text"
            title="Big text (B)"
            onClick=${() => actions.changeView({ big: !big })}
        >A</button>
        <button
            class="button icon motion"
            aria-pressed=${still}
            aria-label="Reduced motion"
            title="Reduced motion"
            onClick=${() => actions.changeView({ still: !still })}
        >
            <${Icon} name="motion" />
        </button>
        <button
            class="button icon theme"
            aria-label=${`${other} theme`}
            title=${`${other} theme`}
            onClick=${() => actions.changeView({ theme: other })}
        >
            <${Icon} name="theme" />
        </button>
    </div>`;
}
