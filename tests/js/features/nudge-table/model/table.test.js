import assert from 'node:assert/strict';
import test from 'node:test';

import {
    findCommonScale,
    findExtremes,
    findOpinion,
    findPage,
    listNudges,
    listRows,
} from '../../../../../static/features/nudge-table/model/table.js';
import { goldenRecord, recordByHand, TWO_BY_HAND } from '../../../support/records.js';

const record = recordByHand(TWO_BY_HAND);

test('a cell is −δ of the neuron in front times a of the one behind, for each example', () => {
    // e0: −(−2) · ½ = 1; e1: −1 · 2 = −2
    assert.deepEqual([...listNudges(record, { layer: 2, index: 0, from: 0 })], [1, -2]);
    // layer 1, from pixel 2: −2½ · ½, and δ = 0
    assert.deepEqual(
        [...listNudges(record, { layer: 1, index: 1, from: 2 })].map((nudge) => nudge + 0),
        [-1.25, 0],
    );
});

test('of a bias it is −δ alone', () => {
    assert.deepEqual([...listNudges(record, { layer: 2, index: 1, from: null })], [-1, 1]);
});

test('where nudges cancel the agreement is small, and the signs are counted', () => {
    // (1 − 2) / 2 = −½ of (1 + 2) / 2
    const opinion = findOpinion(Float64Array.of(1, -2));
    assert.deepEqual(opinion, { mean: -0.5, agreement: 1 / 3, up: 1, down: 1, none: 0 });
    assert.deepEqual(findOpinion(Float64Array.of(-1, 1)), { mean: 0, agreement: 0, up: 1, down: 1, none: 0 });
});

test('a nudge of 0 does not change the agreement, and where all are 0 there is none', () => {
    assert.deepEqual(findOpinion(Float64Array.of(-1, 0)), { mean: -0.5, agreement: 1, up: 0, down: 1, none: 1 });
    assert.deepEqual(findOpinion(Float64Array.of(0, 0)), { mean: 0, agreement: null, up: 0, down: 0, none: 2 });
});

test('the average of every weight and bias is minus the gradient that the core computed', () => {
    const run = goldenRecord('step-2');
    let compared = 0;
    for (let layer = 1; layer <= run.depth; layer++) {
        const n = run.sizes[layer - 1];
        for (let index = 0; index < run.sizes[layer]; index++) {
            const weights = [null, ...Array(n).keys()].map((from) => ({ layer, index, from }));
            for (const { weight, nudges, mean } of listRows(run, weights)) {
                const gradient =
                    weight.from === null ? run.gradB[layer][index] : run.gradW[layer][index * n + weight.from];
                // what float32 leaves of a sum: 2⁻²³ of its terms, twice over
                const allowed = 2.4e-7 * nudges.reduce((sum, nudge) => sum + Math.abs(nudge), 0);
                assert.ok(
                    Math.abs(mean + gradient) <= allowed,
                    `${layer}.${index}.${weight.from}: ${mean} and ${gradient}`,
                );
                compared += 1;
            }
        }
    }
    assert.equal(
        compared,
        run.sizes.slice(1).reduce((sum, n, i) => sum + n * (run.sizes[i] + 1), 0),
    );
});

test('full colour is the strongest of a row, or of all rows', () => {
    const rows = listRows(record, [
        { layer: 2, index: 0, from: 0 },
        { layer: 2, index: 1, from: null },
    ]);
    assert.deepEqual(
        rows.map(({ full }) => full),
        [2, 1],
    );
    assert.equal(findCommonScale(rows), 2);
    assert.equal(findCommonScale([]), 0);
});

test('they agree most and least where the shares say so; rows without an agreement do not count', () => {
    const rows = [0.2, null, 0.9, 0.5].map((agreement) => ({ agreement }));
    assert.deepEqual(findExtremes(rows), { most: rows[2], least: rows[0] });
    assert.equal(findExtremes(rows.slice(0, 2)), null);
    assert.equal(findExtremes([]), null);
    assert.equal(findExtremes([{ agreement: 1 }, { agreement: 1 }]), null, 'a mini-batch of one agrees with itself');
});

test('a page holds the example that is looked for, and the last one may be shorter', () => {
    assert.deepEqual(findPage({ count: 100, size: 6, place: 0 }), { start: 0, end: 6 });
    assert.deepEqual(findPage({ count: 100, size: 6, place: 17 }), { start: 12, end: 18 });
    assert.deepEqual(findPage({ count: 100, size: 6, place: 99 }), { start: 96, end: 100 });
    assert.deepEqual(findPage({ count: 4, size: 6, place: 99 }), { start: 0, end: 4 });
    assert.deepEqual(findPage({ count: 4, size: 6, place: -1 }), { start: 0, end: 4 });
});
