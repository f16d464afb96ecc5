/** What a chapter chooses when it is opened: what is selected, and another example where it needs one. */

import { effect, untracked } from '@preact/signals-core';

import { findChapter } from './chapters.js';
import { findExampleInDoubt, isSure } from './example-in-doubt.js';

/** @typedef {import('../store.js').Store} Store */

/**
 * @param {Store} store
 * @param {Pick<import('./chapter-director.js').Deps, 'select' | 'focus'>} deps
 */
export function createChapterChoice(store, { select, focus }) {
    const once = createWait();

    const choice = {
        /** Chooses once a step is on the stage. @param {boolean} mayReplace whether another example may be chosen */
        choose(mayReplace) {
            const chapter = store.chapter.value;
            const isHere = () => store.place.value === 'story' && store.chapter.value === chapter;
            const isTested = () => store.tested.value !== null && !store.room.value?.playing;
            const chooseNow = () => {
                choice.selectForChapter();
                if (mayReplace) once(isTested, isHere, choice.replaceExample);
            };
            once(() => store.record.value !== null, isHere, chooseNow);
        },

        /** Selects the neuron or weight that the chapter explains. */
        selectForChapter() {
            const { selects } = findChapter(store.chapter.value);
            if (selects && store.record.value) select(selects(store.record.value));
        },

        /** Takes another example, where the chapter is about what an example asks for and this one asks for nothing. */
        replaceExample() {
            const chapter = findChapter(store.chapter.value);
            const { driver, record, tested, examples, replaced } = store;
            if (!driver.value || !record.value || !tested.value || !examples.value) return;
            if (!chapter.needsDoubt || !isSure(record.value)) return;
            const { costFunction, focus: before } = record.value;
            const index = findExampleInDoubt(tested.value, examples.value.labels.test, costFunction);
            if (index === null) return;
            replaced.value = { chapter: chapter.id, index, before: before.label };
            focus('test', index);
            const isThere = () => {
                const shown = store.record.value?.focus;
                return shown?.split === 'test' && shown.index === index;
            };
            once(isThere, () => store.chapter.value === chapter.id, choice.selectForChapter);
        },
    };
    return choice;
}

/** Creates a function that waits for signals. A new wait ends the one before. */
function createWait() {
    let end = () => {};

    /**
     * Calls `then` as soon as `isReady`; never, if `isWanted` becomes false before.
     *
     * @param {() => boolean} isReady
     * @param {() => boolean} isWanted
     * @param {() => void} then
     */
    return function once(isReady, isWanted, then) {
        end();
        const wait = { isOver: false };
        const endThis = effect(() => {
            if (wait.isOver || (isWanted() && !isReady())) return;
            wait.isOver = true;
            if (untracked(isWanted)) untracked(then);
        });
        if (wait.isOver) endThis();
        else end = endThis;
    };
}
