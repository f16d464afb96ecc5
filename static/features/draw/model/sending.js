/** Drawings on their way to the stage: one at a time, and of those that come meanwhile only the newest. */

import { effect, untracked } from '@preact/signals-core';
import { notify } from '../../../core/receive.js';
import { createDraw, isOf } from './state.js';

/** A screen may show more frames a second than a server takes messages: so long apart, in milliseconds. */
const LEAST_APART = 12;

/** @typedef {{ now: () => number, later: (act: () => void, milliseconds: number) => unknown }} Time */

/** @type {Time} */
const REAL = { now: () => performance.now(), later: (act, milliseconds) => setTimeout(act, milliseconds) };

/**
 * @param {import('../../../core/store.js').Store} store
 * @param {(answered: (error: string | null) => void) => boolean} ask sends what is on the pad now; whether
 *     it was sent
 * @param {Time} [time]
 */
export function createSending(store, ask, time = REAL) {
    const state = {
        isBusy: false,
        isWanted: false,
        isLost: false,
        isWaiting: false,
        last: -Infinity,
        /** How many have been sent, and the image of the last. */
        count: 0,
        image: /** @type {Uint8Array | null} */ (null),
    };
    const draw = store.use(createDraw);
    const told = () => (draw.isOnItsWay.value = state.isBusy || state.isWanted);

    const answered = (/** @type {number} */ which, /** @type {string | null} */ error) => {
        if (which !== state.count || !state.isBusy) return;
        state.isBusy = false;
        if (error) notify(store, 'error', error);
        if (state.isWanted) send();
        else told();
    };

    const send = () => {
        state.isWanted = state.isBusy || state.isWaiting;
        if (state.isWanted) return void told();
        const wait = state.last + LEAST_APART - time.now();
        if (wait > 0) {
            state.isWaiting = state.isWanted = true;
            time.later(waited, wait);
            return void told();
        }
        const which = (state.count += 1);
        state.image = draw.image.value;
        state.isBusy = ask((error) => answered(which, error));
        state.isLost = !state.isBusy;
        if (state.isBusy) state.last = time.now();
        told();
    };

    const waited = () => {
        state.isWaiting = false;
        if (state.isWanted && !state.isBusy) send();
    };

    effect(() => {
        const isOpen = store.connection.value.state === 'open' && store.driver.value;
        if (isOpen) untracked(() => state.isLost && send());
    });

    // it is there with its frame, which comes a little before the server's word that it is done
    effect(() => {
        const record = store.record.value;
        if (state.isBusy && isOf(record, state.image)) untracked(() => answered(state.count, null));
    });

    return {
        /** Show what is on the pad, as soon as may be. */
        send,
        /** What is on the pad is not wanted on the stage any more. */
        noMore() {
            state.isWanted = state.isLost = false;
            told();
        },
        /** The connection is gone: what was on its way is sent again when there is another. */
        onLost() {
            state.isLost ||= state.isBusy || state.isWanted;
            state.isBusy = state.isWanted = false;
            told();
        },
    };
}
