import assert from 'node:assert/strict';
import test from 'node:test';

import { listPhases } from '../../../../static/core/phases.js';
import { goldenRecord, recordBeforeAnyStep, recordByHand } from '../../support/records.js';
import { assembleScene } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const MOMENTS = listPhases(3).flatMap(({ id }) => [0, 0.31, 0.7, 1].map((t) => [id, t]));

test('a scene has the step, phase and time that it shows', () => {
    const { step, phase, t } = assembleScene(record, 'asks:3', 0.25);
    assert.deepEqual({ step, phase, t }, { step: 2, phase: 'asks:3', t: 0.25 });
});

test('the same state gives the same scene', () => {
    for (const [phase, t] of MOMENTS) {
        assert.deepEqual(assembleScene(record, phase, t), assembleScene(goldenRecord('step-2'), phase, t));
    }
});

test('no scene of any step has a number that is not finite', () => {
    for (const each of [record, goldenRecord('step-0')]) {
        for (const [phase, t] of MOMENTS) {
            const text = JSON.stringify(assembleScene(each, phase, t), (_, value) => {
                if (typeof value === 'number') assert.ok(Number.isFinite(value), `${phase} at ${t}`);
                return ArrayBuffer.isView(value) ? [...value] : value;
            });
            assert.ok(text.length > 1000);
        }
    }
});

test('quantities that are not computed are not on the stage: no gradient, no update before the first step', () => {
    for (const phase of ['average', 'update']) {
        const { lines, tiles } = assembleScene(recordBeforeAnyStep(), phase, 0.3, { view: { edges: 'gradient' } });
        assert.deepEqual(lines, []);
        assert.equal(tiles, null);
    }
});

test('the image is the example; while the mini-batch is averaged, the mini-batch', () => {
    assert.deepEqual([...assembleScene(record, 'forward').image.pixels], [...record.a[0]]);
    assert.equal(assembleScene(record, 'forward').image.batch, null);
    assert.equal(assembleScene(record, 'average').image.batch, record.batch);
    assert.equal(assembleScene({ ...record, batch: null }, 'average').image.batch, null);
    const picked = { split: 'train', index: record.batch.index[1], label: 0 };
    assert.equal(
        assembleScene({ ...record, focus: picked }, 'average').image.batch,
        null,
        'it would hide the one that was picked',
    );
});

test('the image is marked as given in the phases of the first layer', () => {
    assert.equal(assembleScene(record, 'bias_nudges:1').image.isGiven, true);
    assert.equal(assembleScene(record, 'bias_nudges:2').image.isGiven, false);
});

test('a selected first-layer neuron has more lines, other layers keep theirs', () => {
    const [plain, selected] = [null, { layer: 1, index: 3 }].map((selection) =>
        assembleScene(record, 'forward', 1, { selection }),
    );
    assert.equal(selected.lines[0].edges.selected, 3);
    assert.ok(selected.lines[0].edges.shown >= plain.lines[0].edges.shown);
    assert.deepEqual(selected.lines[1].edges, plain.lines[1].edges);
});

test('a selection that the network does not have causes no error', () => {
    for (const selection of [
        { layer: 1, index: 99 },
        { layer: 9, index: 0 },
        { layer: 2, index: 0, from: 500 },
    ]) {
        assert.ok(assembleScene(record, 'asks:2', 0.5, { selection }).neurons.length > 0);
    }
});

test('another size has another layout, and the first size has the first layout again', () => {
    const wide = assembleScene(record, 'forward', 1);
    const narrow = assembleScene(record, 'forward', 1, { width: 390, height: 430 });
    assert.notDeepEqual(narrow.layout, wide.layout);
    assert.deepEqual(assembleScene(record, 'forward', 1), wide);
});

test('networks of any depth have a scene: none hidden, one neuron wide', () => {
    const none = {
        a0: [1, 0, 0.5],
        a1: [0.5, 1],
        a2: null,
        z2: null,
        nudge2: null,
        delta2: null,
        w2: null,
        b2: null,
        grad_w2: null,
        grad_b2: null,
    };
    const shallow = recordByHand(none);
    assert.equal(shallow.depth, 1);
    for (const { id } of listPhases(1)) {
        const { neurons, lines } = assembleScene(shallow, id, 0.5);
        assert.equal(neurons.length, 2);
        assert.equal(lines.length, 1);
    }
});
