/** The drawings that this browser has saved, from all rooms. */

/** @typedef {import('./model/state.js').Kept} Kept */

const STORAGE_KEY = 'nudge.drawings';
/** As many as a room keeps. They take about 1 MB of the 5 MB that a browser stores for a page. */
export const MOST = 1000;
/** Length of 784 bytes as base64. */
const LETTERS = 1048;

/** @returns {Kept[]} the valid drawings, the newest last; empty where the storage cannot be read */
export function readBrowserDrawings() {
    try {
        const found = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
        return Array.isArray(found) ? found.filter(isDrawing).slice(-MOST) : [];
    } catch {
        return [];
    }
}

/**
 * Changes the saved drawings. They are read anew first, since another tab may have saved some.
 *
 * @param {(saved: Kept[]) => Kept[]} change
 * @returns {{ saved: Kept[], isSaved: boolean }} `isSaved` is false where there are too many, or
 *     where the browser does not store them
 */
export function changeBrowserDrawings(change) {
    const wanted = change(readBrowserDrawings());
    const saved = wanted.slice(0, MOST); // the oldest stay
    try {
        localStorage.setItem(STORAGE_KEY, JSON.stringify(saved));
        return { saved, isSaved: wanted.length <= MOST };
    } catch {
        return { saved: readBrowserDrawings(), isSaved: false };
    }
}

/** Returns whether a stored value is a drawing. Other software may have written to the same key. @param {any} each */
function isDrawing(each) {
    const { image, label } = each ?? {};
    return (
        typeof image === 'string' &&
        image.length === LETTERS &&
        /^[\w+/]+=*$/.test(image) &&
        Number.isInteger(label) &&
        label >= 0 &&
        label <= 9
    );
}
