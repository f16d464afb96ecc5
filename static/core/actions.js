/**
 * What a person can do. An action that changes the run sends a command to the server. An action that changes only the
 * view changes the store. No action draws.
 *
 * The actions of some panels are created when such a panel is first shown: `actions.use(createDrawActions)`. If they
 * have a `tick`, it is called as time passes; if they have an `onLost`, it is called when the connection is lost.
 * Their `needsTime` returns whether time has to pass for them.
 */

import { computed } from '@preact/signals-core';
import { say } from '../text/say.js';
import { createChapterDirector } from './chapters/chapter-director.js';
import { createClock } from './clock.js';
import { createCommandsInFlight } from './commands-in-flight.js';
import { createExampleActions } from './example-actions.js';
import { atEndOf, first } from './player.js';
import { notify } from './receive.js';
import { createTransport } from './transport-actions.js';
import { whenWanted } from './when-wanted.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').Selection} Selection */
/** @typedef {import('./player.js').Cursor} Cursor */
/** @typedef {import('../protocol.js').Done} Done */

/**
 * @typedef {object} PageDeps what only the actions of some panels need
 * @property {{ drawing: import('../features/draw/model/text.js').Browser }} browser
 * @property {() => Promise<import('../features/kept/model/actions.js').DrawingStores>} drawingStores loads the stores
 *     of the kept drawings
 */

/**
 * @typedef {object} CommonDeps what the actions of every panel may call
 * @property {(command: Record<string, unknown>) => boolean} drive sends a command; returns whether it was sent
 * @property {(command: Record<string, unknown>, answered: (error: string | null, done?: Done) => void) => boolean} ask
 *     the same; `answered` is called with the error, or with null and the answer
 * @property {() => boolean} isStepping whether a step command has not been answered yet
 * @property {() => void} pause pauses the page and the room
 * @property {(then: () => void) => void} pauseThen the same; `then` is called once no more steps come
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(phase: string, t?: number, direction?: 0 | 1) => void} showPhase
 * @property {() => void} notifyWatching tells a viewer that only the driver can do this
 * @property {<Part>(create: (store: Store, deps: Deps) => Part) => Part} use creates or finds the actions of other
 *     panels
 */
/** @typedef {CommonDeps & PageDeps} Deps what the actions of a panel are created with */

/**
 * Creates all actions of the page.
 *
 * @param {Store} store
 * @param {(command: Record<string, unknown>) => boolean} send returns whether the command was sent
 * @param {PageDeps} pageDeps
 */
