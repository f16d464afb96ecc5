import assert from 'node:assert/strict';
import test from 'node:test';

import { buildSquares } from '../../../../static/stage/scene/scene.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { toLayout, toStaging } from '../../support/scenes.js';

const squares = (record, t = 1, phase = 'cost') => buildSquares(record, toLayout(record), toStaging(record, phase, t));

test('the side of a square is the distance from the desired output, its value the distance squared', () => {
    const record = recordByHand();
    const full = 2 * toLayout(record).columns[2].r;
    assert.deepEqual(
        squares(record).map(({ value }) => value),
        [1, 0.25],
    );
    assert.deepEqual(
        squares(record).map(({ side }) => side),
        [full, full / 2],
    );
});

test("the squares' values add up to the example's cost", () => {
    const record = goldenRecord('step-2');
    const sum = squares(record).reduce((total, { value }) => total + value, 0);
    assert.ok(Math.abs(sum - record.exampleCost) < 1e-5 * record.exampleCost);
});

test('the squares come one after the other, in the cost phase only', () => {
    const record = goldenRecord('step-2');
    const visible = (t) => squares(record, t).filter(({ side }) => side > 0).length;
    assert.equal(visible(0), 0);
    assert.ok(visible(0.3) > 0 && visible(0.3) < 10);
    assert.equal(visible(1), 10);
    assert.deepEqual(squares(record, 1, 'output_nudges'), []);
});
