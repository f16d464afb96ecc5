import { html } from 'htm/preact';
import { PLACES } from '../core/link/routes.js';
import { say, textIds } from '../text/say.js';

const NAMES = textIds({ story: 'tab-story', lab: 'tab-lab', draw: 'tab-draw' });

/**
 * The tabs of the places. The arrow keys move between them.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function Tabs({ store, actions }) {
    const place = store.place.value;
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!by) return;
        event.stopPropagation(); // otherwise the key would also turn a page of the story
        const at = (PLACES.indexOf(place) + by + PLACES.length) % PLACES.length;
        actions.openPlace(PLACES[at]);
        const tabs = /** @type {HTMLElement} */ (event.currentTarget).children;
        /** @type {HTMLElement} */ (tabs[at]).focus();
    };
    return html`<div class="tabs" role="tablist" aria-label=${say('tabs-name')} onKeyDown=${onKey}>
        ${PLACES.map(
            (each) => html`<button
                class="tab"
                role="tab"
                aria-selected=${each === place}
                aria-controls="place"
                tabindex=${each === place ? 0 : -1}
                onClick=${() => actions.openPlace(each)}
            >
                ${say(NAMES[each])}
            </button>`,
        )}
    </div>`;
}
