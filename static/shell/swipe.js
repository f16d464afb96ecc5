import { useRef } from 'preact/hooks';

/** A finger must go this far, in pixels, and this much more sideways than up or down. */
const FAR = 60;
const SIDEWAYS = 2;

/** What takes a sideways movement for itself. */
const TAKES_SWIPES = 'input, select, canvas, [data-scrolls]';

/**
 * A finger to the left turns on, to the right turns back.
 *
 * @param {(by: 1 | -1) => void} turn
 * @returns {{ onTouchStart: (event: TouchEvent) => void, onTouchEnd: (event: TouchEvent) => void }}
 */
export function useSwipe(turn) {
    const start = useRef(/** @type {{ x: number, y: number } | null} */ (null));
    return {
        onTouchStart(event) {
            const isTaken = event.target instanceof Element && event.target.closest(TAKES_SWIPES);
            const [touch] = event.touches;
            start.current = event.touches.length > 1 || isTaken ? null : { x: touch.clientX, y: touch.clientY };
        },
        onTouchEnd(event) {
            if (!start.current) return;
            const [touch] = event.changedTouches;
            const dx = touch.clientX - start.current.x;
            const dy = touch.clientY - start.current.y;
            start.current = null;
            if (Math.abs(dx) >= FAR && Math.abs(dx) > SIDEWAYS * Math.abs(dy)) turn(dx < 0 ? 1 : -1);
        },
    };
}
