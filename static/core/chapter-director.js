/**
 * Opens places and chapters, and sets the stage for a chapter: its first phase, its selection, and whether it plays.
 */

import { batch } from '@preact/signals-core';

import { findChapter, findNeighbour } from './chapters.js';
import { showPlaceOfRoom } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./player.js').Cursor} Cursor */

/**
 * @typedef {object} Deps
 * @property {(selection: import('./store.js').Selection | null) => void} select
 * @property {() => void} pause
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(command: Record<string, unknown>) => void} send
 */

/** Creates the actions that open places and chapters. @param {Store} store @param {Deps} deps */
export function createChapterDirector(store, { select, pause, moveTo, send }) {
    const director = {
        /** Opens the story, Lab or Draw. @param {import('./link/routes.js').Place} place */
        openPlace(place) {
            if (place === store.place.value) return;
            store.place.value = place;
            store.until.value = null;
            if (place === 'story') director.setTheStage();
            director.sendPlace();
        },

        /** Opens a chapter of the story. @param {string} id of the chapter */
        openChapter(id) {
            batch(() => {
                store.place.value = 'story';
                store.chapter.value = findChapter(id).id;
                store.isFolded.value = false;
                director.setTheStage();
            });
            director.sendPlace();
        },

        /** Hides the chapter's text, or shows it again. */
        foldText() {
            store.isFolded.value = !store.isFolded.value;
        },

        /** Opens the next or the previous chapter, if there is one. @param {1 | -1} by */
        turnPage(by) {
            const chapter = findNeighbour(store.chapter.value, by);
            if (chapter) director.openChapter(chapter.id);
        },

        /**
         * Shows something else in the middle, until another place or chapter is opened.
         *
         * @param {import('./chapters.js').Centre} centre
         */
        showCentre(centre) {
            store.centred.value = { at: store.whereabouts.value, centre };
        },

        /** Opens the place where the driver is. */
        followRoom() {
            if (store.room.value) showPlaceOfRoom(store, store.room.value);
        },

        /** Sets the stage for the chapter. A chapter without a phase does not pause the run. */
        setTheStage() {
            director.selectForChapter();
            if (store.target.value !== null) return; // a run of many steps sets the stage when it ends
            store.autoplay.value = false;
            store.until.value = null;
            const isDrivenByAnother = !store.driver.value && store.room.value?.playing;
            if (!findChapter(store.chapter.value).phase || isDrivenByAnother) return;
            pause();
            const cue = director.cue();
            if (cue) moveTo(cue);
        },

        /** Selects the neuron or weight that the chapter explains. */
        selectForChapter() {
            const { selects } = findChapter(store.chapter.value);
            if (selects && store.record.value) select(selects(store.record.value));
        },

        /**
         * Makes the page play the chapter's phases by itself, from the first to the last.
         *
         * @returns {Cursor | null} the beginning of the first phase; null outside the story, or where it names no phase
         */
        cue() {
            const { phase, until } = findChapter(store.chapter.value);
            if (store.place.value !== 'story' || !phase) return null;
            const depth = store.depth.value;
            store.until.value = until?.(depth) ?? phase(depth);
            store.autoplay.value = true;
            return { phase: phase(depth), t: 0, direction: 1 };
        },

        /** Sends the driver's place and chapter, so that the viewers' pages follow. */
        sendPlace() {
            if (!store.driver.value) return;
            const { number } = findChapter(store.chapter.value);
            send({ type: 'cursor', phase: store.cursor.value.phase, place: store.place.value, chapter: number });
        },
    };
    return director;
}
