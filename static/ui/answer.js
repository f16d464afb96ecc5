import { useEffect, useRef, useState } from 'preact/hooks';

/** @template T @typedef {{ value: T | null, error: string }} Answer */

/**
 * The answer to a question that changes: asked anew whenever `key` does, one at a time, the newest
 * next. The last answer stays until there is a newer one.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {string | null} key what the answer depends on; null: nothing to ask now
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
    useEffect(() => {
        const state = asking.current;
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
    }, [key]);
    return answer;
}
