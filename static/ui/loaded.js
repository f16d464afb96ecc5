import { useEffect, useState } from 'preact/hooks';

/** What could not be had is asked for again after so many milliseconds: the server may be back. */
const AGAIN = 2000;

/** @type {Map<() => Promise<any>, any>} */
const loaded = new Map();

/** @param {string} what */
export const notLoaded = (what) => `${what} could not be loaded. It comes once the server is there again; if not, reload the page.`;

/**
 * What a component needs and only then loads: once for the page.
 *
 * @template Wanted
 * @param {() => Promise<Wanted>} load
 * @returns {{ it: Wanted | undefined, isMissing: boolean }} `it` once it is there; `isMissing` while it cannot be had
 */
export function useLoaded(load) {
    const [, redraw] = useState(0);
    const [missing, setMissing] = useState(/** @type {Function | null} */ (null));
    useEffect(() => {
        if (loaded.has(load)) return undefined;
        const asking = { isWanted: true, timer: 0 };
        const ask = () =>
            load().then(
                (it) => {
                    loaded.set(load, it);
                    if (asking.isWanted) redraw((times) => times + 1);
                },
                () => {
                    if (!asking.isWanted) return;
                    setMissing(() => load);
                    asking.timer = window.setTimeout(ask, AGAIN);
                },
            );
        ask();
        return () => {
            asking.isWanted = false;
            clearTimeout(asking.timer);
        };
    }, [load]);
    return { it: loaded.get(load), isMissing: missing === load && !loaded.has(load) };
}
