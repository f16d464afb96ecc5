import assert from 'node:assert/strict';
import test from 'node:test';

import { buildArrows } from '../../../../static/stage/scene/arrows.js';
import { buildAsks, pileScale } from '../../../../static/stage/scene/asks.js';
import { arrowX } from '../../../../static/stage/scene/layout.js';
import { ASKS_FLY } from '../../../../static/stage/scene/staging.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { assembleScene, toLayout, toStaging } from '../../support/scenes.js';

const asks = (record, phase, t) => buildAsks(record, toLayout(record), toStaging(record, phase, t));

test('asks are drawn in their own phase only', () => {
    for (const phase of ['forward', 'output_nudges', 'weight_nudges:2', 'update']) {
        assert.deepEqual(asks(recordByHand(), phase, 0.5), []);
    }
    assert.deepEqual(asks(recordByHand(), 'asks:2', 0), []);
});

test('each ask lands as a block of its own, with its value, its sender and its receiver', () => {
    const blocks = asks(recordByHand(), 'asks:2', ASKS_FLY);
    const landed = blocks.map(({ to, from, value }) => `${to} asks ${from} for ${value}`).sort();
    assert.deepEqual(landed, ['0 asks 0 for 4', '0 asks 1 for -2', '1 asks 0 for -1', '1 asks 1 for -0.5']);
});

for (const layer of [2, 3]) {
    test(`the blocks beside a neuron add up to its nudge, and to the arrow that follows: layer ${layer}`, () => {
        const record = goldenRecord('step-2');
        const blocks = asks(record, `asks:${layer}`, ASKS_FLY);
        const arrows = buildArrows(record, toLayout(record), toStaging(record, `asks:${layer}`, 1), 'layer');
        assert.equal(blocks.length, record.sizes[layer] * record.sizes[layer - 1], 'each asks each');
        record.nudge[layer - 1].forEach((nudge, k) => {
            const mine = blocks.filter(({ from }) => from === k);
            const sum = mine.reduce((total, { value }) => total + value, 0);
            assert.ok(Math.abs(sum - nudge) <= 1e-6, `${k}: ${sum} for ${nudge}`);
            const arrow = arrows.find((each) => each.layer === layer - 1 && each.index === k);
            if (arrow) assert.equal(arrow.value, nudge);
        });
    });

    test(`up stands on top, down hangs below, one above the other: layer ${layer}`, () => {
        const record = goldenRecord('step-2');
        const layout = toLayout(record);
        const blocks = asks(record, `asks:${layer}`, ASKS_FLY);
        const { ys, spacing } = layout.columns[layer - 1];
        for (let k = 0; k < ys.length; k++) {
            const ups = blocks
                .filter(({ from, value }) => from === k && value > 0)
                .sort((one, other) => other.y - one.y);
            const downs = blocks
                .filter(({ from, value }) => from === k && value < 0)
                .sort((one, other) => one.y - other.y);
            let [top, bottom] = [ys[k], ys[k]];
            for (const { y, height } of ups) {
                assert.ok(y + height <= top + 0.3, 'stands on the one below');
                top = y;
            }
            for (const { y, height } of downs) {
                assert.ok(y >= bottom - 0.3, 'hangs from the one above');
                bottom = y + height;
            }
            assert.ok(ys[k] - top <= spacing / 2 + 1 && bottom - ys[k] <= spacing / 2 + 1, 'within its room');
        }
    });
}

test("a block's height is in proportion to the ask, on one scale for the layer", () => {
    const blocks = asks(goldenRecord('step-2'), 'asks:3', ASKS_FLY);
    const scales = blocks.map(({ height, value }) => height / Math.abs(value));
    assert.ok(Math.max(...scales) / Math.min(...scales) < 1 + 1e-6);
});

test('the pile stands beside the arrow, on the far side of it', () => {
    const record = recordByHand();
    for (const { x, width } of asks(record, 'asks:2', ASKS_FLY)) {
        assert.ok(x + width < arrowX(toLayout(record), 1, 2));
    }
});

test('the pile stays while its arrow grows beside it', () => {
    const [gathered, ended] = [ASKS_FLY, 1].map((t) => asks(recordByHand(), 'asks:2', t));
    assert.deepEqual(gathered, ended);
});

test('the arrow starts on the scale of its pile', () => {
    const record = goldenRecord('step-2');
    const { perUnit } = pileScale(record, toLayout(record), 3);
    const arrows = buildArrows(record, toLayout(record), toStaging(record, 'asks:3', ASKS_FLY + 1e-6), 'layer');
    for (const { length, value, layer } of arrows.filter((each) => each.layer === 2)) {
        assert.ok(Math.abs(length - value * perUnit) < 1e-3, `${layer}: ${length}`);
    }
});

test('asks fly from right to left along their lines, those of the neuron with the largest delta first', () => {
    const record = recordByHand();
    const { columns } = assembleScene(record, 'asks:2', 0.05).layout;
    const flying = (t) => assembleScene(record, 'asks:2', t).pulses;
    const early = flying(0.05);
    assert.equal(early.length, 2, 'output 0 has the greater delta');
    const flights = [0.05, 0.15, 0.25].map((t) => flying(t)[0].x);
    assert.ok(flights[0] > flights[1] && flights[1] > flights[2]);
    for (const x of flights) assert.ok(x < columns[2].x && x > columns[1].x);
    for (const { x, tailX } of early) assert.ok(tailX > x, 'the tail says where it comes from');
    assert.deepEqual(early.map(({ sign }) => sign).sort(), [-1, 1]);
});
