import assert from 'node:assert/strict';
import test from 'node:test';

import {
    isDownloading,
    listClasses,
    megabytes,
    toAriaText,
    toErrorText,
    toLocationText,
    toSizeText,
} from '../../../../../static/features/data-sets/model/words.js';

const DIGITS = Array.from({ length: 10 }, (_, i) => String(i));
const EMBEDDED = {
    name: 'mnist-6k',
    title: '6,000 digits of MNIST',
    credit: 'c',
    train: 5000,
    test: 1000,
    test_origin: 'the first of each digit',
    offered: true,
    upright: false,
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

test('the text of a data set has its numbers of images, what it is tested with, and its size', () => {
    assert.equal(toSizeText(MNIST), '60,000 images to learn from, 10,000 to test with: the first of each digit.');
    assert.equal(megabytes(MNIST.bytes), '11.6 MB');
});

test('the text of a data set has its place, or the progress of its download', () => {
    assert.equal(toLocationText(EMBEDDED), 'Part of Nudge.');
    assert.equal(toLocationText({ ...MNIST, available: true }), 'On the computer that runs Nudge.');
    assert.match(toLocationText(MNIST), /^Not here yet\. It takes 11\.6 MB on the disk/);
    assert.equal(toLocationText(during({})), '4.6 MB of 11.6 MB from a.mirror');
    assert.equal(toLocationText(during({ done: 0, mirror: null })), '0.0 MB of 11.6 MB');
    assert.match(toLocationText(during({ state: 'cancelled' })), /^Stopped after 4\.6 MB; the next try goes on/);
    assert.match(toLocationText(during({ state: 'cancelled', done: 0 })), /^Not here yet/);
});

test('the text for screen readers changes at every tenth of a download and at its end, not at every block', () => {
    assert.equal(toAriaText(MNIST), '');
    assert.equal(toAriaText(during({})), 'Downloading MNIST: 30 %.');
    assert.equal(toAriaText(during({ done: 4_610_000 })), toAriaText(during({})));
    assert.equal(toAriaText({ ...during({ state: 'done' }), available: true }), 'MNIST is here.');
    assert.equal(toAriaText(during({ state: 'cancelled' })), 'The download of MNIST is stopped.');
    assert.equal(toAriaText(during({ state: 'failed' })), ''); // the alert shows it
});

test('the text of a failure has its reason and its consequence', () => {
    assert.equal(
        toErrorText(during({ state: 'failed', error: 'The disk is full.' })),
        'The disk is full. Nothing else has changed.',
    );
    assert.equal(toErrorText(during({})), '');
    assert.equal(toErrorText({ ...during({ state: 'failed', error: 'x' }), available: true }), '');
});

test('only a running download is requested again', () => {
    assert.equal(isDownloading(during({})), true);
    assert.equal(isDownloading(during({ state: 'failed' })), false);
    assert.equal(isDownloading(MNIST), false);
});

test('classes that are not digits have names', () => {
    assert.equal(listClasses(MNIST), '');
    assert.equal(listClasses({ ...MNIST, names: ['coat', 'bag'] }), '0 coat, 1 bag');
});
