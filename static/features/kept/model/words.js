/** Sentences about kept drawings. */

import { whole } from '../../../text/format.js';
import { aDigit } from '../../../text/names.js';

/** @typedef {import('./state.js').Done} Done */
/** @typedef {import('./state.js').ImportReport} ImportReport */

/** @param {number} count */
export function drawingsText(count) {
    return `${whole(count)} ${count === 1 ? 'drawing' : 'drawings'}`;
}

/** Returns the last change as a sentence. @param {Done} done */
export function doneText(done) {
    if (done.what === 'kept') return `Kept as ${aDigit(done.label)}.`;
    if (done.what === 'relabelled') return `It is ${aDigit(done.label)} now, and was ${aDigit(done.before)}.`;
    return `Deleted ${aDigit(done.drawing.label)}.`;
}

/** Returns the result of an import as a sentence. @param {ImportReport} report */
export function reportText({ added, duplicates, refused }) {
    const parts = [`${drawingsText(added)} added`];
    if (duplicates > 0) parts.push(`${whole(duplicates)} ${duplicates === 1 ? 'was' : 'were'} here already`);
    if (refused.length > 0) parts.push(`${whole(refused.length)} refused`);
    return `${parts.join(', ')}.`;
}

/** Says that a drawing is kept already. @param {number} kept its kept label @param {number} label its label now */
export function alreadyKeptText(kept, label) {
    return kept === label ? 'It is kept.' : `It is kept, as ${aDigit(kept)}: choose it below to change that.`;
}

/**
 * Warns that an unchanged image of the data set would be kept.
 *
 * @param {{ split: string, index: number | null }} stored
 */
export function storedText({ split, index }) {
    const which = `${split === 'test' ? 'test' : 'training'} image ${whole(index ?? 0)}`;
    return split === 'test'
        ? `This is ${which} as it is: trained on, it tests nothing any more.`
        : `This is ${which} as it is: it is trained on already.`;
}

/**
 * Returns the examples of an epoch as a sentence.
 *
 * @param {{ train_on: string, drawings_weight: number }} settings
 * @param {{ train: number, epoch: number }} count numbers of training examples of the data set
 *     and of examples an epoch
 */
export function epochText({ train_on, drawings_weight: weight }, { train, epoch }) {
    if (train_on === 'dataset') return `An epoch is the ${whole(train)} training examples of the data set.`;
    if (train_on === 'drawings')
        return `An epoch is ${epoch === 1 ? 'the one drawing' : `the ${whole(epoch)} drawings`} and nothing else.`;
    return (
        `An epoch is ${whole(epoch)} examples: the data set’s ${whole(train)}, and ` +
        `${drawingsText(Math.round((epoch - train) / weight))}, each ` +
        `${weight === 1 ? 'once' : `${whole(weight)} times`}.`
    );
}
