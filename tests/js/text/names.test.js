import assert from 'node:assert/strict';
import test from 'node:test';

import { layerName, listed, listedNumbers, neuronName, parameterName, weightName } from '../../../static/text/names.js';

test('layers are input, hidden by number, and output', () => {
    assert.deepEqual(
        [0, 1, 2, 3].map((layer) => layerName(layer, 3)),
        ['input', 'hidden 1', 'hidden 2', 'output'],
    );
    assert.equal(layerName(1, 1), 'output');
});

test('a neuron is named by layer and place, an output by its digit, an input as a pixel', () => {
    assert.equal(neuronName(0, 300, 3), 'pixel 300');
    assert.equal(neuronName(2, 7, 3), 'h2·7');
    assert.equal(neuronName(3, 7, 3), '7');
});

test('a weight is named by where it comes from and where it goes', () => {
    assert.equal(weightName(1, 15, 783, 3), 'pixel 783 → h1·15');
    assert.equal(weightName(3, 9, 4, 3), 'h2·4 → 9');
    assert.equal(weightName(1, 3, 0, 1), 'pixel 0 → 3');
});

test('a parameter is a weight, or a bias where it comes from nowhere', () => {
    assert.equal(parameterName({ layer: 2, index: 4, from: 7 }, 3), 'h1·7 → h2·4');
    assert.equal(parameterName({ layer: 3, index: 4, from: null }, 3), 'bias of 4');
});

test('a list ends with "and"', () => {
    assert.equal(listed(['3 %']), '3 %');
    assert.equal(listed(['3 %', '5 %']), '3 % and 5 %');
    assert.equal(listed(['3 %', '5 %', '6 %']), '3 %, 5 % and 6 %');
});

test('numbers stand one after the other, as many as there are', () => {
    assert.equal(listedNumbers([]), '');
    assert.equal(listedNumbers(['0.71']), '0.71');
    assert.equal(listedNumbers(['0.71', '0.250', '…']), '0.71, 0.250, …');
});
