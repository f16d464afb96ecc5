/** Keeps the address bar and the page in step, also for the Back and Forward buttons of the browser. */

import { effect, signal } from '@preact/signals-core';
import { findShownDescent, toDeepLink, toQueryText, toRacePairs } from '../core/link/deep-link.js';
import { findRacePairs } from '../core/link/race.js';
import { toPath, toRoute } from '../core/link/routes.js';
import { readPath } from '../ui/address.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('../core/actions.js').Actions} Actions */

/**
 * Updates the address as the page changes, and the page as the person goes back and forward.
 *
 * @param {Store} store
 * @param {Actions} actions
 * @param {string} code of the room
 * @returns {import('@preact/signals-core').ReadonlySignal<string>} the address of what the page shows, below its base
 */
export function followAddress(store, actions, code) {
    let shown = readPath();
    const address = signal('');
    /** @type {string[][]} */
    let race = findRacePairs(location.search); // until the room has a race
    effect(() => {
        const path = toPath({ code, place: store.place.value, chapter: store.chapter.value });
        const isAnother = path !== shown;
        if (isAnother || store.race.value) race = [];
        const query = toPageQuery(store, race);
        shown = path;
        address.value = path + query;
        const isNewEntry = isAnother && toRoute(readPath()).code === code;
        if (isNewEntry || path + query !== readPath() + location.search) writeAddress(path + query, isNewEntry);
    });
    addEventListener('popstate', () => {
        const { place, chapter } = toRoute(readPath());
        shown = readPath();
        const { phase = null, focus = null } = toDeepLink(location.search) ?? {};
        if (place === 'story') actions.openChapter(chapter, { phase, example: focus !== null });
        else actions.openPlace(place ?? 'lab');
    });
    return address;
}

/**
 * Writes the address bar. What the tab's history has stored goes on to the new entry.
 *
 * @param {string} address
 * @param {boolean} isNewEntry
 */
function writeAddress(address, isNewEntry) {
    try {
        if (isNewEntry) history.pushState(history.state, '', address);
        else history.replaceState(history.state, '', address);
    } catch {
        // Some browsers refuse more than about ten changes a second. The next change brings the address up to date.
    }
}

/**
 * The query of the address. It names the race that is shown; in the story also the example, and the phase unless the
 * chapter plays it by itself: then the address leads to where the chapter begins.
 *
 * @param {Store} store
 * @param {string[][]} requestedRace the race that the address named, while the room has none
 */
function toPageQuery(store, requestedRace) {
    const room = store.room.value;
    const { race, view } = findShownDescent(store);
    const parts = [...(race && room ? toRacePairs(room, race) : requestedRace), ...(view ? [['view', view]] : [])];
    if (store.place.value !== 'story') return toQueryText(parts);
    const focus = room?.focus;
    const example = focus && focus.index !== null ? [['example', `${focus.split}.${focus.index}`]] : [];
    const isLed = store.autoplay.value && store.until.value !== null;
    const phase = isLed ? [] : [['phase', store.phase.value.id]];
    return toQueryText([...phase, ...example, ...parts]);
}
