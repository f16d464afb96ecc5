import { useEffect, useRef, useState } from 'preact/hooks';

import { SPRING_SECONDS, springBack } from './model/sensitivity.js';
import { createNewest } from './newest.js';

/** Milliseconds without a key after which a weight that was moved by keys is let go, once what is true there is told. */
const PAUSE = 1600;

/** @typedef {{ change: number, cost: number | null }} Outcome the true cost after a change */

/**
 * @typedef {object} Wiggled
 * @property {number} change where the slider is, as the change of the parameter
 * @property {Outcome | null} truth the newest that is known; null at rest
 * @property {Outcome | null} last what was true when it was last let go
 * @property {string} error
 */

/** @type {Wiggled} */
const AT_REST = { change: 0, truth: null, last: null, error: '' };

/**
 * A parameter that is moved away from its value, springs back when it is let go, and whose true cost is
 * asked for all the way.
 *
 * @param {(change: number) => Promise<number | null>} ask the true cost after a change
 * @param {boolean} isStill nothing travels: it is back at once
 */
export function useWiggle(ask, isStill) {
    const [wiggled, show] = useState(AT_REST);
    const now = useRef({ ask, isStill });
    now.current = { ask, isStill };
    const wiggle = useRef(/** @type {ReturnType<typeof createWiggle> | null} */ (null));
    wiggle.current ??= createWiggle(now, show);
    useEffect(() => wiggle.current?.close, []);
    return { wiggled, wiggle: wiggle.current };
}

/**
 * @param {{ current: { ask: (change: number) => Promise<number | null>, isStill: boolean } }} now
 * @param {(wiggled: Wiggled) => void} show
 */
export function createWiggle(now, show) {
    const state = {
        at: AT_REST,
        isHeld: false,
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        timer: undefined,
        /** The pause after the last key is over. */
        isOver: false,
        /** The change of which there was an answer last, be it that there is none. */
        told: 0,
        frame: 0,
    };
    const set = (/** @type {Partial<Wiggled>} */ changes) => show((state.at = { ...state.at, ...changes }));
    const newest = createNewest(
        (/** @type {number} */ change) => now.current.ask(change),
        (cost, change) => {
            if (state.at.change !== 0) set({ truth: { change, cost }, error: '' });
            isTold(change);
        },
        ({ message }, change) => {
            set({ error: message });
            isTold(change);
        },
    );
    const stop = () => {
        clearTimeout(state.timer);
        state.isOver = false;
        cancelAnimationFrame(state.frame);
    };
    const move = (/** @type {number} */ change) => {
        set(change === 0 ? { change, truth: null } : { change });
        if (change !== 0) newest.ask(change);
    };
    const spring = (/** @type {number} */ from, /** @type {number} */ since) => {
        const seconds = (performance.now() - since) / 1000;
        move(from * springBack(seconds));
        if (seconds < SPRING_SECONDS) state.frame = requestAnimationFrame(() => spring(from, since));
    };
    const letGo = () => {
        stop();
        state.isHeld = false;
        const { change, truth } = state.at;
        if (change === 0) return;
        set({ last: truth });
        if (now.current.isStill) move(0);
        else spring(change, performance.now());
    };
    const isTold = (/** @type {number} */ change) => {
        state.told = change;
        letGoOnceTold();
    };
    const letGoOnceTold = () => {
        if (state.isOver && state.told === state.at.change) letGo();
    };
    const pauseIsOver = () => {
        state.isOver = true;
        letGoOnceTold();
    };
    return {
        /** A pointer has taken the slider. */
        hold() {
            stop();
            state.isHeld = true;
        },
        /** The slider was moved, by a pointer or by keys. @param {number} change */
        moveTo(change) {
            stop();
            move(change);
            if (!state.isHeld) state.timer = setTimeout(pauseIsOver, PAUSE);
        },
        letGo,
        /** What is asked has another answer now. */
        askAgain() {
            set({ last: null });
            state.told = 0;
            if (state.at.change !== 0) newest.ask(state.at.change);
        },
        close() {
            stop();
            newest.close();
        },
    };
}
