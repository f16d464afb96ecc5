/**
 * Stage direction: going from place to place and from chapter to chapter, and setting the stage as a
 * chapter wants it.
 */

import { batch } from '@preact/signals-core';

import { findChapter, findNeighbour } from './chapters.js';
import { goWhereItIs } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./player.js').Cursor} Cursor */

/**
 * @typedef {object} Deps how what is directed is carried out
 * @property {(selection: import('./store.js').Selection | null) => void} select
 * @property {() => void} pause
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(command: Record<string, unknown>) => void} send
 */

/** @param {Store} store @param {Deps} deps */
export function createChapterDirector(store, { select, pause, moveTo, send }) {
    const director = {
        /** @param {import('./link/routes.js').Place} place */
        openPlace(place) {
            if (place === store.place.value) return;
            store.place.value = place;
            store.until.value = null;
            if (place === 'story') director.setTheStage();
            director.tellWhere();
        },

        /** @param {string} id of a chapter of the story */
        openChapter(id) {
            batch(() => {
                store.place.value = 'story';
                store.chapter.value = findChapter(id).id;
                store.isFolded.value = false;
                director.setTheStage();
            });
            director.tellWhere();
        },

        /** Fold the chapter's sentences away, or show them again. */
        foldText() {
            store.isFolded.value = !store.isFolded.value;
        },

        /** @param {1 | -1} by */
        turnPage(by) {
            const chapter = findNeighbour(store.chapter.value, by);
            if (chapter) director.openChapter(chapter.id);
        },

        /** What stands in the middle, until another place or chapter is opened. */
        /** @param {import('./chapters.js').Centre} centre */
        showCentre(centre) {
            store.centred.value = { at: store.whereabouts.value, centre };
        },

        /** Where the driver is, for whoever comes to a room by its bare address. */
        goWhereTheRoomIs() {
            if (store.room.value) goWhereItIs(store, store.room.value);
        },

        /** The stage as the chapter wants it. Where it names no phase, steps that are made go on. */
        setTheStage() {
            director.selectForChapter();
            if (store.target.value !== null) return; // it is being trained: when that is done
            store.autoplay.value = false;
            store.until.value = null;
            const isDrivenByAnother = !store.driver.value && store.room.value?.playing;
            if (!findChapter(store.chapter.value).phase || isDrivenByAnother) return;
            pause();
            const cue = director.cue();
            if (cue) moveTo(cue);
        },

        /** Select what the chapter speaks of. */
        selectForChapter() {
            const { selects } = findChapter(store.chapter.value);
            if (selects && store.record.value) select(selects(store.record.value));
        },

        /**
         * The chapter's first phase about to play, and how far it plays by itself.
         *
         * @returns {Cursor | null} null where it names none
         */
        cue() {
            const { phase, until } = findChapter(store.chapter.value);
            if (store.place.value !== 'story' || !phase) return null;
            const depth = store.depth.value;
            store.until.value = until?.(depth) ?? phase(depth);
            store.autoplay.value = true;
            return { phase: phase(depth), t: 0, direction: 1 };
        },

        /** Whoever watches goes along. */
        tellWhere() {
            if (!store.driver.value) return;
            const { number } = findChapter(store.chapter.value);
            send({ type: 'cursor', phase: store.cursor.value.phase, place: store.place.value, chapter: number });
        },
    };
    return director;
}
