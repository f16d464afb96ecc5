import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { findShownDescent, toQuery } from '../../core/link/deep-link.js';
import { toPath } from '../../core/link/routes.js';
import { say } from '../../text/say.js';
import { readPublicBase } from '../../ui/address.js';

/** Whether a run trains on drawings, which a link needs, too: values of the setting `train_on`. */
const WITH_DRAWINGS = new Set(['both', 'drawings']);

/**
 * The dialog with two addresses: this room, live; and what it shows now, in a new room.
 *
 * @param {{ store: import('../../core/store.js').Store, drivingAddress: (address: string) => string }} props
 */
export function Share({ store, drivingAddress }) {
    const room = store.room.value;
    if (!room) return null;
    const base = readPublicBase();
    const query = toQuery(
        { ...room, step: store.progress.value.step },
        store.phase.value.id,
        store.selection.value,
        findShownDescent(store),
    );
    const isStory = store.place.value === 'story';
    const path = isStory ? toPath({ place: 'story', chapter: store.chapter.value }) : '';
    const live = `${base}r/${room.code}`;
    return html`<div class="share">
        <div class="live-address">
            <${Address} label=${say('share-live')} url=${live} />
            <img class="qr-code" src=${`api/qr.svg?address=${encodeURIComponent(live)}`} alt=${say('share-qr-code')} />
        </div>
        <${Address}
            label=${say('share-moment')}
            url=${`${base}${path}${query}`}
        />
        <p class="fine">
            ${say('share-note', { needs_drawings: WITH_DRAWINGS.has(String(room.settings.train_on)) })}
        </p>
        ${store.driver.value ? html`<${Driving} url=${drivingAddress(live)} />` : null}
    </div>`;
}

/** The address for the driver alone. It is shown only when asked for: the page may be on a wall. @param {{ url: string }} props */
function Driving({ url }) {
    return html`<details>
        <summary>${say('share-drive')}</summary>
        <${Address} label=${say('share-driving')} url=${url} />
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
        setCopyResult(say(isCopied ? 'share-copied' : 'share-copy-by-hand'));
    };
    return html`<label class="address">
        <span>${label}</span>
        <span class="address-row">
            <input readonly value=${url} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} />
            <button class="button" type="button" onClick=${copy}>${say('share-copy')}</button>
        </span>
        <span class="fine" role="status">${copyResult}</span>
    </label>`;
}
