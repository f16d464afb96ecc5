import { useEffect, useState } from 'preact/hooks';

/** @type {Map<() => Promise<any>, any>} */
const loaded = new Map();

/**
 * What a component needs and only then loads: once for the page.
 *
 * @template Wanted
 * @param {() => Promise<Wanted>} load
 * @returns {{ it: Wanted | undefined, isMissing: boolean }} `it` once it is there; `isMissing` where it cannot be had
 */
export function useLoaded(load) {
    const [, redraw] = useState(0);
    const [missing, setMissing] = useState(/** @type {Function | null} */ (null));
    useEffect(() => {
        if (loaded.has(load)) return;
        load().then(
            (it) => {
                loaded.set(load, it);
                redraw((times) => times + 1);
            },
            () => setMissing(() => load),
        );
    }, [load]);
    return { it: loaded.get(load), isMissing: missing === load };
}
