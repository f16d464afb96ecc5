import { useEffect, useRef, useState } from 'preact/hooks';

import { isComing } from './model/words.js';

/** @typedef {import('./model/words.js').DataSet} DataSet */
/** @typedef {ReturnType<typeof import('../../net/data-sets.js').createDataSets>} Asks */

/** Milliseconds between two looks at how far a download is. */
const LOOK_EVERY = 400;

/**
 * The data sets of the server as they are, looked at again while one of them is being downloaded.
 *
 * @param {Asks} asks
 */
export function useDataSets(asks) {
    const [sets, setSets] = useState(/** @type {DataSet[] | null} */ (null));
    const [error, setError] = useState('');
    const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
    const isOpen = useRef(true);
    const look = async () => {
        clearTimeout(timer.current);
        const found = await asks.dataSets().catch((/** @type {Error} */ problem) => problem);
        if (!isOpen.current) return;
        const isThere = Array.isArray(found);
        if (isThere) setSets(found);
        setError(isThere ? '' : found.message);
        clearTimeout(timer.current);
        if (!isThere || found.some(isComing)) timer.current = setTimeout(look, LOOK_EVERY);
    };
    useEffect(() => {
        isOpen.current = true;
        look();
        return () => {
            isOpen.current = false;
            clearTimeout(timer.current);
        };
    }, []);
    /** @param {Promise<unknown>} asked what may have changed something */
    const after = (asked) =>
        asked.then(look, (problem) => {
            if (isOpen.current) setError(problem.message);
        });
    return {
        sets,
        error,
        download: (/** @type {string} */ name) => after(asks.download(name)),
        endDownload: (/** @type {string} */ name) => after(asks.endDownload(name)),
    };
}
