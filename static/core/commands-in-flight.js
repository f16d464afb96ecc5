/** What the server has been asked for and has not answered yet: steps, and whoever waits for a word. */

import { notify } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('../protocol.js').Done} Done */

/** A long run makes its steps in portions of at least this many, so that every portion is seen. */
const LEAST_PORTION = 5;
/** And of at least this share of what is left: each waits for the answer to the one before, which may be slow. */
const SHARE = 1 / 16;

/**
 * @param {Store} store
 * @param {(command: Record<string, unknown>) => boolean} drive whether it was sent
 * @param {() => void} arrived at the step that a run of many steps was on its way to
 */
export function createCommandsInFlight(store, drive, arrived) {
    /** The id of the step command on its way (0 for none), and how many more were asked for meanwhile. */
    const pending = { step: 0, more: 0, lastId: 0, goal: { place: 0 } };
    /** @type {Map<number, (error: string | null, done?: Done) => void>} */
    const listeners = new Map();
    /** @type {Set<() => void>} whoever waits for the steps on their way */
    const waiting = new Set();
    /** Where commands on their way lead to, among what. @type {Map<'step' | 'example', { place: number }>} */
    const goals = new Map();

    const inFlight = {
        isStepping: () => pending.step !== 0,

        /** @param {number} count @returns {boolean} whether it was sent */
        step(count) {
            const id = pending.lastId + 1;
            if (pending.step || !drive({ type: 'step', count, id })) return false;
            pending.step = pending.lastId = id;
            pending.goal = { place: (inFlight.goal('step') ?? store.room.value?.step ?? 0) + count };
            goals.set('step', pending.goal);
            store.halting.value = false;
            return true;
        },

        /** One step more, when those on their way have been made. */
        oneMore: () => void (pending.more += 1),

        /** Whatever was asked for beyond what is on its way is not wanted any more. */
        noMore: () => void (pending.more = 0),

        /** @param {() => void} then once the steps on their way have been made */
        afterwards: (then) => void waiting.add(then),

        /**
         * Send a command whose sender wants to know what became of it.
         *
         * @param {Record<string, unknown>} command
         * @param {(error: string | null, done?: Done) => void} answered with the server's sentence if it refused
         * @returns {boolean} whether it was sent
         */
        ask(command, answered) {
            const id = (pending.lastId += 1);
            const isSent = drive({ ...command, id });
            if (isSent) listeners.set(id, answered);
            return isSent;
        },

        /**
         * Send a command that leads to a place among others. Pressed again before the answer has come, "the next
         * one" is the one after that place.
         *
         * @param {'step' | 'example'} among
         * @param {number} place
         * @param {Record<string, unknown>} command
         * @returns {boolean} whether it was sent
         */
        headFor(among, place, command) {
            const goal = { place };
            const isSent = inFlight.ask(command, (error) => {
                if (goals.get(among) === goal) goals.delete(among);
                if (error) notify(store, 'error', error);
            });
            if (isSent) goals.set(among, goal);
            return isSent;
        },

        /** @param {'step' | 'example'} among @returns {number | null} where the commands on their way lead to */
        goal: (among) => goals.get(among)?.place ?? null,

        /**
         * The server has done what was asked, or refused it.
         *
         * @param {number | null} id
         * @param {string | null} error
         * @param {Done} [done] all that was answered
         * @returns {boolean} whether somebody has taken the error
         */
        onAnswered(id, error = null, done = undefined) {
            const listener = listeners.get(id ?? 0);
            listeners.delete(id ?? 0);
            listener?.(error, done);
            if (id === pending.step && goals.get('step') === pending.goal) goals.delete('step');
            if (id === pending.step) inFlight.onStepped();
            return listener !== undefined;
        },

        /** The steps on their way have been made: the next, if more are wanted. */
        onStepped() {
            pending.step = 0;
            for (const then of waiting) then();
            waiting.clear();
            const target = store.target.value;
            if (target === null) {
                if (pending.more > 0 && inFlight.step(1)) pending.more -= 1;
                return;
            }
            const left = target - (store.room.value?.step ?? 0);
            if (left > 0 && !store.room.value?.diverged) {
                inFlight.step(Math.min(left, Math.max(LEAST_PORTION, Math.ceil(SHARE * left))));
            } else {
                store.target.value = null;
                arrived();
            }
        },

        /** The connection is gone: no answer will come. */
        onLost() {
            pending.step = pending.more = 0;
            listeners.clear();
            waiting.clear();
            goals.clear();
            store.target.value = null;
        },
    };
    return inFlight;
}
