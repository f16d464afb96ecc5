import { useEffect, useRef, useState } from 'preact/hooks';

import { SPRING_SECONDS, springBack } from './model/sensitivity.js';
import { createNewest } from './newest.js';

/**
 * Milliseconds after the last key press. Then a weight moved by keys is released, or when the true cost at its place
 * arrives, if that is later.
 */
const PAUSE = 1600;

/** @typedef {{ change: number, cost: number | null }} TrueCost the true cost after a change */

/**
 * @typedef {object} Wiggled
 * @property {number} change where the slider is, as the change of the parameter
 * @property {TrueCost | null} truth the newest known true cost; null at rest
 * @property {TrueCost | null} last the true cost at the last release
 * @property {string} error
 */

/** @type {Wiggled} */
const AT_REST = { change: 0, truth: null, last: null, error: '' };

/**
 * Moves a parameter away from its value; it springs back when released. The true cost is requested all the time.
 *
 * @param {(change: number) => Promise<number | null>} ask the true cost after a change
 * @param {boolean} isStill without animation: it is back at once
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
        isDragged: false,
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        timer: undefined,
        /** Whether the pause after the last key is over. */
        isOver: false,
        /** The change that was answered last, by a cost or by an error; 0 where the present one was not answered. */
        answered: 0,
        frame: 0,
    };
    const set = (/** @type {Partial<Wiggled>} */ changes) => show((state.at = { ...state.at, ...changes }));
    const newest = createNewest(
        (/** @type {number} */ change) => now.current.ask(change),
        (cost, change) => {
            if (state.at.change !== 0) set({ truth: { change, cost }, error: '' });
            onAnswered(change);
        },
        ({ message }, change) => {
            set({ error: message });
            onAnswered(change);
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
        state.isDragged = false;
        const { change, truth } = state.at;
        if (change === 0) return;
        set({ last: truth });
        if (now.current.isStill) move(0);
        else spring(change, performance.now());
    };
    const onAnswered = (/** @type {number} */ change) => {
        state.answered = change;
        letGoOnceAnswered();
    };
    const letGoOnceAnswered = () => {
        if (state.isOver && state.answered === state.at.change) letGo();
    };
    const pauseIsOver = () => {
        state.isOver = true;
        letGoOnceAnswered();
    };
    return {
        /** A pointer has pressed the slider. */
        grab() {
            stop();
            state.isDragged = true;
        },
        /** The slider was moved, by a pointer or by keys. @param {number} change */
        moveTo(change) {
            stop();
            state.answered = 0; // an earlier answer at the same place does not count
            move(change);
            if (!state.isDragged) state.timer = setTimeout(pauseIsOver, PAUSE);
        },
        letGo,
        /** The answers have changed, as after a step: asks again. */
        askAgain() {
            set({ last: null });
            state.answered = 0;
            if (state.at.change !== 0) newest.ask(state.at.change);
        },
        close() {
            stop();
            newest.close();
        },
    };
}
