/**
 * The commands that the server has not answered yet, and the callbacks that wait for their answers.
 *
 * A command is sent once. Where the connection is lost before its answer, nobody knows whether it was carried out; to
 * send it again could carry it out twice. So whoever gave it is told, and the next connection shows what is so.
 */

import { say } from '../text/say.js';
import { notify } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('../protocol.js').Done} Done */

/** A run of many steps is sent in portions, so that the page shows progress. The least number of steps in a portion. */
const LEAST_PORTION = 5;
/** The least share of the remaining steps in a portion. Each portion waits for the answer to the one before. */
const SHARE = 1 / 16;

/**
 * Creates the bookkeeping of the commands that have not been answered yet.
 *
 * @param {Store} store
 * @param {(command: Record<string, unknown>) => boolean} send sends a command of the driver; returns whether it was sent
 * @param {() => void} arrived called when a run of many steps has ended
 */
export function createCommandsInFlight(store, send, arrived) {
    /** `step`: the id of the step command in flight, 0 for none. `more`: steps that were asked for since. */
    const pending = { step: 0, more: 0, lastId: 0, goal: { place: 0 } };
    /** @type {Map<number, (error: string | null, done?: Done) => void>} */
    const listeners = new Map();
    /** @type {Set<() => void>} callbacks for when the steps in flight have been made */
    const waiting = new Set();
    /**
     * The step and the example that the commands in flight lead to.
     *
     * @type {Map<'step' | 'example', { place: number }>}
     */
    const goals = new Map();

    const inFlight = {
        isStepping: () => pending.step !== 0,

        /** Asks for steps. @param {number} count @returns {boolean} whether the command was sent */
        step(count) {
            const id = pending.lastId + 1;
            if (pending.step || !send({ type: 'step', count, id })) return false;
            pending.step = pending.lastId = id;
            pending.goal = { place: (inFlight.goal('step') ?? store.progress.value.step) + count };
            goals.set('step', pending.goal);
            store.halting.value = false;
            return true;
        },

        /** Asks for steps, as a driver wishes; says where there is no connection. @param {number} count */
        stepAsWished(count) {
            if (inFlight.step(count)) return true;
            if (!pending.step && store.driver.value) notify(store, 'error', say('notice-not-sent'));
            return false;
        },

        /** Makes steps of a run that has a pace, up to its end. @param {number} due as many as time has allowed */
        stepOnWay(due) {
            const left = (store.target.value ?? 0) - store.progress.value.step;
            if (!inFlight.stepAsWished(Math.min(left, due))) store.target.value = null;
        },

        /** Asks for one more step once the steps in flight have been made. */
        oneMore: () => void (pending.more += 1),

        /** Cancels the steps that have not been sent yet. */
        noMore: () => void (pending.more = 0),

        /** @param {() => void} then called once, when the steps in flight have been made */
        afterwards: (then) => void waiting.add(then),

        /**
         * Sends a command and calls `answered` with its answer.
         *
         * @param {Record<string, unknown>} command
         * @param {(error: string | null, done?: Done) => void} answered gets the server's error, or null and
         *     the answer
         * @returns {boolean} whether it was sent
         */
        ask(command, answered) {
            const id = (pending.lastId += 1);
            const isSent = send({ ...command, id });
            if (isSent) listeners.set(id, answered);
            else if (store.driver.value) answered(say('notice-not-sent'));
            return isSent;
        },

        /** Sends a command; its error is a notice. @param {Record<string, unknown>} command */
        drive: (command) => inFlight.ask(command, (error) => void (error && notify(store, 'error', error))),

        /**
         * Sends a command that leads to a step or an example. Until it is answered, "next" and "previous" count from
         * there.
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

        /** @param {'step' | 'example'} among @returns {number | null} where the commands in flight lead to */
        goal: (among) => goals.get(among)?.place ?? null,

        /**
         * Handles the answer to a command: done, or an error.
         *
         * @param {number | null} id
         * @param {string | null} error
         * @param {Done} [done] the whole answer
         * @returns {boolean} whether a callback has taken the answer
         */
        onAnswered(id, error = null, done = undefined) {
            const listener = listeners.get(id ?? 0);
            listeners.delete(id ?? 0);
            listener?.(error, done);
            if (id === pending.step && goals.get('step') === pending.goal) goals.delete('step');
            // what interrupts or refuses a portion ends the whole run of steps
            if (id === pending.step && error !== null) store.target.value = null;
            if (id === pending.step) inFlight.onStepped();
            return listener !== undefined;
        },

        /** The steps in flight have been made. Asks for the next ones, if more are wanted. */
        onStepped() {
            pending.step = 0;
            for (const then of waiting) then();
            waiting.clear();
            const target = store.target.value;
            if (target === null) {
                if (pending.more > 0 && inFlight.step(1)) pending.more -= 1;
                return;
            }
            const left = target - store.progress.value.step;
            if (left > 0 && !store.room.value?.diverged) {
                if (store.targetPace.value !== null) return; // the clock makes them
                const count = Math.min(left, Math.max(LEAST_PORTION, Math.ceil(SHARE * left)));
                if (!inFlight.stepAsWished(count)) store.target.value = null;
            } else {
                store.target.value = null;
                arrived();
            }
        },

        /** The connection is lost: no answer will come. Whoever waits for one is told. */
        onLost() {
            const unconfirmed = [...listeners.values()];
            if (pending.step) notify(store, 'error', say('notice-unconfirmed'));
            pending.step = pending.more = 0;
            listeners.clear();
            waiting.clear();
            goals.clear();
            store.target.value = null;
            store.halting.value = false;
            for (const answered of unconfirmed) answered(say('notice-unconfirmed'));
        },
    };
    return inFlight;
}
