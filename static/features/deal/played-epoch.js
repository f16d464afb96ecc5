import { useEffect, useRef } from 'preact/hooks';

import { createDeal } from './model/state.js';

/** @typedef {import('../../core/store.js').Store} Store */

/** An epoch of few rows takes about so long, of many a little longer: at most so long a row. In milliseconds. */
const EPOCH = 6000;
const LONGEST_ROW = 160;
/** With more rows than this nobody waits for each. */
const MOST_ROWS = 200;

/**
 * Row after row becomes a step, until the epoch is over.
 *
 * @param {Store} store
 * @param {import('../../core/actions.js').Actions} actions
 */
export function usePlayedEpoch(store, actions) {
    const deal = store.use(createDeal);
    const record = store.settled.value;
    const room = store.room.value;
    const count = room?.dataset?.train ?? 0;
    const size = Number(room?.settings.batch_size ?? 1);
    const start = useRef(-1);
    const isPlayed = deal.isPlayed.value;
    const used = record?.position ?? 0;
    const left = Math.ceil((used >= count ? count : count - used) / size);

    const stop = () => {
        deal.isPlayed.value = false;
        if (store.target.value !== null) actions.pause();
    };
    const play = () => {
        if (!store.driver.value) return actions.nextStep(); // it says who may
        start.current = record?.step ?? 0;
        deal.isPlayed.value = true;
        if (left > MOST_ROWS) actions.train(left);
    };
    const isOver = record !== null && record.step > start.current && used >= count;
    const isHalted = Boolean(room?.diverged) || store.connection.value.state !== 'open';
    const isOnItsWay = store.target.value !== null;
    useEffect(() => {
        if (!isPlayed) return undefined;
        if (isOver || isHalted) return stop();
        if (deal.isMoving.value || isOnItsWay) return undefined;
        const next = setTimeout(actions.nextStep, Math.min(LONGEST_ROW, (EPOCH * size) / Math.max(1, count)));
        return () => clearTimeout(next);
    }, [isPlayed, record?.step, isOver, isHalted, isOnItsWay, deal.isMoving.value]);
    useEffect(() => () => void (deal.isPlayed.value = false), []);
    return { isPlayed, play, stop };
}
