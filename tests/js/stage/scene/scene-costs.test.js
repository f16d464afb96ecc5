import assert from 'node:assert/strict';
import test from 'node:test';

import { buildSquares } from '../../../../static/stage/scene/scene.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { assembleScene, toLayout, toStaging } from '../../support/scenes.js';

const squares = (record, t = 1, phase = 'cost') => buildSquares(record, toLayout(record), toStaging(record, phase, t));

test('the side of a square is the distance from the desired output, its value the distance squared', () => {
    const record = recordByHand();
    const full = 1.7 * toLayout(record).columns[2].r;
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
    assert.ok(visible(0.2) > 0 && visible(0.2) < 10);
    assert.equal(visible(1), 10);
    assert.deepEqual(squares(record, 1, 'output_nudges'), []);
});

test('each output has a bar as long as its activation; from the cost on it has what is wanted, too', () => {
    const record = goldenRecord('step-2');
    const { bars } = assembleScene(record, 'forward');
    assert.deepEqual(
        bars.map(({ share }) => share),
        [...record.a[3]],
    );
    assert.ok(bars.every(({ wanted }) => wanted === null));
    assert.deepEqual(
        assembleScene(record, 'cost', 0).bars.map(({ wanted }) => wanted),
        [...record.y],
    );
    assert.ok(
        assembleScene(record, 'forward', 0.5).bars.every(({ share }) => share === 0),
        'not computed yet',
    );
});

test('the answer is the strongest output, and whether it is right; there is none before the outputs are computed', () => {
    const record = goldenRecord('step-2');
    const outputs = [...record.a[3]];
    const strongest = outputs.indexOf(Math.max(...outputs));
    const answerOf = (label, guessed = false) => {
        const { digit, isRight } = assembleScene(
            { ...record, focus: { ...record.focus, label, guessed } },
            'forward',
        ).answer;
        return { digit, isRight };
    };
    assert.deepEqual(answerOf(strongest), { digit: strongest, isRight: true });
    assert.deepEqual(answerOf((strongest + 1) % 10), { digit: strongest, isRight: false });
    assert.deepEqual(answerOf(3, true), { digit: strongest, isRight: null }, 'a drawing without a label');
    assert.equal(assembleScene(record, 'forward', 0.9).answer, null);
});
