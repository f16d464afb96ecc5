import assert from 'node:assert/strict';
import test from 'node:test';
import { CONNECTION } from '../../../../static/core/record.js';
import { buildEdges, LEVELS } from '../../../../static/stage/scene/edges.js';
import { inlet, outlet } from '../../../../static/stage/scene/layout.js';
import { goldenRecord, recordBeforeAnyStep, recordByHand } from '../../support/records.js';
import { toLayout } from '../../support/scenes.js';

const small = recordByHand();
const golden = goldenRecord('step-2');
const QUANTITIES = ['weights', 'weight_nudges', 'gradient', 'update', 'asks'];

/** Each line as "from→to": value. */
const named = (edges) =>
    Object.fromEntries(Array.from(edges.values, (value, i) => [`${edges.from[i]}→${edges.to[i]}`, value]));

test('every connection of a small layer is a line with its own value', () => {
    assert.deepEqual(named(buildEdges(small, toLayout(small), 2, 'weights', null)), {
        '0→0': 2,
        '1→0': -1,
        '0→1': 1,
        '1→1': 0.5,
    });
});

test("weight nudges and asks are this example's", () => {
    assert.deepEqual(named(buildEdges(small, toLayout(small), 2, 'weight_nudges', null)), {
        '0→0': 1,
        '1→0': 2,
        '0→1': -0.5,
        '1→1': -1,
    });
    assert.deepEqual(named(buildEdges(small, toLayout(small), 2, 'asks', null)), {
        '0→0': 4,
        '1→0': -2,
        '0→1': -1,
        '1→1': -0.5,
    });
});

test('the gradient is drawn with the opposite sign, so that blue always means: increase', () => {
    assert.deepEqual(named(buildEdges(small, toLayout(small), 2, 'gradient', null)), {
        '0→0': 1,
        '1→0': 2,
        '0→1': -0.5,
        '1→1': -1,
    });
    assert.deepEqual(named(buildEdges(small, toLayout(small), 2, 'update', null)), {
        '0→0': 0.5,
        '1→0': 1,
        '0→1': -0.25,
        '1→1': -0.5,
    });
});

test('a quantity that the record does not contain is not drawn', () => {
    const record = recordBeforeAnyStep();
    assert.equal(buildEdges(record, toLayout(record), 1, 'gradient', null), null);
    assert.equal(buildEdges(record, toLayout(record), 1, 'update', null), null);
    assert.notEqual(buildEdges(record, toLayout(record), 1, 'weights', null), null);
});

test('a line runs from its neuron or pixel to its neuron', () => {
    const layout = toLayout(golden);
    for (const layer of [1, 2, 3]) {
        const { xy, from, to, shown } = buildEdges(golden, layout, layer, 'weights', null);
        for (let i = 0; i < shown; i += 17) {
            const [start, end] = [outlet(layout, layer - 1, from[i]), inlet(layout.columns[layer], to[i])];
            const expected = Float32Array.of(start.x, start.y, end.x, end.y);
            assert.deepEqual(xy.slice(4 * i, 4 * i + 4), expected);
        }
    }
});

for (const quantity of QUANTITIES) {
    test(`the values of the lines are the record's: ${quantity}`, () => {
        for (const layer of [1, 2, 3]) {
            const edges = buildEdges(golden, toLayout(golden), layer, quantity, null);
            const findValue = CONNECTION[quantity](golden, layer);
            const sign = quantity === 'gradient' ? -1 : 1;
            edges.values.forEach((value, i) => {
                assert.equal(value, Math.fround(sign * findValue(edges.to[i], edges.from[i])));
            });
        }
    });

    test(`width follows magnitude and its sign, full at the scale that is told: ${quantity}`, () => {
        for (const layer of [1, 2, 3]) {
            const { values, level, max } = buildEdges(golden, toLayout(golden), layer, quantity, null);
            assert.equal(
                max,
                values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
            );
            values.forEach((value, i) => {
                assert.equal(Math.sign(level[i]), Math.sign(value));
                assert.ok(Math.abs(Math.abs(level[i]) / LEVELS - Math.abs(value) / max) <= 1 / LEVELS);
            });
        }
    });
}

test('of thousands of lines the strongest are shown, with how many of how many', () => {
    const { shown, of, from, to } = buildEdges(golden, toLayout(golden), 1, 'weights', null);
    assert.equal(of, 784 * 4);
    assert.ok(shown >= 300 && shown <= 500, `${shown}`);
    assert.equal(from.length, shown);
    // strongest is what matters for this example: the weight times the pixel
    const rank = (j, k) => Math.abs(golden.w[1][j * 784 + k] * golden.a[0][k]);
    const weakest = Math.min(...Array.from(from, (k, i) => rank(to[i], k)));
    const drawn = new Set(Array.from(from, (k, i) => to[i] * 784 + k));
    for (let i = 0; i < of; i++) {
        if (!drawn.has(i)) assert.ok(rank(Math.floor(i / 784), i % 784) <= weakest);
    }
});

test('no line comes from an empty pixel', () => {
    const { from } = buildEdges(golden, toLayout(golden), 1, 'weights', null);
    for (const k of from) assert.ok(golden.a[0][k] > 0);
});

test("a selected first-layer neuron shows all 784 of its connections and no other's", () => {
    const edges = buildEdges(golden, toLayout(golden), 1, 'weights', 2);
    assert.deepEqual(new Set(edges.to), new Set([2]));
    assert.deepEqual(
        [...edges.from],
        Array.from({ length: 784 }, (_, k) => k),
    );
    assert.deepEqual(edges.values, golden.w[1].slice(2 * 784, 3 * 784));
});

test('a layer of zeros has no lines and the scale 0', () => {
    const record = recordByHand({ w2: [0, 0, 0, 0] });
    const edges = buildEdges(record, toLayout(record), 2, 'weights', null);
    assert.deepEqual([edges.shown, edges.max, edges.of], [0, 0, 4]);
});

test('an image of one brightness, all white, has lines too', () => {
    const white = { ...golden, a: [new Float32Array(784).fill(1), ...golden.a.slice(1)] };
    assert.ok(buildEdges(white, toLayout(white), 1, 'weight_nudges', null).shown > 0);
});
