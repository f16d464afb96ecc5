import { html } from 'htm/preact';
import { asTyped } from '../text/format.js';
import { say } from '../text/say.js';

/** @typedef {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} Props */

/** The notices of the page: a lost connection, a diverged run, and other messages. @param {Props} props */
export function Notices({ store, actions }) {
    const { state, reason } = store.connection.value;
    const diverged = store.room.value?.diverged;
    return html`<div class="notices">
        <div role="alert">
            ${state === 'lost' ? html`<div class="notice error">${reason}</div>` : null}
            ${state === 'refused' ? html`<div class="notice error">${reason} <a href="./">${say('page-start-afresh')}</a></div>` : null}
            ${diverged ? html`<${Diverged} diverged=${diverged} store=${store} actions=${actions} />` : null}
        </div>
        <div role="status">
            ${store.notices.value.map(
                ({ id, tone, text }) => html`<div key=${id} class=${`notice ${tone}`}>
                    ${text} <button class="link" aria-label=${say('page-dismiss')} onClick=${() => actions.dismiss(id)}>✕</button>
                </div>`,
            )}
        </div>
    </div>`;
}

/**
 * The notice of a diverged run; the driver can go back to an earlier step.
 *
 * @param {Props & { diverged: NonNullable<import('../core/store.js').RoomState['diverged']> }} props
 */
function Diverged({ diverged, store, actions }) {
    return html`<div class="notice error">
        ${diverged.message} ${say('diverged-learning-rate', { rate: asTyped(Number(store.room.value?.settings.learning_rate)) })}
        ${
            store.driver.value
                ? html`<button class="button" onClick=${() => actions.seek(diverged.back_to)}>
                  ${say('diverged-go-back', { step: diverged.back_to })}
              </button>`
                : null
        }
    </div>`;
}

/** The word "watching", for viewers who do not drive. @param {Props} props */
export function Watching({ store }) {
    const isKnown = store.connection.value.state === 'open' && !store.asksToDrive.value;
    return store.room.value && isKnown && !store.driver.value
        ? html`<span class="watching">${say('page-watching')}</span>`
        : null;
}

/** Stands in place of the page where there is no room to show. @param {{ reason: string }} props */
export function NoRoom({ reason }) {
    return html`<main class="refusal" role="alert">
        <h1 class="logo"><span aria-hidden="true">▲</span> Nudge</h1>
        <p>${reason}</p>
        <p><a href="./">${say('page-start-afresh')}</a></p>
    </main>`;
}

/** Stands in place of the page where there are no texts: the one text of the page that is in no file of texts. */
export function NoTexts() {
    return html`<main class="refusal" role="alert" lang="en">
        <h1 class="logo"><span aria-hidden="true">▲</span> Nudge</h1>
        <p>The texts of this page could not be loaded. Reload it.</p>
    </main>`;
}
