import { useEffect, useRef, useState } from 'preact/hooks';

/** @typedef {(options: { line: (told: any) => void, signal: AbortSignal }) => Promise<void>} Read */

/**
 * Something that the server tells line by line while it trains. It ends when nobody looks any more, or when
 * the run's settings are others; what a request is refused with is told as the server tells what goes wrong.
 *
 * @param {string | undefined} settings the id of the run's settings
 * @param {() => void} forget what was told is of other settings
 */
export function useStream(settings, forget) {
    const [isRunning, setRunning] = useState(false);
    const running = useRef(/** @type {AbortController | null} */ (null));
    const stop = () => running.current?.abort();
    useEffect(() => stop, []);
    useEffect(() => {
        stop();
        forget();
    }, [settings]);
    const start = async (/** @type {Read} */ read, /** @type {(told: any) => void} */ take) => {
        stop();
        const controller = (running.current = new AbortController());
        const { signal } = controller;
        const line = (/** @type {any} */ told) => signal.aborted || take(told);
        setRunning(true);
        await read({ line, signal }).catch(({ message }) => line({ error: { message } }));
        if (running.current === controller) setRunning(false);
    };
    return { isRunning, start, stop };
}
