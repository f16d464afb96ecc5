import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { findShownDescent, toQuery } from '../../core/link/deep-link.js';
import { toPath } from '../../core/link/routes.js';
import { readPublicBase } from '../../ui/address.js';

const NEEDS_DRAWINGS =
    ' It needs the drawings that this room trains on: they are on this server, as long as a room here has them.';
/** A note for rooms that train on drawings, by the setting `train_on`. @type {Record<string, string>} */
const DRAWINGS_NOTE = { both: NEEDS_DRAWINGS, drawings: NEEDS_DRAWINGS };

/**
 * The dialog with two addresses: this room, live; and what it shows now, in a new room.
 *
 * @param {{ store: import('../../core/store.js').Store, drivingAddress: (address: string) => string }} props
 */
export function Share({ store, drivingAddress }) {
    const room = store.room.value;
    if (!room) return null;
    const base = readPublicBase();
    const query = toQuery(room, store.phase.value.id, store.selection.value, findShownDescent(store));
    const isStory = store.place.value === 'story';
    const path = isStory ? toPath({ place: 'story', chapter: store.chapter.value }) : '';
    const live = `${base}r/${room.code}`;
    return html`<div class="share">
        <div class="live-address">
            <${Address} label="This room, live: whoever opens it watches" url=${live} />
            <img class="qr-code" src=${`api/qr.svg?address=${encodeURIComponent(live)}`} alt="QR code of this room" />
        </div>
        <${Address}
            label="This moment, in a room of its own: whoever opens it drives"
            url=${`${base}${path}${query}`}
        />
        <p class="fine">
            The second trains again from the seed with the present settings. What was changed on the way is not in
            it.${DRAWINGS_NOTE[room.settings.train_on] ?? ''}
        </p>
        ${store.driver.value ? html`<${Driving} url=${drivingAddress(live)} />` : null}
    </div>`;
}

/** The address for the driver alone. It is shown only when asked for: the page may be on a wall. @param {{ url: string }} props */
function Driving({ url }) {
    return html`<details>
        <summary>Drive this room from another browser</summary>
        <${Address} label="For yourself alone: whoever opens it drives" url=${url} />
    </details>`;
}

/** An address with a button that copies it. @param {{ label: string, url: string }} props */
function Address({ label, url }) {
    const [copyResult, setCopyResult] = useState('');
    const copy = async () => {
        const isCopied = await navigator.clipboard?.writeText(url).then(
            () => true,
            () => false,
        );
        setCopyResult(isCopied ? 'Copied' : 'Select it and copy it by hand');
    };
    return html`<label class="address">
        <span>${label}</span>
        <span class="address-row">
            <input readonly value=${url} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} />
            <button class="button" type="button" onClick=${copy}>Copy</button>
        </span>
        <span class="fine" role="status">${copyResult}</span>
    </label>`;
}
