import assert from 'node:assert/strict';
import test from 'node:test';

import { bandColors } from '../../../../../static/features/descent/draw/slopes.js';

const STOPS = [
    [10, 17, 114],
    [30, 98, 116],
    [125, 74, 53],
];

test('the bands go from the first stop of the ramp to the last', () => {
    const colors = bandColors(STOPS, 5);
    assert.deepEqual([colors[0], colors[2], colors[4]], STOPS);
});

test('between two stops a colour is between them', () => {
    const [, middle] = bandColors(
        [
            [0, 0, 0],
            [255, 255, 255],
        ],
        3,
    );
    assert.deepEqual(middle, [99, 99, 99]); // the grey that looks half as light
});

test('one band has the first colour', () => {
    assert.deepEqual(bandColors(STOPS, 1), [STOPS[0]]);
});
