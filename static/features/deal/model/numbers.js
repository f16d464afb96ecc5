/** The rows of an epoch: their examples, and the row that a step has used. */

/** @typedef {import('./state.js').Epoch} Epoch */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/**
 * @typedef {object} Row
 * @property {number} start its first place in the epoch's order
 * @property {number} end the place after its last
 */

/**
 * @param {{ epoch: number, order: number[], starts: number[] }} answer of the server
 * @returns {Epoch}
 */
export function findEpoch({ epoch, order, starts }) {
    return { number: epoch, order: Int32Array.from(order), starts };
}

/** @param {Epoch} epoch @param {number} row counted from 0 @returns {Row} */
export function rowAt({ order, starts }, row) {
    return { start: starts[row], end: starts[row + 1] ?? order.length };
}

/** The number of examples in each row. @param {Epoch} epoch */
export function measureLengths({ order, starts }) {
    return starts.map((start, row) => (starts[row + 1] ?? order.length) - start);
}

/**
 * Whether the mini-batch size was changed during the epoch: otherwise all rows but the last have one length.
 *
 * @param {number[]} lengths
 */
export function isMixed(lengths) {
    const [first] = lengths;
    return lengths.some((length, row) => (row === lengths.length - 1 ? length > first : length !== first));
}

/** The row of a place of the order. @param {Epoch} epoch @param {number} place */
export function rowWith({ starts }, place) {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= place) low = middle;
        else high = middle - 1;
    }
    return low;
}

/**
 * The row that a step used, counted from 0. −1 where the step is of another epoch or before the first one. Also −1
 * where the row differs from the mini-batch of the step: then the epoch that is loaded here is out of date.
 *
 * @param {Epoch} epoch
 * @param {Pick<StepRecord, 'epoch' | 'position' | 'batchNumber' | 'batch'>} record
 */
export function findRow(epoch, record) {
    if (record.epoch !== epoch.number) return -1;
    const row = record.batchNumber - 1;
    if (row < 0 || row >= epoch.starts.length) return -1;
    const { start, end } = rowAt(epoch, row);
    if (end !== record.position) return -1;
    return !record.batch || isSameRow(epoch, { start, end }, record.batch.index) ? row : -1;
}

/** @param {Epoch} epoch @param {Row} row @param {ArrayLike<number>} index */
function isSameRow({ order }, { start, end }, index) {
    if (index.length !== end - start) return false;
    for (let place = start; place < end; place++) if (order[place] !== index[place - start]) return false;
    return true;
}

/**
 * The step that uses a row, if the settings do not change.
 *
 * @param {Pick<StepRecord, 'step' | 'batchNumber'>} record of the same epoch, or from before the first step
 * @param {number} row counted from 0
 */
export function findStep({ step, batchNumber }, row) {
    return step - batchNumber + row + 1;
}

/**
 * The number of examples of each digit in a row.
 *
 * @param {Epoch} epoch
 * @param {Row} row
 * @param {ArrayLike<number>} labels of the training set
 * @param {number} [classes]
 */
export function countTallies({ order }, { start, end }, labels, classes = 10) {
    const tallies = Array.from({ length: classes }, () => 0);
    for (let place = start; place < end; place++) tallies[labels[order[place]]] += 1;
    return tallies;
}
