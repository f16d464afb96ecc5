/** The few questions that the page asks over HTTP. Errors carry the server's own sentence. */

import { decode } from './decode.js';

/**
 * @param {object} settings those that differ from the defaults
 * @returns {Promise<{ code: string, token: string }>}
 */
export async function createRoom(settings) {
    const response = await ask('/api/rooms', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(settings),
    });
    return response.json();
}

/**
 * The labels of a data set, so that an example can be picked by its digit.
 *
 * @param {string} name
 * @returns {Promise<{ train: { labels: number[] }, test: { labels: number[] }, names: string[], credit: string }>}
 */
export async function fetchDataset(name) {
    return (await ask(`/api/datasets/${encodeURIComponent(name)}`)).json();
}

/** What the settings may be. @returns {Promise<any>} */
export async function fetchOptions() {
    return (await ask('/api/options')).json();
}

/**
 * @param {string} dataset
 * @param {string} split
 * @param {number[]} indices
 * @returns {Promise<Uint8Array>} 784 pixels for each, one after the other
 */
export function fetchImages(dataset, split, indices) {
    return imagesFrom(`/api/datasets/${encodeURIComponent(dataset)}/${split}`, indices);
}

/**
 * The same of what a room trains on: after the data set's images those of the drawings.
 *
 * @param {string} code of the room
 * @param {number[]} indices
 */
export function fetchTrainedOn(code, indices) {
    return imagesFrom(`/api/rooms/${code}`, indices);
}

/** @param {string} path @param {number[]} indices @returns {Promise<Uint8Array>} */
async function imagesFrom(path, indices) {
    const response = await ask(`${path}/images.safetensors?index=${indices.join(',')}`);
    const images = decode(await response.arrayBuffer()).tensors.get('images');
    if (!images) throw new Error('The server sent no images.');
    return /** @type {Uint8Array} */ (images.data);
}

/** @param {string} path @param {RequestInit} [options] */
export async function ask(path, options) {
    const response = await fetch(path, options);
    if (response.ok) return response;
    const body = await response.json().catch(() => null);
    throw new Error(body?.error?.message ?? `The server answered ${response.status}.`);
}
