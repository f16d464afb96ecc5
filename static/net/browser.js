/** What the browser keeps for us: the driver's tokens, and how somebody likes to look at things. */

/** @typedef {import('../core/store.js').View} View */

const VIEW = 'nudge.view';
const TOKEN = 'nudge.token.';
const DRAWING = 'nudge.drawing';

/** @returns {View} as it was left, else as the system prefers it */
export function readView() {
    const prefers = (/** @type {string} */ query) => matchMedia(`(prefers-${query})`).matches;
    /** @type {View} */
    const fresh = {
        edges: 'follow',
        arrows: 'layer',
        theme: prefers('color-scheme: light') ? 'light' : 'dark',
        big: false,
        still: prefers('reduced-motion: reduce'),
    };
    const kept = parsed(read(VIEW)) ?? {};
    return { ...fresh, theme: kept.theme ?? fresh.theme, big: kept.big ?? false, still: kept.still ?? fresh.still };
}

/** @param {View} view */
export function rememberView({ theme, big, still }) {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.text = big ? 'big' : 'normal';
    document.documentElement.dataset.motion = still ? 'reduced' : 'full';
    write(VIEW, JSON.stringify({ theme, big, still }));
}

/** @param {string} code @returns {string | null} */
export const findToken = (code) => read(TOKEN + code);

/** @param {string} code @param {string} token */
export const keepToken = (code, token) => write(TOKEN + code, token);

/** What was on the pad of this tab, as text. @returns {string | null} */
export const readDrawing = () => read(DRAWING, () => sessionStorage);

/** @param {string} text */
export const keepDrawing = (text) => write(DRAWING, text, () => sessionStorage);

/** What is kept may be of something else. @param {string | null} text @returns {any} */
function parsed(text) {
    try {
        return JSON.parse(text ?? 'null');
    } catch {
        return null;
    }
}

/** Storage may be forbidden; then nothing is kept, and everything else still works. */
/** @param {string} key @param {() => Storage} [storage] */
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
        // see above
    }
}