export function createActions(store, send, pageDeps) {
    const notifyWatching = () => {
        const text = store.asksToDrive.value ? say('notice-not-yet') : say('notice-watching');
        notify(store, 'info', text);
    };

    /** @param {Record<string, unknown>} command */
    const sendAsDriver = (command) => {
        if (store.driver.value) return send(command);
        notifyWatching();
        return false;
    };

    /** @param {Cursor} cursor */
    const moveTo = (cursor) => {
        const moved = cursor.phase !== store.cursor.value.phase;
        store.cursor.value = cursor;
        if (moved && store.driver.value) send({ type: 'cursor', phase: cursor.phase });
    };

    const inFlight = createCommandsInFlight(store, sendAsDriver, () => {
        if (store.place.value === 'story') director.setTheStage();
    });
    const { drive } = inFlight;

    /** @param {Cursor} cursor where the next step starts to be shown */
    const makeStep = (cursor) => {
        if (inFlight.step(1)) moveTo(cursor);
    };

    const director = createChapterDirector(store, {
        select: (selection) => actions.select(selection),
        focus: (split, index) => actions.focus(split, index),
        pause: () => actions.pause(),
        moveTo,
        send,
    });

    const clock = createClock(store, {
        moveTo,
        makeStep,
        isStepping: inFlight.isStepping,
        stepOnWay: inFlight.stepOnWay,
        focusOn: (split, index) => send({ type: 'focus', split, index }),
    });

    const transport = createTransport(store, { drive, notifyWatching, moveTo, inFlight });

    /** @type {import('./when-wanted.js').Parts<[Store, Deps]>} */
    const wanted = whenWanted(() => [store, deps]);

    /** @type {Deps} */
    const deps = {
        ...pageDeps,
        drive,
        ask: inFlight.ask,
        isStepping: inFlight.isStepping,
        pause: transport.pause,
        pauseThen: transport.pauseThen,
        moveTo,
        showPhase: transport.showPhase,
        notifyWatching,
        use: wanted.use,
    };

    let bigBefore = false; // the size of the text before the projector's
    const actions = {
        ...director,
        ...transport,
        ...createExampleActions(store, { inFlight, moveTo, pauseThen: transport.pauseThen, cue: director.cue }),

        /** Creates the actions of some panels, or finds them by the function that created them. */
        use: wanted.use,

        /**
         * Makes the first step of a new room, or what the deep link names. The page then plays the phases; in the
         * story the chapter decides which.
         *
         * @param {import('./link/deep-link.js').DeepLink | null} [deepLink] from the address
         */
        begin(deepLink = null) {
            if (deepLink) actions.goTo(deepLink);
            else if (store.place.value === 'draw') return; // the first stroke makes the first step
            const isStory = store.place.value === 'story';
            const isPhaseNamed = director.hasPhase(deepLink?.phase);
            const cue = director.cue() ?? first(store.phases.value);
            if (!deepLink) makeStep(cue);
            else if (!isPhaseNamed) moveTo(cue);
            store.autoplay.value = !isPhaseNamed && cue.direction !== 0;
            if (!isStory) return;
            const [chapter, before] = [store.whereabouts.value, store.selection.value];
            inFlight.afterwards(() => {
                if (store.whereabouts.value !== chapter) return; // another is open, and has chosen for itself
                const isAsBefore = store.selection.value === before;
                director.choose({ maySelect: isAsBefore && !deepLink?.selection, mayReplace: !deepLink?.focus });
            });
        },

        /** Brings the room to what a deep link names. @param {import('./link/deep-link.js').DeepLink} deepLink */
        goTo({ step: count, focus, phase, selection }) {
            if (focus) drive({ type: 'focus', ...focus }); // first, since the selection depends on the example
            if (count > 0) inFlight.step(count);
            if (selection) actions.select(selection);
            if (phase && director.hasPhase(phase)) moveTo(atEndOf(phase));
        },

        /** Plays or pauses what stands in the middle: the descent, or the stage. */
        async toggleCentre() {
            if (store.centre.value !== 'descent') return actions.togglePlay();
            try {
                const { createRaceActions } = await import('../features/race/model/actions.js');
                actions.use(createRaceActions).toggleRace();
            } catch (error) {
                notify(store, 'error', /** @type {Error} */ (error).message);
            }
        },

        /**
         * Changes settings of the run.
         *
         * @param {Record<string, unknown>} settings
         * @param {(error: string | null) => void} answered is called with the server's error, or null
         */
        configure(settings, answered) {
            inFlight.ask({ type: 'configure', settings }, answered);
        },

        /**
         * Changes settings, then trains the network that they lead to.
         *
         * @param {Record<string, unknown>} settings
         * @param {number} steps
         */
        trainWith(settings, steps) {
            actions.configure(settings, (error) => (error ? notify(store, 'error', error) : actions.train(steps)));
        },

        /** Selects a neuron or a weight; null selects nothing. @param {Selection | null} selection */
        select(selection) {
            const before = store.selection.value;
            store.selection.value = selection;
            director.followSelection(before);
            if (!store.driver.value) return;
            const { layer, index, from } = selection ?? {};
            const weight = typeof from === 'number' ? { from } : {};
            send(selection ? { type: 'select', layer, index, ...weight } : { type: 'select' });
        },

        /** Changes how the page looks. @param {Partial<import('./store.js').View>} changes */
        changeView(changes) {
            store.view.value = { ...store.view.value, ...changes };
        },

        /** Shows only the network, its caption and the phases, with big text; or the whole page again. @param {boolean} is */
        project(is) {
            if (is === store.isProjected.value) return;
            store.isProjected.value = is;
            if (is) bigBefore = store.view.value.big;
            actions.changeView({ big: is || bigBefore });
        },

        /** Removes a notice. @param {number} id */
        dismiss(id) {
            store.notices.value = store.notices.value.filter((notice) => notice.id !== id);
        },

        onAnswered: inFlight.onAnswered,
        onLost() {
            for (const part of wanted.used()) part.onLost?.(); // first: some send again, and need not be told
            inFlight.onLost();
        },

        /** Whether anything waits for time to pass. Where nothing does, `tick` need not be called. */
        timePasses: computed(
            () =>
                store.isMoving.value ||
                (store.target.value !== null && store.targetPace.value !== null) ||
                wanted.used().some((part) => part.needsTime?.()),
        ),

        /** Lets time pass. @param {number} seconds */
        tick(seconds) {
            clock(seconds);
            for (const part of wanted.used()) part.tick?.(seconds);
        },
    };

    return actions;
}

/** @typedef {ReturnType<typeof createActions>} Actions */
