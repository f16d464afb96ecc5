import assert from 'node:assert/strict';
import test from 'node:test';
import { CONNECTION } from '../../../../static/core/record.js';
import { findValues } from '../../../../static/stage/scene/quantities.js';
import { goldenRecord, recordBeforeAnyStep, recordByHand } from '../../support/records.js';

for (const quantity of Object.keys(CONNECTION)) {
    test(`a whole layer at once says the same as connection by connection: ${quantity}`, () => {
        for (const record of [recordByHand(), goldenRecord('step-2')]) {
            for (let layer = 1; layer <= record.depth; layer++) {
                const values = findValues(record, layer, quantity);
                const findValue = CONNECTION[quantity](record, layer);
                const n = record.sizes[layer - 1];
                const sign = quantity === 'gradient' ? -1 : 1; // drawn as the direction downhill
                assert.equal(values.length, n * record.sizes[layer]);
                values.forEach((value, i) => {
                    assert.equal(value, Math.fround(sign * findValue(Math.floor(i / n), i % n)), `${layer}, ${i}`);
                });
            }
        }
    });
}

test('a quantity that is not computed yet is null', () => {
    for (const quantity of ['gradient', 'update']) {
        assert.equal(findValues(recordBeforeAnyStep(), 1, quantity), null);
    }
});

test("a record's own arrays are not changed by being drawn", () => {
    const record = recordByHand();
    const before = JSON.stringify(record);
    for (const quantity of Object.keys(CONNECTION)) findValues(record, 1, quantity);
    assert.equal(JSON.stringify(record), before);
});
