import { signal } from '@preact/signals-core';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How often the page was connected to the server: what failed before is asked for again. */
export const connections = signal(0);

/** @template T @typedef {{ value: T | null, error: string }} Answer */

/**
 * The answer to a request that is sent again whenever `key` changes. One request is in flight at a time; keys that
 * change meanwhile lead to one more request, for the newest key. The last answer stays until a newer one comes. A
 * request that failed is sent again over the next connection.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {string | null} key what the answer depends on; null: send no request
 * @returns {Answer<T>}
 */
export function useAnswer(ask, key) {
    const [answer, setAnswer] = useState(/** @type {Answer<T>} */ ({ value: null, error: '' }));
    const asking = useRef({ isOpen: true, isBusy: false, asked: /** @type {string | null} */ (null), key, ask });
    asking.current.key = key;
    asking.current.ask = ask;
    useEffect(() => {
        asking.current.isOpen = true;
        return () => void (asking.current.isOpen = false);
    }, []);
    const times = connections.value;
    useEffect(() => {
        const state = asking.current;
        if (answer.error && !state.isBusy) state.asked = null;
        const next = async () => {
            if (state.isBusy || state.key === null || state.key === state.asked) return;
            state.isBusy = true;
            state.asked = state.key;
            /** @type {Answer<T>} */
            const answered = await state.ask().then(
                (value) => ({ value, error: '' }),
                (error) => ({ value: null, error: error.message }),
            );
            state.isBusy = false;
            if (!state.isOpen) return;
            setAnswer(answered);
            next();
        };
        next();
    }, [key, times]);
    return answer;
}
