import { useEffect, useRef, useState } from 'preact/hooks';

/** @typedef {(options: { line: (message: any) => void, signal: AbortSignal }) => Promise<void>} ReadLines */

/**
 * A stream of messages that the server sends while it trains. It ends when the component is removed or the settings of
 * the run change. An error of the request is passed on like an error message of the stream.
 *
 * @param {string | undefined} settings the id of the run's settings
 * @param {() => void} clear removes the messages that belong to other settings
 */
export function useStream(settings, clear) {
    const [isRunning, setRunning] = useState(false);
    const running = useRef(/** @type {AbortController | null} */ (null));
    const stop = () => running.current?.abort();
    useEffect(() => stop, []);
    useEffect(() => {
        stop();
        clear();
    }, [settings]);
    const start = async (/** @type {ReadLines} */ read, /** @type {(message: any) => void} */ take) => {
        stop();
        const controller = (running.current = new AbortController());
        const { signal } = controller;
        const line = (/** @type {any} */ message) => signal.aborted || take(message);
        setRunning(true);
        await read({ line, signal }).catch(({ message }) => line({ error: { message } }));
        if (running.current === controller) setRunning(false);
    };
    return { isRunning, start, stop };
}
