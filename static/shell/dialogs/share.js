import { useState } from 'preact/hooks';
import { descentOn, toQuery } from '../../core/link/deep-link.js';
import { toPath } from '../../core/link/routes.js';
import { html } from '../../ui/html.js';

const NEEDED =
    ' It needs the drawings that this room trains on: they are on this server, as long as a room here has them.';
/** What more there is to say of a room that trains on drawings. @type {Record<string, string>} */
const OF_DRAWINGS = { both: NEEDED, drawings: NEEDED };

/**
 * Two addresses to pass on: this room, live; and this moment, in a room of one's own.
 *
 * @param {{ store: import('../../core/store.js').Store, origin: string }} props
 */
export function Share({ store, origin }) {
    const room = store.room.value;
    if (!room) return null;
    const query = toQuery(room, store.phase.value.id, store.selection.value, descentOn(store));
    const isStory = store.place.value === 'story';
    const path = isStory ? toPath({ place: 'story', chapter: store.chapter.value }) : '/';
    return html`<div class="share">
        <${Address} label="This room, live: whoever opens it watches" url=${`${origin}/r/${room.code}`} />
        <${Address} label="This moment, in a room of its own: whoever opens it drives" url=${`${origin}${path}${query}`} />
        <p class="fine">The second trains again from the seed with the present settings. What was changed on the way is not in it.${OF_DRAWINGS[room.settings.train_on] ?? ''}</p>
    </div>`;
}

/** @param {{ label: string, url: string }} props */
function Address({ label, url }) {
    const [said, say] = useState('');
    const copy = async () => {
        const isCopied = await navigator.clipboard?.writeText(url).then(
            () => true,
            () => false,
        );
        say(isCopied ? 'Copied' : 'Select it and copy it by hand');
    };
    return html`<label class="address">
        <span>${label}</span>
        <span class="address-row">
            <input readonly value=${url} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} />
            <button class="button" type="button" onClick=${copy}>Copy</button>
        </span>
        <span class="fine" role="status">${said}</span>
    </label>`;
}
