import assert from 'node:assert/strict';
import test from 'node:test';

import { buildMarker, MARKERS, markerPath } from '../../../../../static/features/race/model/run-marker.js';

test('each of four runs has a shape of its own, and its outline is closed', () => {
    assert.equal(new Set([0, 1, 2, 3].map(buildMarker)).size, 4);
    const outlines = MARKERS.map((marker) => markerPath(marker, 5));
    assert.equal(new Set(outlines).size, 4);
    for (const outline of outlines) assert.match(outline, /^M.*Z$/);
});

test('an outline grows with its radius', () => {
    assert.equal(markerPath('diamond', 10), 'M0 -13L13 0L0 13L-13 0Z');
});
