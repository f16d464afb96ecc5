/** The composition root: the only file that knows all. */

import { batch, computed, effect, signal } from '@preact/signals-core';
import '@preact/signals'; // lets components follow signals
import { render } from 'preact';
import { createActions } from './core/actions.js';
import { raceIn, toMoment } from './core/link/deep-link.js';
import { ofRace } from './core/link/race.js';
import { findWhere, toPath } from './core/link/routes.js';
import { notify, receiveFrame, receiveText } from './core/receive.js';
import { createStore } from './core/store.js';
import { createRoom, fetchDataset, fetchImages, fetchOptions, fetchTrainedOn } from './net/api.js';
import { findToken, keepDrawing, keepToken, readDrawing, readView, rememberView } from './net/browser.js';
import { createDataSets } from './net/data-sets.js';
import { decode } from './net/decode.js';
import { createQuestions } from './net/questions.js';
import { openSocket } from './net/socket.js';
import { isOutdated } from './net/version.js';
import { listenToKeys } from './shell/keys.js';
import { followAddress } from './shell/navigation.js';
import { Refusal } from './shell/notices.js';
import { Page } from './shell/places/page.js';
import { createShow } from './stage/show.js';
import { html } from './ui/html.js';

const moment = toMoment(location.search);
const racePart = ofRace(location.search);
const where = findWhere(location.pathname);
const store = createStore(readView(), {
    place: where.place ?? (moment || where.code ? 'lab' : 'story'),
    chapter: where.chapter,
});
const dialog = signal(/** @type {import('./shell/dialogs/dialogs.js').DialogName | null} */ (null));

/** What this page shows, and so needs to be sent. Mini-batches only where they can be looked at. */
const GROUPS = ['example', 'parameters', 'gradients', 'scalars', 'evaluation'];
const FRAMES_A_SECOND = 30;

