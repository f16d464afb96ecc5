/** A store with a room, and a fake server that only records the commands. */

import { createActions } from '../../../static/core/actions.js';
import { receiveText } from '../../../static/core/receive.js';
import { createStore } from '../../../static/core/store.js';

/** Dependencies for the actions of some panels: a browser that saves nothing, and no stores of drawings. */
export const DEPS = {
    browser: { drawing: { read: () => null, save: () => {} } },
    drawingStores: () => Promise.reject(new Error('Nothing is kept here.')),
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
        training_examples: 4000,
        examples_per_epoch: 4000,
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

const PLAIN = new Set(['play', 'pause']);

/** A command without its id where only its error is waited for. */
function withoutPlainId({ id, ...command }) {
    return id === undefined || PLAIN.has(command.type) ? command : { ...command, id };
}

/** A page whose room is `roomState(room)`; `driver`: whether it may drive. */
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
        DEPS,
    );
    return {
        store,
        actions,
        sent,
        /** The commands that were sent, without those of the cursor. */
        commands: () => sent.filter(({ type }) => type !== 'cursor').map(withoutPlainId),
        /** Answers the last step command: the steps have been made. */
        answer(changes = {}) {
            const { id, count = 0 } = sent.findLast(({ type }) => type === 'step');
            const step = store.progress.value.step + count;
            receiveText(store, { type: 'done', id, role: 'driver', room: { ...store.room.value, step, ...changes } });
            actions.onAnswered(id);
        },
    };
}
