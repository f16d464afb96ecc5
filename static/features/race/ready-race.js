import { useEffect } from 'preact/hooks';
import { findChapter } from '../../core/chapters/chapters.js';
import { createRaceActions } from './model/actions.js';
import { fromClose } from './model/close-up.js';

/**
 * Where the driver opens a chapter about the race in a room without one, its runs get ready at their start, seen
 * from close: the chapter does not begin with an empty picture. A race that somebody ends there stays ended; one that the address names is
 * started in any case, and no other comes before or after it.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {import('../../core/actions.js').Actions} actions
 */
export function useReadyRace(store, actions) {
    const { setRace } = actions.use(createRaceActions);
    const isChapter = store.place.value === 'story' && findChapter(store.chapter.value).centre === 'descent';
    const isWanted = isChapter && store.driver.value && store.isRaceKnown.value && !store.isRaceNamed.value;
    useEffect(() => {
        // an error is said where the button is pressed
        const train = store.room.peek()?.examples_per_epoch;
        if (isWanted && train && !store.race.peek()) setRace(fromClose(store.raceDraft.peek(), train), () => {});
    }, [isWanted]);
}
