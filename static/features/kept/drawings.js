/** The drawings that a room keeps: looked at by anybody in it, changed by whoever drives. */

import { ask } from '../../net/api.js';
import { decode } from '../../net/decode.js';
import { toNpz } from './npz.js';

/** @typedef {import('./model/state.js').Listing} Listing */
/** @typedef {import('./model/state.js').Removed} Removed */
/** @typedef {import('./model/state.js').Report} Report */
/** @typedef {import('./model/state.js').Kept} Kept */

const NOT_SENT = 'The file could not be sent: it is too large, or the server is gone.';

/**
 * @param {string} code of the room
 * @param {() => string | null} token of whoever drives it
 */
export function createDrawings(code, token) {
    const drawings = `/api/rooms/${code}/drawings`;
    const allowed = () => ({ Authorization: `Bearer ${token()}` });

    /** @param {string} path @param {string} method @param {object} [body] */
    const change = async (path, method, body) => {
        const headers = { ...allowed(), ...(body ? { 'Content-Type': 'application/json' } : {}) };
        return (await ask(path, { method, headers, body: body && JSON.stringify(body) })).json();
    };

    const load = async (/** @type {string} */ type, /** @type {BodyInit} */ body) =>
        (
            await ask(`${drawings}/import`, { method: 'POST', headers: { ...allowed(), 'Content-Type': type }, body })
        ).json();

    return {
        /** @returns {Promise<Listing>} */
        listing: async () => (await ask(drawings)).json(),

        /** All images in their order. @returns {Promise<{ digest: string, images: Uint8Array[] }>} 784 values each */
        async images() {
            const { metadata, tensors } = decode(await (await ask(`${drawings}/images.safetensors`)).arrayBuffer());
            const tensor = tensors.get('images');
            const [count = 0, ...shape] = tensor?.shape ?? [];
            const pixels = shape.reduce((product, n) => product * n, 1);
            const data = /** @type {Uint8Array} */ (tensor?.data);
            return {
                digest: metadata.digest,
                images: Array.from({ length: count }, (_, i) => data.slice(i * pixels, (i + 1) * pixels)),
            };
        },

        /** @param {Kept & { place?: number }} drawing @returns {Promise<Listing & { id: string, duplicate: boolean }>} */
        keep: (drawing) => change(drawings, 'POST', drawing),

        /** @param {string} id @param {number} label @returns {Promise<Listing>} */
        relabel: (id, label) => change(`${drawings}/${id}`, 'PATCH', { label }),

        /** @param {string} id @returns {Promise<Listing & { removed: Removed }>} */
        remove: (id) => change(`${drawings}/${id}`, 'DELETE'),

        /** A file of drawings, whichever kind it is. @param {Blob} file @returns {Promise<Listing & Report>} */
        importFile: (file) => load('application/octet-stream', file).catch(inWords),

        /** @param {{ images: Uint8Array[], labels: number[] }} of @returns {Promise<Listing & Report>} */
        importAll: (of) => load('application/zip', toNpz(of)),

        /** Where the files are that hold all of them. */
        files: { npz: `${drawings}.npz`, zip: `${drawings}.zip` },
    };
}

/** A connection that is cut while a file is on its way says nothing of why. @param {Error} error @returns {never} */
function inWords(error) {
    throw error instanceof TypeError ? new Error(NOT_SENT) : error;
}

/** @typedef {ReturnType<typeof createDrawings>} Drawings */
