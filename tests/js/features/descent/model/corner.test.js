import assert from 'node:assert/strict';
import test from 'node:test';

import { freeCorner } from '../../../../../static/features/descent/model/corner.js';
import { buildPaths, pathThrough } from '../../../support/races.js';

const SIZE = { width: 0.5, height: 0.25 };
const along = (...places) => buildPaths({ runs: [pathThrough(places)] });

test('the list stays in its corner as long as nothing is under it', () => {
    assert.equal(freeCorner(along([0, -1], [1, 0], [2, -1]), 'top-left', SIZE), 'top-left');
    assert.equal(freeCorner(along([0, -1], [1, 0], [2, 0]), 'bottom-right', SIZE), 'bottom-right');
});

test('the list makes room for a path, and above all for the newest point', () => {
    assert.equal(freeCorner(along([2, -1], [1, 0], [0, 1.8]), 'top-left', SIZE), 'top-right');
    assert.equal(freeCorner(along([-0.5, 1.9], [0, 1.8], [2.5, 1.9]), 'top-left', SIZE), 'bottom-left');
});

test('no corner is free where each has a newest point', () => {
    const runs = [
        [-0.9, 1.9],
        [2.9, 1.9],
        [-0.9, -1.9],
        [2.9, -1.9],
    ].map((place) => pathThrough([[1, 0], place]));
    assert.equal(freeCorner(buildPaths({ runs }), 'top-left', SIZE), null);
});
