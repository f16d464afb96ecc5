/** A page with a pad. A drawing comes to the stage when the test answers its command. */

import { receiveText } from '../../../static/core/receive.js';
import { toRecord } from '../../../static/core/record.js';
import { createStore } from '../../../static/core/store.js';
import { createDrawActions } from '../../../static/features/draw/model/actions.js';
import { createDraw } from '../../../static/features/draw/model/state.js';
import { DEPS, roomState, VIEW } from './rooms.js';

/** A stroke down the middle of the pad, and one across it. */
export const DOWN = [
    [0.5, 0.2, 0.5],
    [0.5, 0.5, 0.5],
    [0.5, 0.8, 0.5],
];
export const ACROSS = [
    [0.3, 0.5, 0.5],
    [0.7, 0.5, 0.5],
];

/** A record with an image of 784 values 0..255 in focus, and outputs. */
export function buildDrawnRecord(image, { outputs = [0, 1], ...focus } = {}) {
    const tensor = (values) => ({ data: Float32Array.from(values), shape: [values.length] });
    const tensors = new Map([
        ['a0', tensor(Array.from(image, (value) => value / 255))],
        ...['a1', 'z1', 'delta1', 'nudge1', 'y'].map((name) => [name, tensor(outputs)]),
    ]);
    const { split = 'drawn', index = '', label = 0, guessed = false } = focus;
    const metadata = {
        step: '7',
        focus_split: split,
        focus_index: `${index}`,
        focus_label: `${label}`,
        focus_guessed: `${guessed}`,
    };
    return toRecord({ metadata, tensors });
}

/** Draw actions with fake dependencies, and a log of their calls. Time passes only by `pass`. */
export function pad({ driver = true, room = {}, browser = DEPS.browser } = {}) {
    const store = createStore(VIEW, { place: 'draw', chapter: 'network' });
    receiveText(store, { type: 'welcome', room: roomState(room) });
    store.driver.value = driver;
    store.connection.value = { state: 'open', reason: '' };
    const asked = [];
    const log = { paused: 0, notified: 0, errors: [] };
    const clock = { now: 0, due: [] };
    const deps = {
        ask: (command, answered) => {
            if (store.connection.value.state !== 'open') return false;
            asked.push({ command, answered });
            return true;
        },
        drive: (command) => deps.ask(command, (error) => error && log.errors.push(error)),
        pause: () => {
            log.paused += 1;
            store.autoplay.value = false;
            store.cursor.value = { ...store.cursor.value, direction: 0 };
        },
        moveTo: (cursor) => (store.cursor.value = cursor),
        notifyWatching: () => (log.notified += 1),
        browser,
    };
    const actions = createDrawActions(store, deps, {
        now: () => clock.now,
        later: (act, wait) => clock.due.push([clock.now + wait, act]),
    });
    return {
        store,
        /** The state of the pad. */
        sheet: store.use(createDraw),
        actions,
        asked,
        log,
        draw(points) {
            const [first, ...others] = points;
            if (!actions.penDown(...first)) return;
            for (const point of others) actions.penOn([point]);
            actions.penUp();
        },
        /** Lets milliseconds pass. */
        pass(milliseconds) {
            clock.now += milliseconds;
            const over = clock.due.filter(([at]) => at <= clock.now);
            clock.due = clock.due.filter(([at]) => at > clock.now);
            for (const [, act] of over) act();
        },
        /** Answers the last command: its drawing is on the stage, or there is an error. */
        answer({ outputs, error = null } = {}) {
            const { command, answered } = asked.at(-1);
            if (!error)
                store.record.value = buildDrawnRecord(
                    command.image.map((value) => Math.round(255 * value)),
                    { outputs, label: command.label, guessed: command.label === undefined },
                );
            answered(error);
        },
    };
}

/** The image that a command sends, 784 values 0..255. */
export const imageIn = ({ command }) => Uint8Array.from(command.image, (value) => Math.round(255 * value));
