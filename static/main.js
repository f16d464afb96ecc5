/** The composition root: creates the store, the socket, the actions and the page, and connects them. */

import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import { html } from 'htm/preact';
import { render } from 'preact';
import '@preact/signals'; // components render anew when a signal that they read changes

import { createActions } from './core/actions.js';
import { toDeepLink, toRacePairs } from './core/link/deep-link.js';
import { findRacePairs } from './core/link/race.js';
import { toPath, toRoute } from './core/link/routes.js';
import { createIsUsed, createLeftAt } from './core/past-room.js';
import { notify, receiveFrame, receiveText } from './core/receive.js';
import { createStore } from './core/store.js';
import { createAdmission } from './net/admission.js';
import {
    createDataSets,
    createRoom,
    fetchDataset,
    fetchImages,
    fetchOptions,
    fetchTrainedOn,
    isOutdated,
    onConnected,
    onDisconnected,
} from './net/api.js';
import {
    findToken,
    readDrawing,
    readPastRooms,
    readView,
    saveDrawing,
    saveLanguage,
    savePastRoom,
    saveToken,
    saveView,
    takeTokenFromAddress,
    toDrivingAddress,
    toSavedView,
} from './net/browser.js';
import { decode } from './net/decode.js';
import { createQuestions } from './net/questions.js';
import { openSocket } from './net/socket.js';
import { fetchTexts, findLanguage, readLanguages } from './net/texts.js';
import { listenToKeys } from './shell/keys.js';
import { followAddress } from './shell/navigation.js';
import { NoRoom, NoTexts } from './shell/notices.js';
import { Page } from './shell/places/page.js';
import { createShow } from './stage/show.js';
import { say, textIds, useTexts } from './text/say.js';
import { surviveTranslators } from './ui/access/translated.js';
import { followView } from './ui/access/view.js';
import { readPath, toSocketAddress } from './ui/address.js';
import { connections } from './ui/answer.js';

await loadTexts().catch(showNoTexts); // before anything is said
const deepLink = toDeepLink(location.search);
const racePairs = findRacePairs(location.search);
const route = toRoute(readPath());
const tokenFromAddress = takeTokenFromAddress();
const viewAtFirst = readView();
const store = createStore(viewAtFirst, {
    place: route.place ?? (deepLink || route.code ? 'lab' : 'story'),
    chapter: route.chapter,
});
store.isRaceNamed.value = Boolean(deepLink?.race);
followView(store.view); // before anything is shown
const dialog = signal(/** @type {import('./shell/dialogs/dialogs.js').DialogName | null} */ (null));

/** The groups of values that this page always subscribes to. The mini-batch and the race are added when needed. */
const GROUPS = ['example', 'parameters', 'gradients', 'scalars', 'evaluation'];
/**
 * The greatest number of steps a second that are shown while many are made. Stage and panels show the same ones, so it
 * leaves time to draw all panels.
 */
const FRAMES_A_SECOND = 10;
/** What is said of a lost connection. */
const LOST = textIds({ closed: 'connection-lost', silent: 'connection-silent', offline: 'connection-offline' });
/** The texts that `notifyOnce` has shown. @type {Set<string>} */
const shownOnce = new Set();

const { code, isNew } = await roomToOpen().catch(showNoRoom);
const socket = openSocket(toSocketAddress(code), {
    opened: onOpened,
    text: onText,
    bytes: (buffer) => batch(() => receiveFrame(store, decode(buffer))),
    lost: onLost,
});
const actions = createActions(store, socket.send, {
    browser: { drawing: { read: readDrawing, save: saveDrawing } },
    drawingStores: async () => {
        const [{ createDrawings }, { changeBrowserDrawings, readBrowserDrawings }] = await Promise.all([
            import('./features/kept/drawings.js'),
            import('./features/kept/browser-drawings.js'),
        ]);
        return {
            room: createDrawings(code, () => findToken(code)),
            browser: { read: readBrowserDrawings, change: changeBrowserDrawings },
        };
    },
});
const admission = createAdmission(
    { fromAddress: tokenFromAddress, find: () => findToken(code), save: (token) => keepToken(code, token) },
    store.asksToDrive,
    socket.send,
);
const questions = createQuestions(code);
const show = createShow(store, actions);

