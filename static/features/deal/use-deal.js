import { useEffect } from 'preact/hooks';
import { useAnswer } from '../../ui/answer.js';
import { findEpoch, findRow } from './model/numbers.js';
import { createDeal } from './model/state.js';
import { obstacleInWords } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../shell/places/panels.js').Questions} Questions */

/** As many images as are given at a time. */
const PORTION = 1000;
const PIXELS = 784;

/**
 * See to it that the store has the training images and the order of the epoch on show. They are asked for once,
 * the epoch whenever it is another one, or is dealt otherwise from here on.
 *
 * @param {Store} store
 * @param {Questions} questions
 */
export function useDeal(store, questions) {
    const deal = store.use(createDeal);
    const room = store.room.value;
    const record = store.panelRecord.value;
    const obstacle = room ? obstacleInWords(room) : '';
    const count = room && !obstacle ? room.dataset.train : 0;
    const name = room?.dataset.name ?? '';
    useEffect(() => {
        if (count === 0 || (deal.askForImages.value === name && deal.images.value?.length === count * PIXELS)) return;
        deal.images.value = null; // those of another data set are not shown for these
        deal.askForImages.value = name;
        const isStillWanted = () => deal.askForImages.value === name;
        allImages(questions, count).then(
            (images) => isStillWanted() && (deal.images.value = images),
            (error) => isStillWanted() && (deal.trouble.value = error.message),
        );
    }, [count, name]);

    const number = Math.max(1, record?.epoch ?? 1);
    const known = deal.epoch.value;
    const isOdd = record !== null && known?.number === record.epoch && findRow(known, record) < 0;
    const ask = async () => {
        if (obstacle) return void (deal.epoch.value = null);
        const answer = await questions.epoch(number);
        deal.epoch.value = findEpoch(answer);
    };
    const key = obstacle || `${number} ${room?.settings_id} ${isOdd ? record.step : ''}`;
    const { error } = useAnswer(ask, room && record ? key : null);
    const trouble = obstacle || error;
    useEffect(() => void (deal.trouble.value = trouble), [trouble]);
}

/** @param {Questions} questions @param {number} count @returns {Promise<Uint8Array>} */
async function allImages(questions, count) {
    const images = new Uint8Array(count * PIXELS);
    const portions = Array.from({ length: Math.ceil(count / PORTION) }, async (_, i) => {
        const start = i * PORTION;
        const indices = Array.from({ length: Math.min(PORTION, count - start) }, (__, k) => start + k);
        images.set(await questions.images('train', indices), start * PIXELS);
    });
    await Promise.all(portions);
    return images;
}
