/** The texts about the deal: the rows, an image, and the progress of the epoch. */

import { say } from '../../../text/say.js';
import { findRow, findStep, isMixed, measureLengths, rowAt, rowWith } from './numbers.js';

/** @typedef {import('./state.js').Epoch} Epoch */
/** @typedef {import('./state.js').Arrangement} Arrangement */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/**
 * The arrangement of the images; where they are dealt, the number of rows, and their lengths.
 *
 * @param {Arrangement} arrangement
 * @param {Epoch} epoch
 */
export function arrangementInWords(arrangement, epoch) {
    const all = { epoch: epoch.number, count: epoch.order.length };
    if (arrangement === 'set') return say('deal-in-order', all);
    if (arrangement === 'shuffled') return say('deal-shuffled', all);
    const lengths = measureLengths(epoch);
    const rows = lengths.length;
    const [first, last] = [lengths[0], lengths[rows - 1]];
    if (rows === 1) return say('deal-one-row', all);
    if (isMixed(lengths))
        return say('deal-mixed-rows', { ...all, rows, least: Math.min(...lengths), most: Math.max(...lengths) });
    if (last === first) return say('deal-rows', { ...all, rows, length: first });
    return say('deal-rows-and-rest', { ...all, rows: rows - 1, length: first, rest: last });
}

/**
 * The label of an image, and the step that uses it.
 *
 * @param {{ image: number, label: number, place: number, epoch: Epoch, record: StepRecord | null,
 *     isDealt: boolean }} facts `place`: in the epoch's order
 */
export function imageInWords({ image, label, place, epoch, record, isDealt }) {
    const name = { label, image: String(image) };
    if (!isDealt) return say('deal-image', name);
    const row = rowWith(epoch, place);
    const { start, end } = rowAt(epoch, row);
    return say('deal-image-in-row', {
        ...name,
        row: row + 1,
        place: place - start + 1,
        length: end - start,
        ...findUse(epoch, record, row),
    });
}

/**
 * What a text says of the step that uses a row; `use` is "other" where the row is of another epoch than the step on show.
 *
 * @param {Epoch} epoch
 * @param {StepRecord | null} record
 * @param {number} row counted from 0
 * @returns {{ use: 'other' | 'now' | 'used' | 'coming', step: number, epoch: number }}
 */
export function findUse(epoch, record, row) {
    const { number } = epoch;
    const isSameEpoch = record && (record.epoch === number || (record.step === 0 && number === 1));
    if (!isSameEpoch) return { use: 'other', step: 0, epoch: number };
    const now = findRow(epoch, record);
    return { use: row === now ? 'now' : row < now ? 'used' : 'coming', step: findStep(record, row), epoch: number };
}

/**
 * The images that the shown step has used, and the rest of the epoch.
 *
 * @param {Epoch} epoch
 * @param {StepRecord} record
 */
export function standingInWords(epoch, record) {
    const { step } = record;
    if (step === 0) return say('deal-not-begun');
    const row = findRow(epoch, record);
    if (row < 0) return say('deal-other-epoch', { epoch: epoch.number, step, step_epoch: record.epoch });
    const { start, end } = rowAt(epoch, row);
    const used = say('deal-step-used', { step, row: row + 1, count: end - start });
    const left = epoch.starts.length - row - 1;
    if (left > 0) return `${used} ${say('deal-left', { count: left })}`;
    return `${used} ${say('deal-over', { epoch: epoch.number, count: epoch.order.length })}`;
}

/** The most images that are shown. */
const MAX_IMAGES = 10_000;

/**
 * Why the deal of a room cannot be shown; empty where it can.
 *
 * @param {Pick<import('../../../protocol.js').RoomState, 'settings' | 'dataset'>} room
 */
export function obstacleInWords({ settings, dataset }) {
    if (settings.train_on !== 'dataset') return say('deal-drawings');
    if (dataset?.upright) return say('deal-repeats');
    if (dataset?.train > MAX_IMAGES) return say('deal-too-many', { most: MAX_IMAGES, count: dataset.train });
    return '';
}
