/** Whether a later visit is offered to go on with this room. */

import { computed } from '@preact/signals-core';

/** @typedef {import('./store.js').Store} Store */

/**
 * Whether there is something to come back to: the page drives the room, and somebody has done something in it. The page
 * makes the first step of a new room by itself.
 *
 * @param {Store} store
 * @param {boolean} isNew whether this page has made the room
 */
export function createIsUsed(store, isNew) {
    const seen = { first: '', isUsed: !isNew };
    return computed(() => {
        const room = store.room.value;
        if (!store.driver.value || !room) return false;
        const { split, index } = room.focus;
        const now = [store.whereabouts.value, room.settings_id, split, index].join(' ');
        seen.first ||= now;
        seen.isUsed ||= room.latest > 1 || now !== seen.first;
        return seen.isUsed;
    });
}