const { code, isNew } = await roomToOpen().catch(sayWhatIsWrong);
const socket = openSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/rooms/${code}`, {
    opened: onOpened,
    text: onText,
    bytes: (buffer) => batch(() => receiveFrame(store, decode(buffer), performance.now())),
    lost: onLost,
});
const actions = createActions(store, socket.send, {
    browser: { drawing: { read: readDrawing, keep: keepDrawing } },
    keepers: async () => {
        const [{ createDrawings }, { changeBook, readBook }] = await Promise.all([
            import('./features/kept/drawings.js'),
            import('./features/kept/drawing-book.js'),
        ]);
        return { room: createDrawings(code, () => findToken(code)), browser: { read: readBook, change: changeBook } };
    },
});
const questions = createQuestions(code);
const show = createShow(store, actions);

listenToKeys(store, actions, {
    help: () => (dialog.value = 'help'),
    contents: () => (dialog.value = 'contents'),
});
followAddress(store, actions, code);
effect(() => rememberView(store.view.value));
const learnt = computed(() => store.room.value?.dataset.name);
effect(() => {
    if (learnt.value && store.examples.peek()) fetchExamples(); // the first are fetched on welcome
});
const browses = computed(() => !store.room.value?.playing && store.target.value === null && !store.isDrawing.value);
const isRaceShown = computed(() => store.raceWatchers.value > 0);
effect(() => {
    if (store.connection.value.state === 'open') subscribe(browses.value, isRaceShown.value);
});

render(
    html`<${Page}
        store=${store}
        actions=${actions}
        questions=${{
            ...questions,
            ...createDataSets(),
            images: askForImages,
        }}
        show=${show}
        legend=${show.legend}
        dialog=${dialog}
        fetchOptions=${fetchOptions}
        origin=${location.origin}
    />`,
    appElement(),
);

/**
 * Images by their places: of the data set, or where the room trains on drawings, of those behind it.
 *
 * @param {string} split
 * @param {number[]} indices
 */
function askForImages(split, indices) {
    const { name = '', train = 0 } = store.room.value?.dataset ?? {};
    const isOfTheSet = split !== 'train' || indices.every((index) => index < train);
    return isOfTheSet ? fetchImages(name, split, indices) : fetchTrainedOn(code, indices);
}

/** The room in the address, or a new one for whoever comes without. */
async function roomToOpen() {
    if (where.code) return { code: where.code, isNew: false };
    const made = await createRoom(moment?.settings ?? {});
    keepToken(made.code, made.token);
    history.replaceState(null, '', toPath({ code: made.code, place: store.place.value, chapter: store.chapter.value }));
    return { code: made.code, isNew: true };
}

/**
 * There is no room to show: say why, and stop here.
 *
 * @param {Error} error
 * @returns {Promise<never>}
 */
function sayWhatIsWrong(error) {
    render(html`<${Refusal} reason=${error.message} />`, appElement());
    return new Promise(() => {});
}

function appElement() {
    return /** @type {HTMLElement} */ (document.getElementById('app'));
}

function onOpened() {
    const token = findToken(code);
    if (token) socket.send({ type: 'hello', token, id: 0 });
    if (store.connection.value.state === 'lost') sayIfOutdated().catch(() => {}); // lost again: asked again
    store.connection.value = { state: 'open', reason: '' };
}

/** The server may have been away for an upgrade. To reload is left to the person: it would end what is going on. */
async function sayIfOutdated() {
    if (await isOutdated())
        notify(
            store,
            'error',
            'The server has a new version of Nudge. Reload this page: parts of the old one can no longer be loaded.',
        );
}

/** @param {boolean} withBatch @param {boolean} withRace */
function subscribe(withBatch, withRace) {
    const groups = [...GROUPS, ...(withBatch ? ['batch'] : []), ...(withRace ? ['race'] : [])];
    socket.send({ type: 'subscribe', groups, rate: FRAMES_A_SECOND });
}

/** @param {any} message */
function onText(message) {
    const wasDriver = store.driver.value;
    const isTaken = message.type === 'error' && actions.onAnswered(message.id, message.message);
    if (!isTaken) batch(() => receiveText(store, message));
    if (message.type === 'done') actions.onAnswered(message.id, null, message);
    if (message.type === 'welcome') fetchExamples();
    if (message.type === 'welcome' && where.code && !where.place) actions.goWhereTheRoomIs();
    if (message.type === 'welcome' && !store.examples.value) showRace();
    if (store.driver.value && !wasDriver) begin().catch(sayTrouble);
}

/** Whoever opens Nudge sees it move at once, or the moment that the address names. */
async function begin() {
    startRace().catch(sayTrouble);
    if (!isNew) return comeBack();
    actions.tellWhere();
    if (store.place.value === 'draw') await showDrawing().catch(sayTrouble);
    if (store.room.value?.step !== 0) return;
    if (!moment) actions.begin();
    else if (store.place.value === 'story') actions.begin({ ...moment, step: Math.max(1, moment.step) });
    else actions.goTo(moment);
}

/** @param {Error} error */
function sayTrouble({ message }) {
    notify(store, 'error', message);
}

/** What this browser has kept of the pad goes to the stage. */
async function showDrawing() {
    const { createDrawActions } = await import('./features/draw/model/actions.js');
    actions.use(createDrawActions).showDrawing();
}

/** Whoever drives comes back to a room: to what its address says, else to where it was left. */
function comeBack() {
    const { focus, phase } = moment ?? {};
    const now = store.room.value?.focus;
    if (focus && (focus.split !== now?.split || focus.index !== now.index))
        actions.focus(/** @type {'train' | 'test'} */ (focus.split), focus.index);
    if (phase) store.cursor.value = { phase, t: 1, direction: 0 };
}

/** How the address wants the descent to be seen. */
function showRace() {
    if (moment?.race && store.place.value === 'lab') store.panel.value = 'descent';
    if (!moment?.view) return;
    actions.showCentre('descent');
    store.solid.value = moment.view === 'solid';
}

/** The race of the address begins, unless it is under way in the room already. */
async function startRace() {
    const room = store.room.value;
    if (!moment?.race || !room) return;
    const there = isNew ? null : await questions.race();
    if (there && String(raceIn(room, there)) === String(racePart)) return;
    const { createRaceActions } = await import('./features/race/model/actions.js');
    const { setRace, playRace } = actions.use(createRaceActions);
    setRace(moment.race, (error) => (error ? notify(store, 'error', error) : playRace()));
}

/** The labels of the data set that the room learns. */
async function fetchExamples() {
    const name = store.room.value?.dataset.name;
    if (!name || store.examples.value?.name === name) return;
    try {
        const { train, test, names } = await fetchDataset(name);
        if (name !== store.room.value?.dataset.name) return;
        store.examples.value = { name, names, labels: { train: train.labels, test: test.labels } };
    } catch (error) {
        notify(store, 'error', /** @type {Error} */ (error).message);
    }
}

/** @param {{ code: number, reason: string, final: boolean }} trouble */
function onLost({ reason, final }) {
    actions.onLost();
    store.connection.value = final
        ? { state: 'refused', reason: reason || 'The server closed the connection.' }
        : { state: 'lost', reason };
}
