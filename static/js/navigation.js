/** The address bar: it follows the page, and the page follows Back and Forward. */

import { effect } from '@preact/signals-core';

import { pathOf, whereOf } from './state/address.js';

/** @typedef {import('./state/store.js').Store} Store */
/** @typedef {import('./state/actions.js').Actions} Actions */

/**
 * @param {Store} store
 * @param {Actions} actions
 * @param {string} code of the room
 */
export function followAddress(store, actions, code) {
    let shown = location.pathname;
    effect(() => {
        const path = pathOf({ code, place: store.place.value, chapter: store.chapter.value });
        const query = queryOf(store);
        const isAnother = path !== shown;
        shown = path;
        if (isAnother && whereOf(location.pathname).code === code) history.pushState(null, '', path + query);
        else if (path + query !== location.pathname + location.search) history.replaceState(null, '', path + query);
    });
    addEventListener('popstate', () => {
        const { place, chapter } = whereOf(location.pathname);
        shown = location.pathname;
        if (place === 'story') actions.openChapter(chapter);
        else actions.openPlace('lab');
    });
}

/** In the story an address names the phase and the example too. @param {Store} store */
function queryOf({ place, phase, room }) {
    if (place.value !== 'story') return '';
    const focus = room.value?.focus;
    const query = new URLSearchParams({ phase: phase.value.id });
    if (focus && focus.index !== null) query.set('example', `${focus.split}.${focus.index}`);
    return `?${query}`;
}
