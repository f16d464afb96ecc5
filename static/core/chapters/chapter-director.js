/**
 * Opens places and chapters, and sets the stage for a chapter: its phase, its selection, its example, and whether it
 * plays. The rule: whichever way a chapter is opened, it stands where chapters.js says that it begins, unless the
 * address names a phase.
 */

import { batch } from '@preact/signals-core';
import { atEndOf } from '../player.js';
import { showPlaceOfRoom } from '../receive.js';
import { createChapterChoice } from './chapter-choice.js';
import { beginningOf, destinationOf, findChapter, findNeighbour } from './chapters.js';

/** @typedef {import('../store.js').Store} Store */
/** @typedef {import('../player.js').Cursor} Cursor */

/**
 * @typedef {object} Deps
 * @property {(selection: import('../store.js').Selection | null) => void} select
 * @property {(split: 'train' | 'test', index: number) => void} focus
 * @property {() => void} pause
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(command: Record<string, unknown>) => void} send
 */

/**
 * @typedef {object} Named what an address names of a chapter
 * @property {string | null} [phase]
 * @property {boolean} [example] whether it names an example
 */

/** Creates the actions that open places and chapters. @param {Store} store @param {Deps} deps */
export function createChapterDirector(store, { select, focus, pause, moveTo, send }) {
    const choice = createChapterChoice(store, { select, focus });

    const director = {
        /** Opens the story, Lab or Draw. @param {import('../link/routes.js').Place} place */
        openPlace(place) {
            if (place === store.place.value) return;
            store.place.value = place;
            store.until.value = null;
            if (place === 'story') director.setTheStage();
            if (place === 'draw') choice.forget();
            director.sendPlace();
        },

        /** Opens a chapter of the story. @param {string} id of the chapter @param {Named} [named] by its address */
        openChapter(id, named) {
            batch(() => {
                store.place.value = 'story';
                store.chapter.value = findChapter(id).id;
                store.isFolded.value = false;
                director.setTheStage(named);
            });
            director.sendPlace();
        },

        /**
         * Opens the place that the address of this page names, in a room that exists already. A viewer stays with the
         * driver where both are in the same chapter. A driver that comes back to the chapter that the room is in finds
         * its selection, and lets the room play on.
         *
         * @param {import('../link/routes.js').Place | null} place null: where the room is
         * @param {Named} named
         */
        arrive(place, named) {
            if (place === null) director.followRoom();
            const isStory = store.place.value === 'story';
            const isWithRoom = director.isWhereRoomIs();
            if (!store.driver.value && (place === null || isWithRoom)) return;
            if (!isStory || (isWithRoom && director.hasPhase(named.phase))) {
                if (named.phase && director.hasPhase(named.phase)) moveTo(atEndOf(named.phase));
            } else director.setTheStage(named);
            if (!isWithRoom) director.sendPlace();
        },

        choose: choice.choose,

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

        /** Whether the room is in the place and chapter that this page shows. */
        isWhereRoomIs() {
            const { place, chapter } = store.room.value?.cursor ?? {};
            const isSamePlace = place === store.place.value;
            return isSamePlace && (place !== 'story' || chapter === findChapter(store.chapter.value).number);
        },

        /** Whether this network has such a phase. @param {string | null} [id] */
        hasPhase: (id) => store.phases.value.some((phase) => phase.id === id),

        /**
         * Sets the stage for the chapter: where it begins, or at the phase that an address names.
         *
         * @param {Named} [named] by an address
         */
        setTheStage({ phase = null, example = false } = {}) {
            choice.choose({ mayReplace: !example });
            if (store.target.value !== null) return; // a run of many steps sets the stage when it ends
            store.autoplay.value = false;
            store.until.value = null;
            const { letsRunGoOn } = findChapter(store.chapter.value);
            if (store.room.value?.playing && (letsRunGoOn || !store.driver.value)) return;
            pause();
            const cue = phase !== null && director.hasPhase(phase) ? atEndOf(phase) : director.cue();
            if (cue) moveTo(cue);
        },

        /**
         * Makes the page play the chapter's phases by itself, from the first to the last.
         *
         * @returns {Cursor | null} where the chapter begins; null outside the story
         */
        cue() {
            if (store.place.value !== 'story') return null;
            const chapter = findChapter(store.chapter.value);
            const { depth, selection, autoplay, until } = store;
            autoplay.value = !chapter.isAtRest;
            until.value = chapter.isAtRest ? null : destinationOf(chapter, depth.value, selection.value).phase;
            return beginningOf(chapter, depth.value, selection.value);
        },

        /** Another selection: if the stage stands where the chapter led for the last one, it goes where it leads now. */
        /** @param {import('../store.js').Selection | null} before */
        followSelection(before) {
            if (store.place.value !== 'story') return;
            const { phase } = findChapter(store.chapter.value);
            const [was, is] = [before, store.selection.value].map((each) => phase(store.depth.value, each));
            const isLed = store.autoplay.value && store.until.value !== null;
            if (was === is || store.cursor.value.phase !== was || (store.autoplay.value && !isLed)) return;
            const cue = isLed ? director.cue() : atEndOf(is);
            if (cue) moveTo(cue);
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
