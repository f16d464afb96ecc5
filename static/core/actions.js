/**
 * What a person can do. Everything that changes the run goes up to the server as a command; what
 * only changes the view stays here. Nothing draws.
 *
 * What can only be done in some panels is made when one of them is shown: `actions.use(createDrawActions)`. Where
 * such actions have a `tick` or an `onLost`, they hear of the time and of a lost connection as these here do;
 * they say by `needsTime` whether time has to pass for them.
 */

import { computed } from '@preact/signals-core';
import { createChapterDirector } from './chapter-director.js';
import { createClock } from './clock.js';
import { createCommandsInFlight } from './commands-in-flight.js';
import { createExampleActions } from './example-actions.js';
import { first, WHOLE } from './player.js';
import { notify } from './receive.js';
import { createTransport } from './transport-actions.js';
import { whenWanted } from './when-wanted.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').Selection} Selection */
/** @typedef {import('./player.js').Cursor} Cursor */
/** @typedef {import('../protocol.js').Done} Done */

/**
 * @typedef {object} PageDeps what only some actions need, and what this page has of it
 * @property {{ drawing: import('../features/draw/model/text.js').Browser }} browser
 * @property {() => Promise<import('../features/kept/model/actions.js').Keepers>} keepers of drawings
 */

/**
 * @typedef {object} CommonDeps how what is wanted is carried out
 * @property {(command: Record<string, unknown>) => boolean} drive whether it was sent
 * @property {(command: Record<string, unknown>, answered: (error: string | null, done?: Done) => void) => boolean} ask
 *     the same, for whoever wants to know what became of it
 * @property {() => boolean} isStepping
 * @property {() => void} pause whatever the room plays
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(phase: string, t?: number, direction?: 0 | 1) => void} showPhase
 * @property {() => void} refuse say that somebody else drives
 * @property {<Part>(create: (store: Store, deps: Deps) => Part) => Part} use other such actions
 */
/** @typedef {CommonDeps & PageDeps} Deps what actions of some panels are made with */

/**
 * @param {Store} store
 * @param {(command: Record<string, unknown>) => boolean} send
 * @param {PageDeps} pageDeps
 */
export function createActions(store, send, pageDeps) {
    /** @param {Record<string, unknown>} command */
    const drive = (command) => {
        if (store.driver.value) return send(command);
        notify(store, 'info', 'You are watching: only the one who opened this room can drive it.');
        return false;
    };

    /** @param {Cursor} cursor */
    const moveTo = (cursor) => {
        const moved = cursor.phase !== store.cursor.value.phase;
        store.cursor.value = cursor;
        if (moved && store.driver.value) send({ type: 'cursor', phase: cursor.phase });
    };

    const inFlight = createCommandsInFlight(store, drive, () => {
        if (store.place.value === 'story') director.setTheStage();
    });

    /** @param {Cursor} cursor where to be in the step to come */
    const makeStep = (cursor) => {
        if (inFlight.step(1)) moveTo(cursor);
    };

    const director = createChapterDirector(store, {
        select: (selection) => actions.select(selection),
        pause: () => actions.pause(),
        moveTo,
        send,
    });

    const clock = createClock(store, {
        moveTo,
        makeStep,
        isStepping: inFlight.isStepping,
        focusOn: (split, index) => send({ type: 'focus', split, index }),
    });

    const transport = createTransport(store, { drive, moveTo, makeStep, inFlight });

    /** @type {import('./when-wanted.js').Parts<[Store, Deps]>} */
    const wanted = whenWanted(() => [store, deps]);

    /** @type {Deps} */
    const deps = {
        ...pageDeps,
        drive,
        ask: inFlight.ask,
        isStepping: inFlight.isStepping,
        pause: transport.pause,
        moveTo,
        showPhase: transport.showPhase,
        refuse: () => void drive({}),
        use: wanted.use,
    };

    const actions = {
        ...director,
        ...transport,
        ...createExampleActions(store, { inFlight, moveTo, cue: director.cue }),

        /** What can be done in some panels, by what makes it. */
        use: wanted.use,

        /**
         * The first step for whoever opens Nudge for the first time: phase by phase, in the story as
         * its chapter says.
         *
         * @param {import('./link/deep-link.js').Moment | null} [moment] that the address names
         */
        begin(moment = null) {
            if (moment) actions.goTo(moment);
            else if (store.place.value === 'draw') return; // the first stroke begins
            const isStory = store.place.value === 'story';
            const cue = director.cue() ?? (isStory ? WHOLE : first(store.phases.value));
            if (!moment) makeStep(cue);
            else if (!moment.phase) moveTo(cue);
            store.autoplay.value = !moment?.phase && cue !== WHOLE;
            const before = store.selection.value;
            const selectUnlessChosen = () => store.selection.value === before && director.selectForChapter();
            if (isStory && !moment?.selection) inFlight.afterwards(selectUnlessChosen);
        },

        /** @param {import('./link/deep-link.js').Moment} moment */
        goTo({ step: count, focus, phase, selection }) {
            if (focus) drive({ type: 'focus', ...focus }); // first: what is selected then depends on it
            if (count > 0) inFlight.step(count);
            if (selection) actions.select(selection);
            if (phase) moveTo({ phase, t: 1, direction: 0 });
        },

        /** Play or hold what stands in the middle. */
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
         * @param {Record<string, unknown>} settings
         * @param {(error: string | null) => void} answered with the server's sentence if it refused
         */
        configure(settings, answered) {
            inFlight.ask({ type: 'configure', settings }, answered);
        },

        /** @param {Selection | null} selection */
        select(selection) {
            store.selection.value = selection;
            if (!store.driver.value) return;
            const { layer, index, from } = selection ?? {};
            const weight = typeof from === 'number' ? { from } : {};
            send(selection ? { type: 'select', layer, index, ...weight } : { type: 'select' });
        },

        /** @param {Partial<import('./store.js').View>} changes */
        look(changes) {
            store.view.value = { ...store.view.value, ...changes };
        },

        /** @param {number} id */
        dismiss(id) {
            store.notices.value = store.notices.value.filter((notice) => notice.id !== id);
        },

        onAnswered: inFlight.onAnswered,
        onLost() {
            inFlight.onLost();
            for (const part of wanted.used()) part.onLost?.();
        },

        /** Whether anything waits for time to pass; where nothing does, nobody need call `tick`. */
        timePasses: computed(() => store.isMoving.value || wanted.used().some((part) => part.needsTime?.())),

        /** Let time pass, in seconds. @param {number} seconds */
        tick(seconds) {
            clock(seconds);
            for (const part of wanted.used()) part.tick?.(seconds);
        },
    };

    return actions;
}

/** @typedef {ReturnType<typeof createActions>} Actions */
