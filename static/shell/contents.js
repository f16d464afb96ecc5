import { html } from 'htm/preact';
import { CHAPTERS } from '../core/chapters/chapters.js';
import { say } from '../text/say.js';
import { toTitle } from '../ui/texts/story.js';

/**
 * The table of contents: all chapters, also those that are not written yet.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions, close: () => void }} props
 */
export function Contents({ store, actions, close }) {
    const open = (/** @type {string} */ id) => {
        actions.openChapter(id);
        close();
    };
    return html`<nav aria-label=${say('contents-name')}>
        <ol class="contents">
            ${CHAPTERS.map(({ id, number, isComing }) => {
                const { title, summary } = toTitle(id);
                const isCurrent = store.place.value === 'story' && store.chapter.value === id;
                return html`<li key=${id} class=${isComing ? 'coming' : ''}>
                    <span class="number">${number}</span>
                    ${
                        isComing
                            ? html`<span>${title} <span class="fine">${say('contents-coming')}</span></span>`
                            : html`<button
                                  class="link"
                                  aria-current=${isCurrent ? 'page' : undefined}
                                  onClick=${() => open(id)}
                              >${title}</button>`
                    }
                    <span class="fine">${summary}</span>
                </li>`;
            })}
        </ol>
    </nav>`;
}
