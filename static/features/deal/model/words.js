/** The texts about the deal: the rows, an image, and the progress of the epoch. */

import { whole } from '../../../text/format.js';
import { findRow, findStep, isMixed, measureLengths, rowAt, rowWith } from './numbers.js';

/** @typedef {import('./state.js').Epoch} Epoch */
/** @typedef {import('./state.js').Arrangement} Arrangement */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/**
 * The number of rows, and their lengths.
 *
 * @param {Epoch} epoch
 */
export function rowsInWords(epoch) {
    const lengths = measureLengths(epoch);
    const [first] = lengths;
    if (lengths.length === 1) return 'a single row';
    const short = lengths[lengths.length - 1];
    if (isMixed(lengths)) {
        return `${whole(lengths.length)} rows of ${whole(Math.min(...lengths))} to ${whole(Math.max(...lengths))}`;
    }
    if (short === first) return `${whole(lengths.length)} rows of ${whole(first)}`;
    return `${counted(lengths.length - 1, 'row')} of ${whole(first)} and one of ${whole(short)}`;
}

/**
 * The arrangement of the images.
 *
 * @param {Arrangement} arrangement
 * @param {Epoch} epoch
 */
export function arrangementInWords(arrangement, epoch) {
    const all = `${whole(epoch.order.length)} images`;
    if (arrangement === 'set') return `The training set in its own order: ${all}.`;
    if (arrangement === 'shuffled') return `Epoch ${whole(epoch.number)}: the same ${all}, shuffled.`;
    return `Epoch ${whole(epoch.number)}: ${all} in ${rowsInWords(epoch)}.`;
}

/**
 * The label of an image, and the step that uses it.
 *
 * @param {{ image: number, label: number, place: number, epoch: Epoch, record: StepRecord | null,
 *     isDealt: boolean }} facts `place`: in the epoch's order
 */
export function imageInWords({ image, label, place, epoch, record, isDealt }) {
    const name = `A ${label}, training image #${image}.`;
    if (!isDealt) return name;
    const row = rowWith(epoch, place);
    const { start, end } = rowAt(epoch, row);
    const where =
        end - start > 1
            ? `Row ${whole(row + 1)}, image ${whole(place - start + 1)} of ${whole(end - start)}`
            : `Row ${whole(row + 1)}`;
    return `${name} ${where}: ${useInWords(epoch, record, row)}.`;
}

/**
 * The step that uses a row.
 *
 * @param {Epoch} epoch
 * @param {StepRecord | null} record
 * @param {number} row counted from 0
 */
export function useInWords(epoch, record, row) {
    const isSameEpoch = record && (record.epoch === epoch.number || (record.step === 0 && epoch.number === 1));
    if (!isSameEpoch) return `of epoch ${whole(epoch.number)}`;
    const now = findRow(epoch, record);
    const step = whole(findStep(record, row));
    if (row === now) return `used by step ${step}, which is on show`;
    return row < now ? `used by step ${step}` : `for step ${step}`;
}

/**
 * The images that the shown step has used, and the rest of the epoch.
 *
 * @param {Epoch} epoch
 * @param {StepRecord} record
 */
export function standingInWords(epoch, record) {
    if (record.step === 0) return 'Before the first step no row has been used.';
    const row = findRow(epoch, record);
    if (row < 0)
        return `Here lies epoch ${whole(epoch.number)}; step ${whole(record.step)} is of epoch ${whole(record.epoch)}.`;
    const { start, end } = rowAt(epoch, row);
    const used = `Step ${whole(record.step)} used row ${whole(row + 1)}: ${counted(end - start, 'image')}.`;
    const left = epoch.starts.length - row - 1;
    if (left > 0) return `${used} ${counted(left, 'row')} ${left === 1 ? 'is' : 'are'} left of this epoch.`;
    return `${used} It was the last: epoch ${whole(epoch.number)} is over, and all ${whole(epoch.order.length)} images have been used once. The next step shuffles anew.`;
}

/** @param {number} count @param {string} noun */
function counted(count, noun) {
    return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The most images that are shown. */
const MAX_IMAGES = 10_000;

/**
 * Why the deal of a room cannot be shown; empty where it can.
 *
 * @param {Pick<import('../../../protocol.js').RoomState, 'settings' | 'dataset'>} room
 */
export function obstacleInWords({ settings, dataset }) {
    if (settings.train_on !== 'dataset')
        return 'This room trains on drawings now. The deal is shown where it trains on its data set alone.';
    if (dataset?.upright)
        return 'An epoch of this data set has rare images more than once. The deal is shown where it has each once.';
    if (dataset?.train > MAX_IMAGES)
        return `The deal is shown for up to ${whole(MAX_IMAGES)} images. This room trains on ${whole(dataset.train)}.`;
    return '';
}
