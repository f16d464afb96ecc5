import { useEffect } from 'preact/hooks';

/**
 * Has the server send the race for as long as the calling component is shown.
 *
 * @param {import('../../core/store.js').Store} store
 */
export function useRace(store) {
    useEffect(() => {
        store.raceWatchers.value += 1;
        return () => {
            store.raceWatchers.value -= 1;
            if (store.raceWatchers.value === 0) store.isRaceKnown.value = false;
        };
    }, [store]);
}
