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
 * @returns {Promise<{ train: { labels: number[] }, test: { labels: number[] }, credit: string }>}
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
export async function fetchImages(dataset, split, indices) {
    const query = `index=${indices.join(',')}`;
    const path = `/api/datasets/${encodeURIComponent(dataset)}/${split}/images.safetensors`;
    const response = await ask(`${path}?${query}`);
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
