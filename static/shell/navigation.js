/** The address bar: it follows the page, and the page follows Back and Forward. */

import { effect } from '@preact/signals-core';
import { descentOn, raceIn, written } from '../core/link/deep-link.js';
import { ofRace } from '../core/link/race.js';
import { findWhere, toPath } from '../core/link/routes.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('../core/actions.js').Actions} Actions */

/**
 * @param {Store} store
 * @param {Actions} actions
 * @param {string} code of the room
 */
export function followAddress(store, actions, code) {
    let shown = location.pathname;
    /** @type {string[][]} */
    let race = ofRace(location.search); // until there is one
    effect(() => {
        const path = toPath({ code, place: store.place.value, chapter: store.chapter.value });
        const isAnother = path !== shown;
        if (isAnother || store.race.value) race = [];
        const query = toQuery(store, race);
        shown = path;
        if (isAnother && findWhere(location.pathname).code === code) history.pushState(null, '', path + query);
        else if (path + query !== location.pathname + location.search) history.replaceState(null, '', path + query);
    });
    addEventListener('popstate', () => {
        const { place, chapter } = findWhere(location.pathname);
        shown = location.pathname;
        if (place === 'story') actions.openChapter(chapter);
        else actions.openPlace(place ?? 'lab');
    });
}

/**
 * In the story an address names the phase and the example; anywhere the race that is on show.
 *
 * @param {Store} store
 * @param {string[][]} asked the race that the address asked for, while there is none
 */
function toQuery(store, asked) {
    const room = store.room.value;
    const { race, view } = descentOn(store);
    const parts = [...(race && room ? raceIn(room, race) : asked), ...(view ? [['view', view]] : [])];
    if (store.place.value !== 'story') return written(parts);
    const focus = room?.focus;
    const example = focus && focus.index !== null ? [['example', `${focus.split}.${focus.index}`]] : [];
    return written([['phase', store.phase.value.id], ...example, ...parts]);
}
