import assert from 'node:assert/strict';
import test from 'node:test';

import { freeCorner } from '../../../../../static/features/descent/model/corner.js';
import { buildPaths, pathThrough } from '../../../support/races.js';

const SIZE = { width: 0.5, height: 0.25 };
const along = (...places) => buildPaths({ runs: [pathThrough(places)] });

test('what is written stays where it is as long as nothing is under it', () => {
    assert.equal(freeCorner(along([0, -1], [1, 0], [2, -1]), 'top-left', SIZE), 'top-left');
    assert.equal(freeCorner(along([0, -1], [1, 0], [2, 0]), 'bottom-right', SIZE), 'bottom-right');
});

test('it makes way for a path, and above all for where it ends', () => {
    assert.equal(freeCorner(along([2, -1], [1, 0], [0, 1.8]), 'top-left', SIZE), 'top-right');
    assert.equal(freeCorner(along([-0.5, 1.9], [0, 1.8], [2.5, 1.9]), 'top-left', SIZE), 'bottom-left');
});

test('where somebody is in every corner there is none', () => {
    const runs = [
        [-0.9, 1.9],
        [2.9, 1.9],
        [-0.9, -1.9],
        [2.9, -1.9],
    ].map((place) => pathThrough([[1, 0], place]));
    assert.equal(freeCorner(buildPaths({ runs }), 'top-left', SIZE), null);
});
