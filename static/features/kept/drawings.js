/** The requests for the kept drawings of a room. Anybody may read them; only the driver may change them. */

import { ask, askJson } from '../../net/api.js';
import { decode } from '../../net/decode.js';
import { say } from '../../text/say.js';
import { toNpz } from './npz.js';

/** @typedef {import('./model/state.js').Listing} Listing */
/** @typedef {import('./model/state.js').Removed} Removed */
/** @typedef {import('./model/state.js').ImportReport} ImportReport */
/** @typedef {import('./model/state.js').Kept} Kept */

/**
 * @param {string} code of the room
 * @param {() => string | null} token the driver's token
 */
export function createDrawings(code, token) {
    const drawings = `api/rooms/${code}/drawings`;
    const allowed = () => ({ Authorization: `Bearer ${token()}` });

    /** @param {string} path @param {string} method @param {object} [body] */
    const change = async (path, method, body) => {
        const headers = { ...allowed(), ...(body ? { 'Content-Type': 'application/json' } : {}) };
        return askJson(path, { method, headers, body: body && JSON.stringify(body) });
    };

    const load = (/** @type {string} */ type, /** @type {BodyInit} */ body) =>
        askJson(`${drawings}/import`, { method: 'POST', headers: { ...allowed(), 'Content-Type': type }, body });

    return {
        /** @returns {Promise<Listing>} */
        listing: () => askJson(drawings),

        /**
         * Returns all images in the order of the drawings.
         *
         * @returns {Promise<{ digest: string, images: Uint8Array[] }>} 784 values each
         */
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

        /**
         * @param {Kept & { place?: number }} drawing
         * @returns {Promise<Listing & { id: string, duplicate: boolean }>}
         */
        keep: (drawing) => change(drawings, 'POST', drawing),

        /** @param {string} id @param {number} label @returns {Promise<Listing>} */
        relabel: (id, label) => change(`${drawings}/${id}`, 'PATCH', { label }),

        /** @param {string} id @returns {Promise<Listing & { removed: Removed }>} */
        remove: (id) => change(`${drawings}/${id}`, 'DELETE'),

        /** Imports a file of drawings, .npz or .zip. @param {Blob} file @returns {Promise<Listing & ImportReport>} */
        importFile: (file) => load('application/octet-stream', file).catch(explainFailure),

        /** @param {{ images: Uint8Array[], labels: number[] }} all @returns {Promise<Listing & ImportReport>} */
        importAll: (all) => load('application/zip', toNpz(all)),

        /** URLs of the files with all drawings. */
        files: { npz: `${drawings}.npz`, zip: `${drawings}.zip` },
    };
}

/**
 * Replaces the error of a connection that is cut during an upload; it does not tell the cause.
 *
 * @param {Error} error
 * @returns {never}
 */
function explainFailure(error) {
    throw error instanceof TypeError ? new Error(say('kept-not-sent')) : error;
}

/** @typedef {ReturnType<typeof createDrawings>} Drawings */
