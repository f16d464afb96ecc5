import assert from 'node:assert/strict';
import test from 'node:test';
import { CONNECTION } from '../../../../static/core/record.js';
import { buildEdges } from '../../../../static/stage/scene/edges.js';
import { inlet, outlet } from '../../../../static/stage/scene/layout.js';
import { goldenRecord, recordBeforeAnyStep, recordByHand } from '../../support/records.js';
import { toLayout } from '../../support/scenes.js';

const small = recordByHand();
const golden = goldenRecord('step-2');
const QUANTITIES = ['contributions', 'weights', 'weight_nudges', 'gradient', 'update', 'asks'];

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

    test(`width follows magnitude, full at the scale that is told: ${quantity}`, () => {
        for (const layer of [1, 2, 3]) {
            const { values, share, max } = buildEdges(golden, toLayout(golden), layer, quantity, null);
            assert.equal(
                max,
                values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
            );
            values.forEach((value, i) => {
                assert.ok(Math.abs(share[i] - Math.abs(value) / max) < 1e-6);
            });
        }
    });
}

test('of thousands of lines from the image the strongest of each neuron are shown, with how many of how many', () => {
    const { shown, of, from, to } = buildEdges(golden, toLayout(golden), 1, 'weights', null);
    assert.equal(of, 784 * 4);
    assert.ok(shown >= 200 && shown <= 250, `${shown}`);
    assert.equal(from.length, shown);
    // strongest is what matters for this example: the weight times the pixel
    const rank = (j, k) => Math.abs(golden.w[1][j * 784 + k] * golden.a[0][k]);
    for (let j = 0; j < 4; j++) {
        const mine = new Set(from.filter((_, i) => to[i] === j));
        assert.ok(mine.size >= 50, `neuron ${j} has ${mine.size}`);
        const weakest = Math.min(...[...mine].map((k) => rank(j, k)));
        for (let k = 0; k < 784; k++) if (!mine.has(k)) assert.ok(rank(j, k) <= 1.01 * weakest + 1e-9);
    }
});

test('the lines stand in the order of their magnitudes, so that the strongest are drawn last and start first', () => {
    const { values, starts } = buildEdges(golden, toLayout(golden), 2, 'contributions', null);
    for (let i = 1; i < values.length; i++) assert.ok(Math.abs(values[i]) >= Math.abs(values[i - 1]));
    assert.equal(new Set(starts).size, starts.length, 'no two start at the same time');
});

test('while the parameters change from picture to picture, fewer lines are drawn, the strongest', () => {
    const [resting, passing] = [false, true].map((isPassing) =>
        buildEdges(golden, toLayout(golden), 1, 'contributions', null, isPassing),
    );
    assert.ok(passing.shown < resting.shown / 3);
    assert.equal(passing.max, resting.max);
});

test('no line comes from an empty pixel', () => {
    const { from } = buildEdges(golden, toLayout(golden), 1, 'weights', null);
    for (const k of from) assert.ok(golden.a[0][k] > 0);
});

test('a selected first-layer neuron shows more of its connections, the others as many as before', () => {
    const count = (edges, j) => edges.to.filter((to) => to === j).length;
    const sixteen = { ...golden, sizes: [784, 16, 3, 10] };
    sixteen.w = [null, Float32Array.from({ length: 784 * 16 }, (_, i) => Math.sin(i)), ...golden.w.slice(2)];
    const layout = toLayout(sixteen);
    const [plain, selected] = [null, 2].map((j) => buildEdges(sixteen, layout, 1, 'contributions', j));
    assert.ok(count(selected, 2) > 3 * count(plain, 2));
    assert.equal(count(selected, 3), count(plain, 3));
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
