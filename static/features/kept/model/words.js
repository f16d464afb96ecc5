/** Sentences about kept drawings. */

import { say } from '../../../text/say.js';

/** @typedef {import('./state.js').Done} Done */
/** @typedef {import('./state.js').ImportReport} ImportReport */

/** Returns the last change as a sentence. @param {Done} done */
export function doneText(done) {
    if (done.what === 'kept') return say('kept-done-kept', { digit: done.label });
    if (done.what === 'relabelled') return say('kept-done-relabelled', { digit: done.label, before: done.before });
    return say('kept-done-removed', { digit: done.drawing.label });
}

/** Returns the result of an import as a sentence. @param {ImportReport} report */
export function reportText({ added, duplicates, refused }) {
    return say('kept-report', { added, duplicates, refused: refused.length });
}

/** Says that a drawing is kept already. @param {number} kept its kept label @param {number} label its label now */
export function alreadyKeptText(kept, label) {
    return kept === label ? say('kept-already') : say('kept-already-as', { digit: kept });
}

/**
 * Warns that an unchanged image of the data set would be kept.
 *
 * @param {{ split: string, index: number | null }} stored
 */
export function storedText({ split, index }) {
    const number = index ?? 0;
    return split === 'test' ? say('kept-test-image', { number }) : say('kept-training-image', { number });
}

/**
 * Returns the examples of an epoch as a sentence.
 *
 * @param {{ train_on: string, drawings_weight: number }} settings
 * @param {{ train: number, epoch: number }} count numbers of training examples of the data set
 *     and of examples an epoch
 */
export function epochText({ train_on, drawings_weight: weight }, { train, epoch }) {
    if (train_on === 'dataset') return say('kept-epoch-of-dataset', { count: train });
    if (train_on === 'drawings') return say('kept-epoch-of-drawings', { count: epoch });
    return say('kept-epoch-of-both', {
        count: epoch,
        of_dataset: train,
        drawings: Math.round((epoch - train) / weight),
        weight,
    });
}
