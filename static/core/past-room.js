/** Whether a later visit is offered to go on with this room, and where. */

import { computed } from '@preact/signals-core';

/** @typedef {import('./store.js').Store} Store */

/**
 * Whether there is something to come back to: the page drives the room, and somebody has done something in it, or has
 * opened it at a moment that an address names. The page makes the first step of a new room by itself; in Lab it plays on
 * and makes others. Once it has come to rest, only a person makes it play.
 *
 * @param {Store} store
 * @param {boolean} isNew whether this page has made the room
 */
export function createIsUsed(store, isNew) {
    const seen = { first: '', hasPlayed: false, hasRested: false, isUsed: !isNew };
    return computed(() => {
        const room = store.room.value;
        const plays = store.autoplay.value;
        seen.hasRested ||= seen.hasPlayed && !plays;
        seen.hasPlayed ||= plays;
        if (!store.driver.value || !room) return false;
        const { split, index } = room.focus;
        const now = [store.whereabouts.value, room.settings_id, split, index].join(' ');
        seen.first ||= now;
        seen.isUsed ||= (store.progress.value.latest > 1 && (seen.hasRested || !plays)) || now !== seen.first;
        return seen.isUsed;
    });
}

/**
 * The address at which the room is left: where the person has put it. What plays by itself changes the phase, and the
 * example while those of the mini-batch are played; until it is paused, the room is left where the playing began.
 *
 * @param {Store} store
 * @param {import('@preact/signals-core').ReadonlySignal<string>} address of what the page shows
 */
export function createLeftAt(store, address) {
    const left = { chosen: '', example: /** @type {string | null} */ (null), address: '' };
    return computed(() => {
        const [path, query = ''] = address.value.split('?');
        const named = new URLSearchParams(query);
        const example = store.exampleAt.value === null ? named.get('example') : left.example;
        for (const name of ['phase', 'example']) named.delete(name);
        const chosen = [path, named, example].join(' ');
        if (!store.isPlaying.value || chosen !== left.chosen)
            Object.assign(left, { chosen, example, address: address.value });
        return left.address;
    });
}
