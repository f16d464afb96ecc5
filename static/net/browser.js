/**
 * What the page saves in the browser: the drivers' tokens, where they were in their rooms, the view, and the drawing on
 * the pad.
 *
 * The browser may refuse to store anything (site data blocked, a quota of 0, storage that is full), and may clear what
 * it stores. So the page also remembers what it saves as long as it is open, and puts what the storage refuses into the
 * entry of the tab's history: a reload keeps that.
 */

/** @typedef {import('../core/store.js').View} View */

const VIEW = 'nudge.view';
const LANGUAGE = 'nudge.language';
const TOKEN = 'nudge.token.';
const DRAWING = 'nudge.drawing';
const PAST_ROOM = 'nudge.room.';
const MOST_PAST_ROOMS = 4;
/** The part of an address that has the driver's token. The browser sends it to no server. */
const TOKEN_PART = '#token=';

/** What this page has saved, by its key. @type {Map<string, string>} */
const remembered = new Map();

/** @returns {View} the saved one; what was never saved is as the system prefers */
export function readView() {
    const prefers = (/** @type {string} */ query) => matchMedia(`(prefers-${query})`).matches;
    /** @type {View} */
    const defaults = {
        edges: 'follow',
        arrows: null,
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

/** What is saved of a view, as text. @param {View} view */
export const toSavedView = ({ theme, big, still }) => JSON.stringify({ theme, big, still });

/** @param {View} view @returns {boolean} whether the browser stores it */
export const saveView = (view) => write(VIEW, toSavedView(view));

/** The language that was chosen by hand. @returns {string | null} */
export const readLanguage = () => read(LANGUAGE);

/** @param {string} language @returns {boolean} whether the browser stores it */
export const saveLanguage = (language) => write(LANGUAGE, language);

/** @param {string} code @returns {string | null} */
export const findToken = (code) => read(TOKEN + code);

/** @param {string} code @param {string} token @returns {boolean} whether the browser stores it */
export const saveToken = (code, token) => write(TOKEN + code, token);

/** An address with which any browser drives the room. @param {string} address of the room @param {string} token */
export const toDrivingAddress = (address, token) => address + TOKEN_PART + token;

/**
 * Takes the token out of the page's address, so that nobody copies it by mistake.
 *
 * @returns {string | null} null where the address has none
 */
export function takeTokenFromAddress() {
    if (!location.hash.startsWith(TOKEN_PART)) return null;
    const token = location.hash.slice(TOKEN_PART.length);
    history.replaceState(history.state, '', location.pathname + location.search);
    return token;
}

/**
 * @typedef {object} PastRoom a room that this browser has driven
 * @property {string} code
 * @property {string} address where the driver was, below the page's base
 * @property {number} at when, in milliseconds since 1970
 */

/** The latest rooms that this browser has driven, the last one first. @returns {PastRoom[]} */
export function readPastRooms() {
    return listPastRooms().slice(0, MOST_PAST_ROOMS);
}

/**
 * Saves where the driver of a room is. Where the browser stores nothing, later visits know nothing of it.
 *
 * @param {PastRoom} room
 */
export function savePastRoom(room) {
    try {
        localStorage.setItem(PAST_ROOM + room.code, JSON.stringify({ ...room, base: readBase() }));
    } catch {
        return;
    }
    for (const { code } of listPastRooms().slice(MOST_PAST_ROOMS)) forgetPastRoom(code);
}

/** @param {string} code */
export function forgetPastRoom(code) {
    localStorage.removeItem(PAST_ROOM + code);
}

/** @returns {PastRoom[]} of this server; without entries that another program may have saved */
function listPastRooms() {
    const keys = readKeys().filter((key) => key.startsWith(PAST_ROOM));
    const rooms = keys.map((key) => parse(readStored(key, () => localStorage)));
    return rooms
        .filter((room) => room?.base === readBase())
        .filter(({ code, address, at }) => String(address).startsWith(`r/${code}/`) && Number.isFinite(at))
        .sort((one, other) => other.at - one.at);
}

/** The path of the page's base: one host may have several Nudges, each below a path of its own. */
const readBase = () => new URL(document.baseURI).pathname;

function readKeys() {
    try {
        return Object.keys(localStorage);
    } catch {
        return [];
    }
}

/** The saved drawing of this tab, as text. @returns {string | null} */
export const readDrawing = () => read(DRAWING, () => sessionStorage);

/** @param {string} text @returns {boolean} whether the browser stores it */
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
 * Reads a text that this page, or one before it, has saved.
 *
 * @param {string} key
 * @param {() => Storage} [storage]
 * @returns {string | null}
 */
function read(key, storage = () => localStorage) {
    return remembered.get(key) ?? readStored(key, storage) ?? history.state?.[key] ?? null;
}

/** @param {string} key @param {() => Storage} storage @returns {string | null} */
function readStored(key, storage) {
    try {
        return storage().getItem(key);
    } catch {
        return null;
    }
}

/**
 * @param {string} key
 * @param {string} value
 * @param {() => Storage} [storage]
 * @returns {boolean} whether the browser stores it
 */
function write(key, value, storage = () => localStorage) {
    remembered.set(key, value);
    try {
        storage().setItem(key, value);
        return true;
    } catch {
        removeStored(key, storage); // a reload would bring an older value back
        keepInHistory({ [key]: value });
        return false;
    }
}

/** @param {string} key @param {() => Storage} storage */
function removeStored(key, storage) {
    try {
        storage().removeItem(key);
    } catch {
        // nothing of it can be read either
    }
}

/** What the storage has refused; it stays in every entry of the tab's history. @type {Record<string, string>} */
let refused = {};

/** @param {Record<string, string>} texts by their keys */
function keepInHistory(texts) {
    if (Object.keys(refused).length === 0) addEventListener('popstate', () => keepInHistory({}));
    refused = { ...history.state, ...refused, ...texts };
    try {
        history.replaceState(refused, '');
    } catch {
        // too long, or too often: the page remembers it while it is open
    }
}
