import { useEffect } from 'preact/hooks';
import { connections, useAnswer } from '../../ui/answer.js';
import { findEpoch, findRow } from './model/numbers.js';
import { createDeal } from './model/state.js';
import { obstacleInWords } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../shell/places/panels.js').Questions} Questions */

/** The number of images in an answer of the server. */
const PORTION = 1000;
const PIXELS = 784;

/**
 * Loads the training images and the order of the shown epoch into the store. The images are loaded once for a data set.
 * The epoch is loaded again where another one is shown, or its order has changed.
 *
 * @param {Store} store
 * @param {Questions} questions
 */
export function useDeal(store, questions) {
    const deal = store.use(createDeal);
    const room = store.room.value;
    const record = store.record.value;
    const obstacle = room ? obstacleInWords(room) : '';
    const count = room && !obstacle ? room.dataset.train : 0;
    const name = room?.dataset.name ?? '';
    useEffect(() => {
        if (count === 0 || (deal.askForImages.value === name && deal.images.value?.length === count * PIXELS)) return;
        deal.images.value = null; // images of another data set are not shown in the meantime
        deal.askForImages.value = name;
        const isStillWanted = () => deal.askForImages.value === name;
        loadImages(questions, count).then(
            (images) => {
                if (!isStillWanted()) return;
                deal.images.value = images;
                deal.trouble.value = ''; // of an attempt before
            },
            (error) => isStillWanted() && (deal.trouble.value = error.message),
        );
    }, [count, name, connections.value]);

    const number = Math.max(1, record?.epoch ?? 1);
    const loaded = deal.epoch.value;
    const isOutdated = record !== null && loaded?.number === record.epoch && findRow(loaded, record) < 0;
    const ask = async () => {
        if (obstacle) return void (deal.epoch.value = null);
        const answer = await questions.epoch(number);
        deal.epoch.value = findEpoch(answer);
    };
    const key = obstacle || `${number} ${room?.settings_id} ${isOutdated ? record.step : ''}`;
    const { error } = useAnswer(ask, room && record ? key : null);
    const trouble = obstacle || error;
    useEffect(() => void (deal.trouble.value = trouble), [trouble]);
}

/** @param {Questions} questions @param {number} count @returns {Promise<Uint8Array>} */
async function loadImages(questions, count) {
    const images = new Uint8Array(count * PIXELS);
    const portions = Array.from({ length: Math.ceil(count / PORTION) }, async (_, i) => {
        const start = i * PORTION;
        const indices = Array.from({ length: Math.min(PORTION, count - start) }, (__, k) => start + k);
        images.set(await questions.images('train', indices), start * PIXELS);
    });
    await Promise.all(portions);
    return images;
}
