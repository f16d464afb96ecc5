import assert from 'node:assert/strict';
import test from 'node:test';

import { fromClose } from '../../../../../static/features/race/model/close-up.js';
import { USUAL_RACE, USUAL_RUN } from '../../../../../static/features/race/model/state.js';

const TRAIN = 5000;

test('a usual race begins at three steps of mini-batches a second, on the plane of single steps', () => {
    const close = fromClose(USUAL_RACE, TRAIN);
    assert.equal(close.speed, 0.06); // 300 of 5,000 examples
    assert.equal(close.plane.kind, 'steps');
    assert.deepEqual({ ...close, speed: 1, plane: USUAL_RACE.plane }, USUAL_RACE);
});

test('a race without mini-batches, or as somebody has chosen it, is left as it is', () => {
    const chosen = [
        { ...USUAL_RACE, runs: [{ ...USUAL_RUN, batch_size: 'full' }] },
        { ...USUAL_RACE, runs: [{ ...USUAL_RUN, batch_size: TRAIN }] },
        { ...USUAL_RACE, speed: 4 },
        { ...USUAL_RACE, fairness: 'steps' },
        { ...USUAL_RACE, plane: { ...USUAL_RACE.plane, kind: 'line' } },
    ];
    for (const settings of chosen) assert.equal(fromClose(settings, TRAIN), settings);
});
