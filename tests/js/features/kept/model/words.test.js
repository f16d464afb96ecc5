import assert from 'node:assert/strict';
import test from 'node:test';

import {
    alreadyKeptText,
    doneText,
    epochText,
    reportText,
    storedText,
} from '../../../../../static/features/kept/model/words.js';

test('the last change is a sentence', () => {
    assert.equal(doneText({ what: 'kept', id: 'a', label: 8 }), 'Kept as an 8.');
    assert.equal(doneText({ what: 'relabelled', id: 'a', label: 3, before: 8 }), 'It is a 3 now, and was an 8.');
    assert.equal(doneText({ what: 'removed', id: 'a', drawing: { image: '', label: 1, place: 0 } }), 'Deleted a 1.');
});

test('the report of an import counts added, duplicate and refused drawings', () => {
    assert.equal(reportText({ added: 12, duplicates: 0, refused: [] }), '12 drawings added.');
    assert.equal(
        reportText({ added: 1, duplicates: 1, refused: [{}, {}] }),
        '1 drawing added, 1 was here already, 2 refused.',
    );
});

test('a drawing that is kept already is described with its label', () => {
    assert.equal(alreadyKeptText(3, 3), 'It is kept.');
    assert.match(alreadyKeptText(8, 3), /^It is kept, as an 8/);
});

test('an unchanged image of the data set is described', () => {
    assert.match(
        storedText({ split: 'test', index: 12 }),
        /^This is test image 12 as it is: trained on, it tests nothing/,
    );
    assert.match(storedText({ split: 'train', index: 1200 }), /training image 1,200 .*trained on already/);
});

test('the examples of an epoch are described', () => {
    const count = { train: 4000, epoch: 4120 };
    assert.equal(
        epochText({ train_on: 'dataset', drawings_weight: 10 }, count),
        'An epoch is the 4,000 training examples of the data set.',
    );
    assert.equal(
        epochText({ train_on: 'both', drawings_weight: 10 }, count),
        'An epoch is 4,120 examples: the data set’s 4,000, and 12 drawings, each 10 times.',
    );
    assert.match(
        epochText({ train_on: 'both', drawings_weight: 1 }, { train: 4000, epoch: 4001 }),
        /and 1 drawing, each once\.$/,
    );
    assert.equal(
        epochText({ train_on: 'drawings', drawings_weight: 10 }, { train: 4000, epoch: 12 }),
        'An epoch is the 12 drawings and nothing else.',
    );
});
