import { useEffect, useRef, useState } from 'preact/hooks';
import { meantKey } from '../../core/keyboard.js';
import { say } from '../../text/say.js';

/** @typedef {import('./model/actions.js').DrawActions} DrawActions */
/** @typedef {{ x: number, y: number, isDown: boolean }} KeyPen in sides of the pad */

/** Step of an arrow key, and with Shift, in sides of the pad. */
const STEP = 0.05;
const SMALL_STEP = 0.0125;
const PRESSURE = 0.5;

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Keys that the page handles even here: a digit labels the drawing, ? opens the help, Tab moves the focus. */
const PAGE_KEYS = /^([0-9?]|Tab)$/;

/** @type {KeyPen} */
const MIDDLE = { x: 0.5, y: 0.5, isDown: false };

/**
 * Draws by keyboard: arrow keys move a pen, Space puts it down and lifts it. Other keys of the page do nothing
 * meanwhile. The pad handles keys only where it got the focus by keyboard. `:focus-visible` alone does not tell this:
 * it also becomes true by a key press after a click.
 *
 * @param {Pick<DrawActions, 'penDown' | 'penOn' | 'penUp' | 'undoStroke' | 'clearPad'>} actions
 * @param {boolean} isDrawing whether a stroke is being drawn
 */
export function useKeyPen(actions, isDrawing) {
    const [pen, setPen] = useState(MIDDLE);
    const now = useRef(MIDDLE);
    const [hasKeyFocus, setKeyFocus] = useState(false);
    const byKey = useRef(false);
    const onFocusChange = (/** @type {boolean} */ isByKey) => setKeyFocus((byKey.current = isByKey));
    const placePen = (/** @type {KeyPen} */ to) => setPen((now.current = to));
    const liftPen = () => {
        if (!now.current.isDown) return;
        actions.penUp();
        placePen({ ...now.current, isDown: false });
    };

    // Anything else that ends the stroke lifts the pen as well.
    useEffect(() => {
        if (!isDrawing && now.current.isDown) placePen({ ...now.current, isDown: false });
    }, [isDrawing]);

    /** @type {Record<string, () => void>} */
    const keys = {
        ' ': () => {
            const { x, y, isDown } = now.current;
            if (isDown) liftPen();
            else if (actions.penDown(x, y, PRESSURE)) placePen({ x, y, isDown: true });
        },
        Backspace: () => {
            liftPen();
            actions.undoStroke();
        },
        Delete: () => {
            liftPen();
            actions.clearPad();
        },
        Escape: liftPen,
    };
    const move = (/** @type {[number, number]} */ [dx, dy], /** @type {number} */ step) => {
        const to = moved(now.current, dx * step, dy * step);
        if (to.isDown) actions.penOn([[to.x, to.y, PRESSURE]]);
        placePen(to);
    };
    return {
        /** The pen; null while the pad has no keyboard focus. */
        pen: hasKeyFocus ? pen : null,
        handlers: {
            onFocus: (/** @type {FocusEvent} */ { currentTarget }) =>
                onFocusChange(/** @type {HTMLElement} */ (currentTarget).matches(':focus-visible')),
            onPointerDownCapture: () => {
                liftPen();
                onFocusChange(false);
            },
            onBlur: () => {
                liftPen();
                onFocusChange(false);
            },
            onKeyDown(/** @type {KeyboardEvent} */ event) {
                const key = meantKey(event);
                if (event.ctrlKey || event.metaKey || PAGE_KEYS.test(key) || !byKey.current) return;
                event.stopPropagation(); // marks with Alt, too, are keys of the page
                const by = MOVES[key];
                if (event.altKey || (!by && !keys[key])) return;
                event.preventDefault();
                if (by) move(by, event.shiftKey ? SMALL_STEP : STEP);
                else if (!event.repeat) keys[key]();
            },
        },
    };
}

/** @param {KeyPen} pen @param {number} dx @param {number} dy @returns {KeyPen} */
export function moved({ x, y, isDown }, dx, dy) {
    const within = (/** @type {number} */ value) => Math.min(1, Math.max(0, Math.round(10_000 * value) / 10_000));
    return { x: within(x + dx), y: within(y + dy), isDown };
}

/** Returns the place of the pen as text for screen readers. @param {KeyPen} pen */
export function toPenAriaText({ x, y, isDown }) {
    const share = (/** @type {number} */ value) => Math.round(100 * value);
    return say('draw-pen', { is_down: isDown, across: share(x), down: share(y) });
}
