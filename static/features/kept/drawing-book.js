/** The drawings that this browser keeps, whatever room they were made in. */

/** @typedef {import('./model/state.js').Kept} Kept */

const BOOK = 'nudge.drawings';
/** As many as a room keeps: some 1 MB of the 5 MB that a browser keeps for a page. */
export const MOST = 1000;
/** 784 bytes as base64. */
const LETTERS = 1048;

/** @returns {Kept[]} those that can be read; the newest last */
export function readBook() {
    try {
        const found = JSON.parse(localStorage.getItem(BOOK) ?? '[]');
        return Array.isArray(found) ? found.filter(isDrawing).slice(-MOST) : [];
    } catch {
        return [];
    }
}

/**
 * Change what is kept. It is read anew before: another tab may have kept something meanwhile.
 *
 * @param {(book: Kept[]) => Kept[]} change
 * @returns {{ book: Kept[], isKept: boolean }} not kept where there is no room for it, or none at all
 */
export function changeBook(change) {
    const wanted = change(readBook());
    const book = wanted.slice(0, MOST); // those that were there first stay
    try {
        localStorage.setItem(BOOK, JSON.stringify(book));
        return { book, isKept: wanted.length <= MOST };
    } catch {
        return { book: readBook(), isKept: false };
    }
}

/** What is kept may be of something else. @param {any} each */
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
