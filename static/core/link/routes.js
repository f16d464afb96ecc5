/** The path of an address: the room, the place and the chapter. */

import { findChapter } from '../chapters/chapters.js';

/** @typedef {'story' | 'lab' | 'draw'} Place */
/** @typedef {{ code: string | null, place: Place | null, chapter: string }} Route */

/** @type {Place[]} */
export const PLACES = ['story', 'lab', 'draw'];

/**
 * Reads a path. An unknown chapter becomes the first one.
 *
 * @param {string} path of an address, below the page's base
 * @returns {Route} `place` null where the path names none
 */
export function toRoute(path) {
    const parts = path.split('/').filter(Boolean);
    const code = parts[0] === 'r' ? (parts[1] ?? null) : null;
    const [name, chapter] = code === null ? parts : parts.slice(2);
    const place = PLACES.find((each) => each === name) ?? null;
    return { code, place, chapter: findChapter(chapter).id };
}

/**
 * Writes a path, relative to the page's base. Only a path of the story names the chapter.
 *
 * @param {{ code?: string | null, place: Place, chapter: string }} route
 * @returns {string}
 */
export function toPath({ code = null, place, chapter }) {
    const room = code === null ? '' : `r/${code}/`;
    return place === 'story' ? `${room}story/${chapter}` : `${room}${place}`;
}
