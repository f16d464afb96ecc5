import assert from 'node:assert/strict';
import test from 'node:test';

import {
    isComing,
    listClasses,
    megabytes,
    tellSize,
    tellTrouble,
    toSpoken,
    whereabouts,
} from '../../../../../static/features/data-sets/model/words.js';

const DIGITS = Array.from({ length: 10 }, (_, i) => String(i));
const EMBEDDED = {
    name: 'mnist-5k',
    title: '5,000 digits of MNIST',
    credit: 'c',
    train: 4000,
    test: 1000,
    names: DIGITS,
    bytes: 0,
    available: true,
    download: null,
};
const MNIST = {
    ...EMBEDDED,
    name: 'mnist',
    title: 'MNIST',
    train: 60000,
    test: 10000,
    bytes: 11594722,
    available: false,
};
const PROGRESS = {
    state: 'running',
    done: 4_600_000,
    total: 11_594_722,
    file: 'train-images-idx3-ubyte.gz',
    mirror: 'a.mirror',
    error: null,
};
const during = (changes) => ({ ...MNIST, download: { ...PROGRESS, ...changes } });

test('a data set says how large it is, and what it costs', () => {
    assert.equal(tellSize(MNIST), '60,000 images to learn from, 10,000 to test with');
    assert.equal(megabytes(MNIST.bytes), '11.6 MB');
});

test('where a data set is, or how far it has come', () => {
    assert.equal(whereabouts(EMBEDDED), 'Part of Nudge.');
    assert.equal(whereabouts({ ...MNIST, available: true }), 'On the computer that runs Nudge.');
    assert.match(whereabouts(MNIST), /^Not here yet\. It takes 11\.6 MB on the disk/);
    assert.equal(whereabouts(during({})), '4.6 MB of 11.6 MB from a.mirror');
    assert.equal(whereabouts(during({ done: 0, mirror: null })), '0.0 MB of 11.6 MB');
    assert.match(whereabouts(during({ state: 'cancelled' })), /^Stopped after 4\.6 MB; the next try goes on/);
    assert.match(whereabouts(during({ state: 'cancelled', done: 0 })), /^Not here yet/);
});

test('a download is spoken of at every tenth and at its end, not at every block', () => {
    assert.equal(toSpoken(MNIST), '');
    assert.equal(toSpoken(during({})), 'Downloading MNIST: 30 %.');
    assert.equal(toSpoken(during({ done: 4_610_000 })), toSpoken(during({})));
    assert.equal(toSpoken({ ...during({ state: 'done' }), available: true }), 'MNIST is here.');
    assert.equal(toSpoken(during({ state: 'cancelled' })), 'The download of MNIST is stopped.');
    assert.equal(toSpoken(during({ state: 'failed' })), ''); // the alert says it
});

test('a failure is told with its reason and what it leaves', () => {
    assert.equal(
        tellTrouble(during({ state: 'failed', error: 'The disk is full.' })),
        'The disk is full. Nothing else has changed.',
    );
    assert.equal(tellTrouble(during({})), '');
    assert.equal(tellTrouble({ ...during({ state: 'failed', error: 'x' }), available: true }), '');
});

test('only what is being downloaded is looked at again', () => {
    assert.equal(isComing(during({})), true);
    assert.equal(isComing(during({ state: 'failed' })), false);
    assert.equal(isComing(MNIST), false);
});

test('classes that are no digits are named', () => {
    assert.equal(listClasses(MNIST), '');
    assert.equal(listClasses({ ...MNIST, names: ['coat', 'bag'] }), '0 coat, 1 bag');
});
