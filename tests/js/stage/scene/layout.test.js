import assert from 'node:assert/strict';
import test from 'node:test';

import { ARROW_ROOM, COMPACT_BELOW, inlet, layOut, outlet, tileBox } from '../../../../static/stage/scene/layout.js';

const STAGES = [
    { width: 1050, height: 720, big: false },
    { width: 920, height: 560, big: false },
    { width: 920, height: 520, big: true },
    { width: 390, height: 430, big: false },
];
const NETWORKS = [
    [784, 16, 16, 10],
    [784, 10],
    [784, 1, 10],
    [784, 100, 10],
    [784, 16, 16, 16, 16, 16, 10],
];

for (const stage of STAGES) {
    for (const sizes of NETWORKS) {
        const layout = layOut({ ...stage, sizes });
        const name = `${sizes.join('-')} at ${stage.width}x${stage.height}${stage.big ? ', big' : ''}`;

        test(`everything stands on the stage: ${name}`, () => {
            const { image, columns, outputs } = layout;
            assert.ok(image.x >= 0 && image.y >= 0 && image.y + image.size <= stage.height);
            for (const { x, r, ys, layer } of columns.slice(1)) {
                assert.ok(x - r >= image.x + image.size, `layer ${layer} is right of the image`);
                for (const y of ys) assert.ok(y - r >= 0 && y + r <= stage.height, `${layer}: ${y}`);
            }
            const { r } = columns.at(-1);
            assert.ok(outputs.wantedX + 0.72 * r <= stage.width, `wanted outputs end at ${outputs.wantedX + 0.72 * r}`);
        });

        test(`nothing overlaps: ${name}`, () => {
            for (const { layer, ys, r, spacing, tile } of layout.columns.slice(1)) {
                assert.equal(ys.length, sizes[layer]);
                assert.ok(2 * r <= spacing, 'neurons');
                assert.ok(tile <= spacing, 'weight images');
            }
            const { digitX, valueX, nudgeX, wantedX } = layout.outputs;
            assert.ok(layout.columns.at(-1).x < digitX && digitX < valueX && valueX < nudgeX && nudgeX < wantedX);
            const [, ...columns] = layout.columns;
            columns.slice(1).forEach(({ x, r }, i) => {
                assert.ok(x - r - ARROW_ROOM / 2 > columns[i].x + columns[i].r, `arrows of layer ${i + 2}`);
            });
        });
    }
}

test('the layers that a chapter highlights stand further apart, and all stay on the stage', () => {
    for (const stage of STAGES) {
        const sizes = [784, 16, 16, 10];
        const [even, apart] = [null, [2, 3]].map((highlighted) =>
            layOut({ ...stage, sizes, highlighted }).columns.map(({ x }) => x),
        );
        assert.deepEqual([apart[1], apart[3]], [even[1], even[3]]);
        assert.ok(apart[3] - apart[2] > 1.1 * (even[3] - even[2]));
        const { columns } = layOut({ ...stage, sizes, highlighted: [2, 3] });
        assert.ok(columns[2].x - columns[2].r - ARROW_ROOM / 2 > columns[1].x + columns[1].r);
    }
});

test("the image's pixels are whole device pixels, so that none is wider than another", () => {
    for (const stage of STAGES) {
        assert.equal(layOut({ ...stage, sizes: [784, 10] }).image.size % 28, 0);
    }
});

test('first-layer neurons have weight images where there is room for them, other layers none', () => {
    const roomy = layOut({ ...STAGES[0], sizes: [784, 16, 16, 10] });
    assert.ok(roomy.columns[1].tile >= 28);
    assert.deepEqual([roomy.columns[2].tile, roomy.columns[3].tile], [0, 0]);
    assert.equal(layOut({ ...STAGES[0], sizes: [784, 200, 10] }).columns[1].tile, 0);
});

test('while it trains the images of weights are twice as large, and none lies over another or over a neuron', () => {
    for (const stage of STAGES.filter(({ width }) => width >= COMPACT_BELOW)) {
        const options = { ...stage, sizes: [784, 16, 16, 10] };
        const { columns, image, height } = layOut({ ...options, isLarge: true });
        assert.ok(columns[1].tile > 1.5 * layOut(options).columns[1].tile);
        const boxes = Array.from(columns[1].ys, (_, j) => tileBox(columns[1], j));
        boxes.forEach((box, j) => {
            assert.ok(Math.abs(box.y + box.size / 2 - columns[1].ys[j]) <= 1);
            assert.ok(box.y > 0 && box.y + box.size < height && box.x > image.x + image.size);
            assert.ok(box.x + box.size < columns[1].x - columns[1].r);
            for (const other of boxes.slice(0, j)) {
                const [dx, dy] = [box.x - other.x, box.y - other.y].map(Math.abs);
                assert.ok(Math.max(dx, dy) >= box.size);
            }
        });
    }
});

test('a line goes from the middle of its pixel to the image of weights', () => {
    const layout = layOut({ ...STAGES[0], sizes: [784, 16, 16, 10] });
    const { image } = layout;
    const cell = image.size / 28;
    assert.deepEqual(outlet(layout, 0, 29), { x: image.x + 1.5 * cell, y: image.y + 1.5 * cell });
    const box = tileBox(layout.columns[1], 3);
    const end = inlet(layout.columns[1], 3);
    assert.ok(Math.abs(end.x - box.x) <= 1 && end.y > box.y && end.y < box.y + box.size);
});

test('a line between neurons goes from rim to rim', () => {
    const layout = layOut({ ...STAGES[0], sizes: [784, 16, 16, 10] });
    const [, first, second] = layout.columns;
    assert.deepEqual(outlet(layout, 1, 5), { x: first.x + first.r, y: first.ys[5] });
    assert.deepEqual(inlet(second, 5), { x: second.x - second.r, y: second.ys[5] });
});

test('big text is bigger', () => {
    const [normal, big] = [false, true].map((isBig) => layOut({ ...STAGES[0], big: isBig, sizes: [784, 16, 10] }));
    assert.ok(big.font >= 1.2 * normal.font);
});
