import { useEffect, useRef, useState } from 'preact/hooks';

/** @typedef {import('./model/actions.js').DrawActions} DrawActions */
/** @typedef {{ x: number, y: number, isDown: boolean }} KeyPen in sides of the pad */

/** How far an arrow key moves the pen, in sides of the pad; with Shift. */
const STEP = 0.05;
const SMALL_STEP = 0.0125;
const PRESSURE = 0.5;

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What is the page's even here: a digit says what it should have been, and Help is help. */
const OF_THE_PAGE = /^([0-9?]|Tab)$/;

/** @type {KeyPen} */
const MIDDLE = { x: 0.5, y: 0.5, isDown: false };

/**
 * Drawing by keyboard: arrows move a pen, Space puts it down and takes it up. The other keys of the page
 * rest meanwhile. What was only clicked keeps no keys: a key that follows makes it focus-visible all the same,
 * so what counts is how the focus came.
 *
 * @param {Pick<DrawActions, 'penDown' | 'penOn' | 'penUp' | 'undoStroke' | 'clearPad'>} actions
 * @param {boolean} isDrawing whether a stroke is being drawn
 */
export function useKeyPen(actions, isDrawing) {
    const [pen, setPen] = useState(MIDDLE);
    const now = useRef(MIDDLE);
    const [isHere, setHere] = useState(false);
    const byKey = useRef(false);
    const come = (/** @type {boolean} */ isByKey) => setHere((byKey.current = isByKey));
    const put = (/** @type {KeyPen} */ to) => setPen((now.current = to));
    const up = () => {
        if (!now.current.isDown) return;
        actions.penUp();
        put({ ...now.current, isDown: false });
    };

    // whatever else ends the stroke takes the pen up as well
    useEffect(() => {
        if (!isDrawing && now.current.isDown) put({ ...now.current, isDown: false });
    }, [isDrawing]);

    /** @type {Record<string, () => void>} */
    const keys = {
        ' ': () => {
            const { x, y, isDown } = now.current;
            if (isDown) up();
            else if (actions.penDown(x, y, PRESSURE)) put({ x, y, isDown: true });
        },
        Backspace: () => {
            up();
            actions.undoStroke();
        },
        Delete: () => {
            up();
            actions.clearPad();
        },
        Escape: up,
    };
    const move = (/** @type {[number, number]} */ [dx, dy], /** @type {number} */ step) => {
        const to = moved(now.current, dx * step, dy * step);
        if (to.isDown) actions.penOn([[to.x, to.y, PRESSURE]]);
        put(to);
    };
    return {
        /** Where the pen is; null while the keyboard is elsewhere. */
        pen: isHere ? pen : null,
        handlers: {
            onFocus: (/** @type {FocusEvent} */ { currentTarget }) =>
                come(/** @type {HTMLElement} */ (currentTarget).matches(':focus-visible')),
            onPointerDownCapture: () => {
                up();
                come(false);
            },
            onBlur: () => {
                up();
                come(false);
            },
            onKeyDown(/** @type {KeyboardEvent} */ event) {
                if (event.ctrlKey || event.metaKey || event.altKey || OF_THE_PAGE.test(event.key) || !byKey.current)
                    return;
                event.stopPropagation();
                const by = MOVES[event.key];
                if (!by && !keys[event.key]) return;
                event.preventDefault();
                if (by) move(by, event.shiftKey ? SMALL_STEP : STEP);
                else if (!event.repeat) keys[event.key]();
            },
        },
    };
}

/** @param {KeyPen} pen @param {number} dx @param {number} dy @returns {KeyPen} */
export function moved({ x, y, isDown }, dx, dy) {
    const within = (/** @type {number} */ value) => Math.min(1, Math.max(0, Math.round(10_000 * value) / 10_000));
    return { x: within(x + dx), y: within(y + dy), isDown };
}

/** Where the pen is, in words. @param {KeyPen} pen */
export function spokenPen({ x, y, isDown }) {
    const share = (/** @type {number} */ value) => Math.round(100 * value);
    return `Pen ${isDown ? 'down' : 'up'}, ${share(x)} across, ${share(y)} down.`;
}
