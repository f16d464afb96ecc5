import assert from 'node:assert/strict';
import test from 'node:test';

import { once } from '../../../../static/stage/scene/once.js';

const counted = () => {
    const made = { times: 0 };
    return [made, () => ({ number: ++made.times })];
};

test('a value of a record is computed once', () => {
    const [record, layout] = [{}, {}];
    const [made, make] = counted();
    assert.equal(once(record, layout, 'x', make), once(record, layout, 'x', make));
    assert.equal(made.times, 1);
});

test('another record, key or layout computes the value again', () => {
    const [record, layout] = [{}, {}];
    const [made, make] = counted();
    once(record, layout, 'x', make);
    once({}, layout, 'x', make);
    once(record, layout, 'y', make);
    once(record, {}, 'x', make);
    assert.equal(made.times, 4);
});

test('null is cached too', () => {
    const record = {};
    let times = 0;
    const make = () => {
        times += 1;
        return null;
    };
    once(record, null, 'x', make);
    assert.equal(once(record, null, 'x', make), null);
    assert.equal(times, 1);
});
