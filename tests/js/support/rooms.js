/** A store with a room in it, and a server that only takes down what it is told. */

import { createActions } from '../../../static/core/actions.js';
import { receiveText } from '../../../static/core/receive.js';
import { createStore } from '../../../static/core/store.js';

/** What a page has for actions of some panels: a browser that keeps nothing, and a room without drawings. */
export const MEANS = {
    browser: { drawing: { read: () => null, keep: () => {} } },
    keepers: () => Promise.reject(new Error('Nothing is kept here.')),
};

export const VIEW = { edges: 'follow', arrows: 'layer', theme: 'dark', big: false, still: false };

/** @param {object} [changes] */
export function roomState(changes = {}) {
    return {
        code: 'ABC234',
        settings: { learning_rate: 0.5, activation: 'identity', output_activation: 'identity', cost: 'squared' },
        sizes: [3, 2, 2],
        step: 7,
        latest: 7,
        playing: false,
        rate: null,
        diverged: null,
        focus: { split: 'test', index: 4, label: 0 },
        cursor: { phase: 'forward', place: 'lab', chapter: 1 },
        selection: null,
        viewers: 1,
        ...changes,
    };
}

/** A page whose room is `roomState(room)`; `driver` says whether it may drive. */
export function page({ driver = true, room = {}, connected = true, view = {} } = {}) {
    const store = createStore({ ...VIEW, ...view });
    receiveText(store, { type: 'welcome', room: roomState(room) });
    store.driver.value = driver;
    const sent = [];
    const actions = createActions(
        store,
        (command) => {
            if (connected) sent.push(command);
            return connected;
        },
        MEANS,
    );
    return {
        store,
        actions,
        sent,
        /** What was sent, without what only says which phase is on show. */
        commands: () => sent.filter(({ type }) => type !== 'cursor'),
        /** The server answers the last step command: it is made. */
        answer(changes = {}) {
            const { id, count = 0 } = sent.findLast(({ type }) => type === 'step');
            const step = store.room.value.step + count;
            receiveText(store, { type: 'done', id, role: 'driver', room: { ...store.room.value, step, ...changes } });
            actions.onAnswered(id);
        },
    };
}
