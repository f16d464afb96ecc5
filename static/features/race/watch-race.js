import { useEffect } from 'preact/hooks';

/**
 * For as long as a component shows the race, the server sends it.
 *
 * @param {import('../../core/store.js').Store} store
 */
export function useRace(store) {
    useEffect(() => {
        store.raceWatchers.value += 1;
        return () => void (store.raceWatchers.value -= 1);
    }, [store]);
}
