import { useEffect, useRef, useState } from 'preact/hooks';

import { required } from '../../core/record.js';
import { say } from '../../text/say.js';
import { listShown, runningMeans } from './model/average.js';

/** @typedef {import('./model/average.js').Passing} Passing */
/** @typedef {import('../../shell/places/panels.js').Questions} Questions */
/** @typedef {{ run: string, key: string, answer: Passing | null, error: string, isAsking: boolean }} Asked */

const SECONDS = 6;
/** 90 images in 6 s are 15 a second, which can still be told apart. */
const MOST_SHOWN = 90;
const PIXELS = 784;

/** @type {Asked} */
const NOTHING = { run: '', key: '', answer: null, error: '', isAsking: false };

/**
 * Returns the costs of a set and the images that pass. They are requested on start. They belong to the parameters on
 * show and are dropped when others are shown.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {Questions} questions
 * @param {Passing['set']} set
 */
export function usePassing(store, questions, set) {
    const [asked, setAsked] = useState(NOTHING);
    const [before, setBefore] = useState(/** @type {Passing | null} */ (null));
    const progress = useProgress(SECONDS, store.view.value.still);
    const run = `${store.room.value?.settings_id} ${set}`;
    const key = `${run} ${describeNetwork(store.record.value)}`;
    const now = useRef(/** @type {string | null} */ (key));
    now.current = key;
    useEffect(() => () => void (now.current = null), []);

    const start = async () => {
        if (asked.answer && asked.key === key) return progress.start();
        setBefore(asked.run === run ? asked.answer : null);
        setAsked({ ...NOTHING, isAsking: true });
        const found = await ask(questions, store.record.value?.batch ?? null, set).then(
            (answer) => ({ answer, error: '' }),
            (error) => ({ answer: null, error: error.message }),
        );
        if (now.current === null) return;
        setAsked({ run, key, ...found, isAsking: false });
        if (now.current === key) progress.start();
    };
    const { answer, error } = asked.key === key ? asked : NOTHING;
    return { progress, start, answer, error, isAsking: asked.isAsking, before: asked.run === run ? before : null };
}

/** Returns a key of the parameters on show. The step alone is not enough: parameters may come from a file. */
/** @param {import('../../core/record.js').StepRecord | null} record */
function describeNetwork(record) {
    return record ? [record.step, ...required(record.b[record.depth])].join(' ') : '';
}

/**
 * @param {Questions} questions
 * @param {import('../../core/record.js').Batch | null} batch
 * @param {Passing['set']} set
 * @returns {Promise<Passing>}
 */
async function ask(questions, batch, set) {
    const { costs, cost, count, index, labels, split, step } = await questions.costs(set);
    const notFiniteCount = costs.filter((each) => !Number.isFinite(each)).length;
    if (notFiniteCount > 0 || !Number.isFinite(cost))
        throw new Error(say('cost-average-diverged', { wrong: notFiniteCount, count }));
    const shown = listShown(count, MOST_SHOWN);
    const isInRecord = set === 'batch' && batch?.count === count && batch.index.every((each, i) => each === index[i]);
    const images = isInRecord
        ? shown.map((place) => batch.images.subarray((place - 1) * PIXELS, place * PIXELS))
        : await fetchImages(
              questions,
              split,
              shown.map((place) => index[place - 1]),
          );
    return { set, step, count, cost, costs, labels, shown, images, means: runningMeans(costs) };
}

/**
 * @param {Questions} questions
 * @param {string} split
 * @param {number[]} indices
 * @returns {Promise<Float32Array[]>} pixels in 0..1
 */
async function fetchImages(questions, split, indices) {
    const bytes = await questions.images(split, indices);
    return indices.map((_, i) => Float32Array.from(bytes.subarray(i * PIXELS, (i + 1) * PIXELS), (byte) => byte / 255));
}

/** @typedef {{ share: number, isMoving: boolean, run: number }} PassingProgress `run`: how often it was
 *     started */

/**
 * Returns the progress of an animation, updated at every frame until it ends.
 *
 * @param {number} seconds its duration
 * @param {boolean} still without animation: it ends at once
 */
function useProgress(seconds, still) {
    const [{ share, isMoving, run }, set] = useState(
        /** @type {PassingProgress} */ ({ share: 0, isMoving: false, run: 0 }),
    );
    useEffect(() => {
        if (!isMoving) return undefined;
        const start = performance.now();
        const frame = (/** @type {number} */ now) => {
            const passed = Math.min(1, Math.max(0, now - start) / (1000 * seconds));
            // After a stop one more frame may come before this effect is cleaned up. It must change nothing.
            set((state) =>
                state.isMoving && state.run === run ? { share: passed, isMoving: passed < 1, run } : state,
            );
            if (passed < 1) request = requestAnimationFrame(frame);
        };
        let request = requestAnimationFrame(frame);
        return () => cancelAnimationFrame(request);
    }, [isMoving, run]);
    return {
        share,
        isMoving,
        start: () => set(({ run: before }) => ({ share: still ? 1 : 0, isMoving: !still, run: before + 1 })),
        /** Stops it where it is. */
        stop: () => set((now) => ({ ...now, isMoving: false })),
    };
}
