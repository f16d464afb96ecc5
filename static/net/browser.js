/** What the page saves in the browser: the drivers' tokens, the view, and the drawing on the pad. */

/** @typedef {import('../core/store.js').View} View */

const VIEW = 'nudge.view';
const TOKEN = 'nudge.token.';
const DRAWING = 'nudge.drawing';

/** @returns {View} the saved one; what was never saved is as the system prefers */
export function readView() {
    const prefers = (/** @type {string} */ query) => matchMedia(`(prefers-${query})`).matches;
    /** @type {View} */
    const defaults = {
        edges: 'follow',
        arrows: 'layer',
        theme: prefers('color-scheme: light') ? 'light' : 'dark',
        big: false,
        still: prefers('reduced-motion: reduce'),
    };
    const saved = parse(read(VIEW)) ?? {};
    return {
        ...defaults,
        theme: saved.theme ?? defaults.theme,
        big: saved.big ?? false,
        still: saved.still ?? defaults.still,
    };
}

/** Applies the view to the page and saves it. @param {View} view */
export function saveView({ theme, big, still }) {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.text = big ? 'big' : 'normal';
    document.documentElement.dataset.motion = still ? 'reduced' : 'full';
    write(VIEW, JSON.stringify({ theme, big, still }));
}

/** @param {string} code @returns {string | null} */
export const findToken = (code) => read(TOKEN + code);

/** @param {string} code @param {string} token */
export const saveToken = (code, token) => write(TOKEN + code, token);

/** The saved drawing of this tab, as text. @returns {string | null} */
export const readDrawing = () => read(DRAWING, () => sessionStorage);

/** @param {string} text */
export const saveDrawing = (text) => write(DRAWING, text, () => sessionStorage);

/**
 * Parses JSON; null for other text, which another program may have saved.
 *
 * @param {string | null} text
 * @returns {any}
 */
function parse(text) {
    try {
        return JSON.parse(text ?? 'null');
    } catch {
        return null;
    }
}

/**
 * Reads a text. The browser may forbid storage: nothing is saved then, and everything else still works.
 *
 * @param {string} key
 * @param {() => Storage} [storage]
 */
function read(key, storage = () => localStorage) {
    try {
        return storage().getItem(key);
    } catch {
        return null;
    }
}

/** @param {string} key @param {string} value @param {() => Storage} [storage] */
function write(key, value, storage = () => localStorage) {
    try {
        storage().setItem(key, value);
    } catch {
        // storage may be forbidden: see `read`
    }
}
