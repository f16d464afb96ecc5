/**
 * HTTP requests of the page. They throw an Error with the server's message where the server answers with an error.
 * Their addresses are relative to the page's <base>: a proxy may serve Nudge below any path.
 *
 * A server that is silent on the socket answers no request either. So requests under way end when the connection is
 * lost, and those that are sent without a connection wait for a short time only.
 */

import { LIMITS } from '../protocol.js';
import { say } from '../text/say.js';
import { inPageLanguage } from '../text/server-texts.js';
import { decode } from './decode.js';

/** @typedef {import('../protocol.js').RoomState} RoomState */

/** Ends when the connection is lost. */
let connection = new AbortController();
let isConnected = false;

/** There is a connection: a request may take as long as the server needs. */
export function onConnected() {
    isConnected = true;
}

/** The connection is lost: ends the requests under way. */
export function onDisconnected() {
    isConnected = false;
    connection.abort(new Error(say('request-not-answered')));
    connection = new AbortController();
}

/**
 * Creates a room.
 *
 * @param {object} settings those that differ from the defaults
 * @returns {Promise<{ code: string, token: string }>}
 */
export async function createRoom(settings) {
    return askJson('api/rooms', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(settings),
    });
}

const NOT_FOUND = 404;

/** Fetches the state of a room. @param {string} code @returns {Promise<RoomState | null>} null where there is none */
export async function fetchRoom(code) {
    const response = await send(`api/rooms/${code}`);
    return response.status === NOT_FOUND ? null : readJson(await accept(response));
}

/**
 * Fetches the labels of a data set, its class names and its credit.
 *
 * @param {string} name
 * @returns {Promise<{ train: { labels: number[] }, test: { labels: number[] }, names: string[], credit: string }>}
 */
export async function fetchDataset(name) {
    return askJson(`api/datasets/${encodeURIComponent(name)}`);
}

/** Fetches the values that the settings may have. @returns {Promise<any>} */
export async function fetchOptions() {
    return askJson('api/options');
}

/**
 * Fetches images of a data set.
 *
 * @param {string} dataset
 * @param {string} split
 * @param {number[]} indices
 * @returns {Promise<Uint8Array>} 784 pixels for each image, in the order of the indices
 */
export function fetchImages(dataset, split, indices) {
    return imagesFrom(`api/datasets/${encodeURIComponent(dataset)}/${split}`, indices);
}

/**
 * Fetches images that a room trains on. The indices of its drawings follow those of the data set.
 *
 * @param {string} code of the room
 * @param {number[]} indices
 */
export function fetchTrainedOn(code, indices) {
    return imagesFrom(`api/rooms/${code}`, indices);
}

/** @param {string} path @param {number[]} indices @returns {Promise<Uint8Array>} */
async function imagesFrom(path, indices) {
    const response = await ask(`${path}/images.safetensors?index=${indices.join(',')}`);
    const images = decode(await response.arrayBuffer()).tensors.get('images');
    if (!images) throw new Error(say('request-no-images'));
    return /** @type {Uint8Array} */ (images.data);
}

/**
 * Sends a request.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} the answer, which is 2xx
 * @throws {Error} where it is not, and where none comes
 */
export async function ask(path, options) {
    return accept(await send(path, options));
}

/**
 * Sends a request whose answer is JSON. What it says is in the language of the page.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 * @throws {Error} as `ask` does
 */
export async function askJson(path, options) {
    return readJson(await ask(path, options));
}

/** @param {Response} response @returns {Promise<any>} */
const readJson = async (response) => inPageLanguage(await response.json());

/** Returns the answer; throws an Error unless it is 2xx. @param {Response} response */
async function accept(response) {
    if (response.ok) return response;
    const body = await readJson(response).catch(() => null);
    throw new Error(body?.error?.message ?? say('request-status', { status: String(response.status) }));
}

/** Sends a request; ends it where no answer comes. @param {string} path @param {RequestInit} [options] */
async function send(path, options = {}) {
    const timeout = new AbortController();
    const timer = isConnected
        ? undefined
        : setTimeout(() => timeout.abort(new Error(say('request-not-answered'))), 1000 * LIMITS.silenceSeconds);
    const ends = [connection.signal, timeout.signal, ...(options.signal ? [options.signal] : [])];
    try {
        return await fetch(path, { ...options, signal: AbortSignal.any(ends) });
    } catch (error) {
        // the browser's own words for a request that fails differ, and say little
        throw error instanceof TypeError ? new TypeError(say('request-unreachable')) : error;
    } finally {
        clearTimeout(timer);
    }
}

const GONE = 410;

/** Whether the server now runs another version. Modules that this page has not loaded yet are then gone. */
export async function isOutdated() {
    const { status } = await send(`${document.documentElement.dataset.static}/page.json`, { cache: 'no-store' });
    return status === GONE;
}

/** @typedef {import('../features/data-sets/model/words.js').DataSet} DataSet */

/** Creates the requests about data sets. */
export function createDataSets() {
    const path = (/** @type {string} */ name) => `api/datasets/${encodeURIComponent(name)}/download`;

    return {
        /** @returns {Promise<DataSet[]>} */
        dataSets: () => askJson('api/datasets'),

        /** Begins a download. @param {string} name @returns {Promise<DataSet>} */
        download: (name) => askJson(path(name), { method: 'POST' }),

        /** Ends a download; the next one goes on from there. @param {string} name @returns {Promise<DataSet>} */
        endDownload: (name) => askJson(path(name), { method: 'DELETE' }),
    };
}
