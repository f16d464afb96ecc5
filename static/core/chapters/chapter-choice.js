/** What a chapter chooses when it is opened: what is selected, and another example where it needs one. */

import { effect, untracked } from '@preact/signals-core';

import { otherStep } from '../moment.js';
import { placeInBatch } from '../record.js';
import { findChapter } from './chapters.js';
import { findExampleInDoubt, isSure } from './example-in-doubt.js';

/** @typedef {import('../store.js').Store} Store */
/** @typedef {import('../store.js').Selection} Selection */

/**
 * @param {Store} store
 * @param {Pick<import('./chapter-director.js').Deps, 'select' | 'focus'>} deps
 */
export function createChapterChoice(store, { select, focus }) {
    const once = createWait();
    /** What the chapter has selected; undefined where it has selected nothing yet. */
    let own = /** @type {Selection | null | undefined} */ (undefined);

    const isIn = (/** @type {string} */ chapter) => store.place.value === 'story' && store.chapter.value === chapter;

    /** Whether it is known which examples the network on show reads wrongly. */
    const isTested = () => {
        const tested = store.tested.value;
        return !store.isTraining.value && tested !== null && otherStep(tested.step, store.record.value) === null;
    };

    const choice = {
        /**
         * Chooses once a step is on the stage.
         *
         * @param {{ maySelect?: boolean, mayReplace?: boolean }} may whether the selection, and the example, may be
         *     another one
         */
        choose({ maySelect = true, mayReplace = true } = {}) {
            const chapter = store.chapter.value;
            const isHere = () => isIn(chapter);
            const chooseNow = () => {
                own = undefined;
                if (maySelect) choice.selectForChapter();
                if (!mayReplace) return;
                choice.takeFromBatch();
                once(isTested, isHere, choice.replaceExample);
            };
            once(() => store.record.value !== null, isHere, chooseNow);
        },

        /** Selects the neuron or weight that the chapter explains. */
        selectForChapter() {
            const { selects } = findChapter(store.chapter.value);
            if (!selects || !store.record.value) return;
            select(selects(store.record.value));
            own = store.selection.value;
        },

        /** Selects nothing, where what is selected is the chapter's choice and not the person's. */
        forget() {
            if (own && store.selection.value === own) select(null);
            own = undefined;
        },

        /**
         * Takes a training example of the mini-batch where the one on the stage is of none, with the same label if there
         * is one. A test example and a drawing stay: somebody has chosen them.
         */
        takeFromBatch() {
            const { driver, record, examples } = store;
            const { batch, focus: before } = record.value ?? {};
            if (!driver.value || !findChapter(store.chapter.value).needsBatch || !record.value || !batch) return;
            if (before?.split !== 'train' || placeInBatch(record.value) >= 0) return;
            const labels = examples.value?.labels.train ?? [];
            focus('train', batch.index.find((index) => labels[index] === before.label) ?? batch.index[0]);
        },

        /**
         * Takes another example, where the chapter is about what an example asks for and this one asks for nothing. Then
         * selects for that example, unless the reader has selected something else.
         */
        replaceExample() {
            const chapter = findChapter(store.chapter.value);
            const { driver, record, tested, examples, replaced, selection } = store;
            if (!driver.value || !record.value || !tested.value || !examples.value) return;
            if (!chapter.needsDoubt || !isSure(record.value)) return;
            const { costFunction, focus: before } = record.value;
            const index = findExampleInDoubt(tested.value, examples.value.labels.test, costFunction);
            if (index === null) return;
            replaced.value = { chapter: chapter.id, index, before: before.label };
            focus('test', index);
            const isOnShow = () => {
                const shown = record.value?.focus;
                return shown?.split === 'test' && shown.index === index;
            };
            once(isOnShow, () => isIn(chapter.id) && selection.value === own, choice.selectForChapter);
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
