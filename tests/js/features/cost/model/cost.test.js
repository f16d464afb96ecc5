import assert from 'node:assert/strict';
import test from 'node:test';

import { buildSquares, logCost } from '../../../../../static/features/cost/model/cost.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

test('the areas are the squared distances, and add up to the cost', () => {
    // a2 = (0, ½), y = (1, 0): areas 1 and ¼, C = 1¼.
    const { squares, total, side, unit } = buildSquares(recordByHand());
    assert.deepEqual(squares, [
        { digit: 0, a: 0, y: 1, distance: -1, area: 1 },
        { digit: 1, a: 0.5, y: 0, distance: 0.5, area: 0.25 },
    ]);
    assert.equal(total, 1.25);
    assert.ok(Math.abs(side ** 2 - total) < 1e-12);
    assert.equal(unit, 1);
});

test('an output beyond 0 to 1 makes room for a larger square', () => {
    const { squares, unit } = buildSquares(recordByHand({ a2: [-1.5, 0] }));
    assert.equal(squares[0].area, 6.25);
    assert.equal(unit, 2.5);
});

test("of a real step they add up to the server's cost", () => {
    const record = goldenRecord('step-2');
    assert.ok(Math.abs(buildSquares(record).total - record.exampleCost) < 1e-6);
});

test("the cross-entropy is the height of the curve −ln a over the label's activation", () => {
    const cost = Math.log(4); // −ln ¼
    const curve = logCost(
        recordByHand({ a2: [0.25, 0.75] }, { cost_function: 'cross_entropy', example_cost: `${cost}` }),
    );
    assert.deepEqual([curve.digit, curve.a, curve.cost], [0, 0.25, cost]);
    assert.equal(curve.high, 4);
    for (const { a, cost: height } of curve.line) assert.ok(Math.abs(-Math.log(a) - height) < 1e-9);
    assert.equal(curve.line[0].a, 1);
});

test('the curve is high enough for any finite cost, and has its least height for one that is no number', () => {
    const costly = (cost) => logCost(recordByHand({}, { example_cost: cost }));
    assert.ok(costly('87.3').high > 87.3);
    assert.equal(costly('nan').high, 4);
});
