import { html } from 'htm/preact';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { findChapter } from '../../core/chapters/chapters.js';
import { toRoute } from '../../core/link/routes.js';
import { fetchRoom } from '../../net/api.js';
import { forgetPastRoom } from '../../net/browser.js';
import { say } from '../../text/say.js';
import { styled } from '../../ui/lazy.js';
import { rich } from '../../ui/rich.js';
import { toTitle } from '../../ui/texts/story.js';
import { toTimeText } from './model/words.js';

/** @typedef {import('../../net/browser.js').PastRoom} PastRoom */
/** @typedef {PastRoom & { step: number | null, reason: string }} FoundRoom `reason`: why it cannot be opened, or empty */

/**
 * Offers to go on with a room that this browser has left, or to begin with a new one. A room that is gone is not offered.
 *
 * @param {PastRoom[]} rooms
 * @param {HTMLElement} element
 * @param {() => void} begins called before the offer is shown
 * @returns {Promise<void>} settles as soon as a new room is wanted
 */
export async function offer(rooms, element, begins) {
    const [found] = await Promise.all([findRooms(rooms), styled(['past-rooms'], async () => PastRooms)()]);
    if (found.length === 0) return;
    begins();
    await new Promise((begin) => {
        render(html`<${PastRooms} rooms=${found} now=${Date.now()} begin=${begin} />`, element);
    });
}

/** Asks the server for the rooms; forgets those that are gone. @param {PastRoom[]} rooms @returns {Promise<FoundRoom[]>} */
async function findRooms(rooms) {
    const found = await Promise.all(
        rooms.map(async (room) => {
            try {
                const state = await fetchRoom(room.code);
                if (state) return [{ ...room, step: state.step, reason: '' }];
                forgetPastRoom(room.code);
                return [];
            } catch (error) {
                return [{ ...room, step: null, reason: /** @type {Error} */ (error).message }];
            }
        }),
    );
    return found.flat();
}

/** @param {{ rooms: FoundRoom[], now: number, begin: () => void }} props */
function PastRooms({ rooms, now, begin }) {
    const [isBeginning, setBeginning] = useState(false);
    const title = useRef(/** @type {HTMLElement | null} */ (null));
    useEffect(() => title.current?.focus(), []);
    return html`<main class="past-rooms">
        <p class="logo"><span aria-hidden="true">▲</span> Nudge</p>
        <h1 ref=${title} tabindex="-1">${say('past-rooms-title', { count: rooms.length })}</h1>
        <ul>
            ${rooms.map((room) => html`<li key=${room.code}><${Room} room=${room} now=${now} /></li>`)}
        </ul>
        <button
            class="button"
            disabled=${isBeginning}
            onClick=${() => {
                setBeginning(true);
                begin();
            }}
        >
            ${say('past-rooms-new')}
        </button>
    </main>`;
}

/** A link to a room; where it cannot be opened, the reason. @param {{ room: FoundRoom, now: number }} props */
function Room({ room: { address, at, step, reason }, now }) {
    const place = toPlaceText(address.split('?')[0]);
    const time = html`<time dateTime=${new Date(at).toISOString()}>${toTimeText(at, now)}</time>`;
    if (step === null)
        return html`<p class="past-room">
            <b>${place}</b><span>${rich('past-rooms-unreachable', { time, reason })}</span>
        </p>`;
    return html`<a class="past-room" href=${address}>
        <b>${place}</b><span>${rich('past-rooms-step', { step, time })}</span>
    </a>`;
}

/** The place that a path names. @param {string} path */
function toPlaceText(path) {
    const { place, chapter } = toRoute(path);
    if (place !== 'story') return place === 'draw' ? say('past-rooms-draw') : say('past-rooms-lab');
    const { id, number } = findChapter(chapter);
    return say('past-rooms-chapter', { number, title: toTitle(id).title });
}
