import { useEffect, useState } from 'preact/hooks';

/** @typedef {{ share: number, isMoving: boolean, run: number }} Progress `run`: how often it was set going */

/**
 * How far something has come that was set going, told at every frame until it is over.
 *
 * @param {number} seconds that it takes
 * @param {boolean} still nothing moves: it is over at once
 */
export function useProgress(seconds, still) {
    const [{ share, isMoving, run }, set] = useState(/** @type {Progress} */ ({ share: 0, isMoving: false, run: 0 }));
    useEffect(() => {
        if (!isMoving) return undefined;
        const start = performance.now();
        const frame = (/** @type {number} */ now) => {
            const passed = Math.min(1, Math.max(0, now - start) / (1000 * seconds));
            // One frame more comes after it was held, before this effect is taken back: it changes nothing.
            set((state) => (state.isMoving && state.run === run ? { share: passed, isMoving: passed < 1, run } : state));
            if (passed < 1) request = requestAnimationFrame(frame);
        };
        let request = requestAnimationFrame(frame);
        return () => cancelAnimationFrame(request);
    }, [isMoving, run]);
    return {
        share,
        isMoving,
        start: () => set(({ run: before }) => ({ share: still ? 1 : 0, isMoving: !still, run: before + 1 })),
        /** Hold it where it is. */
        stop: () => set((now) => ({ ...now, isMoving: false })),
    };
}
