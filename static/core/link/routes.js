/** Where on the page somebody is, as the path of an address: room, place, chapter. */

import { findChapter } from '../chapters.js';

/** @typedef {'story' | 'lab' | 'draw'} Place */
/** @typedef {{ code: string | null, place: Place | null, chapter: string }} Where */

/** @type {Place[]} */
export const PLACES = ['story', 'lab', 'draw'];

/**
 * @param {string} path of an address
 * @returns {Where} `place` null where the path names none
 */
export function findWhere(path) {
    const parts = path.split('/').filter(Boolean);
    const code = parts[0] === 'r' ? (parts[1] ?? null) : null;
    const [name, chapter] = code === null ? parts : parts.slice(2);
    const place = PLACES.find((each) => each === name) ?? null;
    return { code, place, chapter: findChapter(chapter).id };
}

/**
 * @param {{ code?: string | null, place: Place, chapter: string }} where
 * @returns {string}
 */
export function toPath({ code = null, place, chapter }) {
    const room = code === null ? '' : `/r/${code}`;
    return place === 'story' ? `${room}/story/${chapter}` : `${room}/${place}`;
}
