/** Sends drawings to the stage, one at a time. Of the drawings made meanwhile only the newest is sent. */

import { effect, untracked } from '@preact/signals-core';
import { notify } from '../../../core/receive.js';
import { createDraw, showsImage } from './state.js';

/** Least time between two messages, in milliseconds. The server limits the messages a second of a viewer. */
const LEAST_APART = 12;

/** @typedef {{ now: () => number, later: (act: () => void, milliseconds: number) => unknown }} Time */

/** @type {Time} */
const REAL = { now: () => performance.now(), later: (act, milliseconds) => setTimeout(act, milliseconds) };

/**
 * @param {import('../../../core/store.js').Store} store
 * @param {(answered: (error: string | null) => void) => boolean} ask sends the drawing on the pad; returns
 *     whether it was sent
 * @param {Time} [time]
 */
export function createSending(store, ask, time = REAL) {
    const state = {
        isBusy: false,
        isWanted: false,
        isLost: false,
        isWaiting: false,
        last: -Infinity,
        /** How many drawings were sent, and the image of the last one. */
        count: 0,
        image: /** @type {Uint8Array | null} */ (null),
    };
    const draw = store.use(createDraw);
    const updateIsOnItsWay = () => (draw.isOnItsWay.value = state.isBusy || state.isWanted);

    const answered = (/** @type {number} */ which, /** @type {string | null} */ error) => {
        if (which !== state.count || !state.isBusy) return;
        state.isBusy = false;
        if (error) notify(store, 'error', error);
        if (state.isWanted) send();
        else updateIsOnItsWay();
    };

    const send = () => {
        state.isWanted = state.isBusy || state.isWaiting;
        if (state.isWanted) return void updateIsOnItsWay();
        const wait = state.last + LEAST_APART - time.now();
        if (wait > 0) {
            state.isWaiting = state.isWanted = true;
            time.later(sendWaiting, wait);
            return void updateIsOnItsWay();
        }
        const which = (state.count += 1);
        state.image = draw.image.value;
        state.isBusy = ask((error) => answered(which, error));
        state.isLost = !state.isBusy;
        if (state.isBusy) state.last = time.now();
        updateIsOnItsWay();
    };

    const sendWaiting = () => {
        state.isWaiting = false;
        if (state.isWanted && !state.isBusy) send();
    };

    effect(() => {
        const isOpen = store.connection.value.state === 'open' && store.driver.value;
        if (isOpen) untracked(() => state.isLost && send());
    });

    // The frame with the drawing arrives a little before the server's `done`.
    effect(() => {
        const record = store.record.value;
        if (state.isBusy && showsImage(record, state.image)) untracked(() => answered(state.count, null));
    });

    return {
        /** Sends the drawing on the pad as soon as possible. */
        send,
        /** Cancels a drawing that waits. */
        cancel() {
            state.isWanted = state.isLost = false;
            updateIsOnItsWay();
        },
        /** The connection is lost: a drawing that was on its way is sent again over the next connection. */
        onLost() {
            state.isLost ||= state.isBusy || state.isWanted;
            state.isBusy = state.isWanted = false;
            updateIsOnItsWay();
        },
    };
}