listenToKeys(store, actions, {
    help: () => (dialog.value = 'help'),
    contents: () => (dialog.value = 'contents'),
});
const leftAt = createLeftAt(store, followAddress(store, actions, code));
const isUsed = createIsUsed(store, isNew);
effect(rememberRoom);
addEventListener('visibilitychange', rememberRoom); // also when the page is closed
effect(() => {
    if (store.isProjected.value) return; // its big text is not the person's choice
    const isOwnChoice = toSavedView(store.view.value) !== toSavedView(viewAtFirst);
    if (!saveView(store.view.value) && isOwnChoice) untracked(() => notifyOnce(say('notice-view-not-saved')));
});
const datasetName = computed(() => store.room.value?.dataset.name);
effect(() => {
    if (datasetName.value && store.examples.peek()) fetchExamples(); // the first ones are fetched on welcome
});
const isBrowsing = computed(() => !store.isTraining.value && !store.isDrawing.value);
const isRaceShown = computed(() => store.raceWatchers.value > 0);
effect(() => {
    // nothing is shown before it is known whether the page drives: a driver is never shown as a viewer
    const isOpen = store.connection.value.state === 'open' && !store.asksToDrive.value;
    if (isOpen) subscribe(isBrowsing.value, isRaceShown.value);
});

surviveTranslators(appElement());
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
        languages=${{ all: Object.keys(readLanguages()), choose: speak }}
        drivingAddress=${(/** @type {string} */ address) => toDrivingAddress(address, findToken(code) ?? '')}
    />`,
    appElement(),
);

/**
 * Fetches images by their indices. Where the room trains on drawings, their indices follow those of the data set.
 *
 * @param {string} split
 * @param {number[]} indices
 */
function askForImages(split, indices) {
    const { name = '', train = 0 } = store.room.value?.dataset ?? {};
    const isOfTheSet = split !== 'train' || indices.every((index) => index < train);
    return isOfTheSet ? fetchImages(name, split, indices) : fetchTrainedOn(code, indices);
}

/** Saves the token of a room; says so where the browser does not store it. @param {string} room @param {string} token */
function keepToken(room, token) {
    if (!saveToken(room, token)) notifyOnce(say('notice-token-not-saved'));
}

/** Shows a notice, unless this page has shown it before. @param {string} text */
function notifyOnce(text) {
    if (!shownOnce.has(text)) notify(store, 'info', text);
    shownOnce.add(text);
}

/** Saves where this room is left, if there is something to come back to. */
function rememberRoom() {
    if (isUsed.value && leftAt.value) savePastRoom({ code, address: leftAt.value, at: Date.now() });
}

/** Loads the texts of the language that this browser gets. A fault in one of them is no reason to show nothing. */
async function loadTexts() {
    const language = findLanguage();
    useTexts(language, await fetchTexts(language), (fault) => console.error(fault));
    document.documentElement.lang = language;
    document.title = say('server-page-title'); // the server does not know what was chosen by hand
}

/** Speaks the language that was chosen by hand, from now on: the page loads anew. @param {string} language */
function speak(language) {
    saveLanguage(language);
    const address = new URL(location.href);
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
    location.reload();
}

/** Says in place of the page that there are no texts. The promise never settles, so nothing else starts. */
function showNoTexts() {
    endOpening();
    render(html`<${NoTexts} />`, appElement());
    return new Promise(() => {});
}

/** The room that the address names; a new room where the address names none. */
async function roomToOpen() {
    if (route.code) return { code: route.code, isNew: false };
    if (!route.place && !deepLink) await offerPastRooms();
    const made = await createRoom(deepLink?.settings ?? {});
    keepToken(made.code, made.token);
    history.replaceState(
        history.state,
        '',
        toPath({ code: made.code, place: store.place.value, chapter: store.chapter.value }),
    );
    return { code: made.code, isNew: true };
}

/** Offers the rooms that this browser has left. Returns as soon as a new room is wanted. */
async function offerPastRooms() {
    const rooms = readPastRooms();
    if (rooms.length === 0) return;
    const { offer } = await import('./features/past-rooms/past-rooms.js');
    await offer(rooms, appElement(), endOpening);
}

/**
 * Shows why there is no room, in place of the page. The promise never settles, so nothing else starts.
 *
 * @param {Error} error
 * @returns {Promise<never>}
 */
function showNoRoom(error) {
    endOpening();
    render(html`<${NoRoom} reason=${error.message} />`, appElement());
    return new Promise(() => {});
}

/** Removes what the page's HTML shows until there is something else. Preact removes it only where it shows the page. */
function endOpening() {
    appElement().querySelector('.opening')?.remove();
}

function appElement() {
    return /** @type {HTMLElement} */ (document.getElementById('app'));
}

function onOpened() {
    onConnected();
    connections.value += 1;
    admission.hello();
    // a failed request is repeated after the next loss
    if (store.connection.value.state === 'lost') notifyIfOutdated().catch(() => {});
    store.connection.value = { state: 'open', reason: '' };
}

/**
 * Shows a notice where the server has been upgraded. The page does not reload by itself: a reload would end what the
 * person is doing.
 */
async function notifyIfOutdated() {
    if (await isOutdated()) notify(store, 'error', say('notice-new-version'));
}

/** @param {boolean} withBatch @param {boolean} withRace */
function subscribe(withBatch, withRace) {
    const groups = [...GROUPS, ...(withBatch ? ['batch'] : []), ...(withRace ? ['race'] : [])];
    socket.send({ type: 'subscribe', groups, rate: FRAMES_A_SECOND });
}

/** @param {any} message */
function onText(message) {
    const wasDriver = store.driver.value;
    const isFirst = !store.room.value;
    const wasAsking = store.asksToDrive.value;
    const isTaken = message.type === 'error' && actions.onAnswered(message.id, message.message);
    if (!isTaken) batch(() => receiveText(store, message));
    admission.onAnswered(message);
    if (message.type === 'done') actions.onAnswered(message.id, null, message);
    if (message.type === 'welcome') fetchExamples();
    const isViewer = !store.driver.value && !store.asksToDrive.value;
    if (route.code && isViewer && (isFirst || wasAsking)) arrive();
    if (message.type === 'welcome' && !store.examples.value) showRace();
    if (store.driver.value && !wasDriver) begin().catch(notifyError);
}

/** Starts the page of a driver: a new room makes its first step at once, or shows what the deep link names. */
async function begin() {
    startRace().catch(notifyError);
    if (!isNew) return restoreView();
    actions.sendPlace();
    if (store.place.value === 'draw') await showDrawing().catch(notifyError);
    if (store.progress.value.step !== 0) return;
    if (!deepLink) actions.begin();
    else if (store.place.value === 'story') actions.begin({ ...deepLink, step: Math.max(1, deepLink.step) });
    else actions.goTo(deepLink);
}

/** @param {Error} error */
function notifyError({ message }) {
    notify(store, 'error', message);
}

/** Puts the drawing on the stage that this browser has saved from the pad. */
async function showDrawing() {
    const { createDrawActions } = await import('./features/draw/model/actions.js');
    actions.use(createDrawActions).showDrawing();
}

/** A driver comes back to a room. Shows what the address names; the rest stays as the room has it. */
function restoreView() {
    const { focus, selection } = deepLink ?? {};
    const now = store.room.value?.focus;
    if (focus && (focus.split !== now?.split || focus.index !== now.index))
        actions.focus(/** @type {'train' | 'test'} */ (focus.split), focus.index);
    arrive();
    if (selection) actions.select(selection);
}

/** Opens the place that the address names, in a room that exists already. */
function arrive() {
    actions.arrive(route.place, { phase: deepLink?.phase, example: Boolean(deepLink?.focus) });
}

/** Shows the descent as the address names it: its panel, and flat or solid in the middle. */
function showRace() {
    if (deepLink?.race && store.place.value === 'lab') store.panel.value = 'descent';
    if (!deepLink?.view) return;
    actions.showCentre('descent');
    store.solid.value = deepLink.view === 'solid';
}

/** Starts the race that the address names, unless the room has the same race already. */
async function startRace() {
    const room = store.room.value;
    if (!deepLink?.race || !room) return;
    const roomRace = isNew ? null : await questions.race();
    if (roomRace && String(toRacePairs(room, roomRace)) === String(racePairs)) return;
    const { createRaceActions } = await import('./features/race/model/actions.js');
    const { setRace, playRace } = actions.use(createRaceActions);
    setRace(deepLink.race, (error) => (error ? notify(store, 'error', error) : playRace()));
}

/** Fetches the labels of the data set that the room trains on. */
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

/** @param {{ reason: string, final: boolean, cause: import('./net/socket.js').LossCause }} trouble */
function onLost({ reason, final, cause }) {
    onDisconnected();
    batch(() => {
        actions.onLost();
        store.connection.value = final
            ? { state: 'refused', reason: reason || say('connection-closed') }
            : { state: 'lost', reason: say(LOST[cause]) };
    });
}
