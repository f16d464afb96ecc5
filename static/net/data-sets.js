/** The data sets of the server: which are here, and getting the others. */

import { ask } from './api.js';

/** @typedef {import('../features/data-sets/model/words.js').DataSet} DataSet */

export function createDataSets() {
    const path = (/** @type {string} */ name) => `/api/datasets/${encodeURIComponent(name)}/download`;

    return {
        /** @returns {Promise<DataSet[]>} */
        dataSets: async () => (await ask('/api/datasets')).json(),

        /** Begin to download one. @param {string} name @returns {Promise<DataSet>} */
        download: async (name) => (await ask(path(name), { method: 'POST' })).json(),

        /** End a download; the next one goes on from there. @param {string} name @returns {Promise<DataSet>} */
        endDownload: async (name) => (await ask(path(name), { method: 'DELETE' })).json(),
    };
}
