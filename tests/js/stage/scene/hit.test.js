import assert from 'node:assert/strict';
import test from 'node:test';

import { curveX, curveY } from '../../../../static/stage/scene/curves.js';
import { hit } from '../../../../static/stage/scene/hit.js';
import { goldenRecord } from '../../support/records.js';
import { assembleScene } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const scene = assembleScene(record, 'update');

test('under the middle of every neuron is that neuron', () => {
    for (const { x, y, layer, index } of scene.neurons) assert.deepEqual(hit(scene, x, y), { layer, index });
});

test('under a desired output is its output', () => {
    for (const { x, y, index } of scene.wanted) assert.deepEqual(hit(scene, x, y), { layer: 3, index });
});

test('under an arrow is the neuron that it nudges', () => {
    for (const { x, y, layer, index } of scene.arrows) assert.deepEqual(hit(scene, x, y), { layer, index });
});

test('under every pixel of the image is that pixel', () => {
    const { x, y, size } = scene.image;
    for (let pixel = 0; pixel < 784; pixel += 13) {
        const [column, row] = [pixel % 28, Math.floor(pixel / 28)];
        const found = hit(scene, x + ((column + 0.5) * size) / 28, y + ((row + 0.5) * size) / 28);
        assert.deepEqual(found, { layer: 0, index: pixel });
    }
});

test('under every cell of a weight image is that weight, so that all of them can be reached', () => {
    scene.tiles.boxes.forEach(({ x, y, size }, index) => {
        for (let from = 0; from < 784; from += 29) {
            const [column, row] = [from % 28, Math.floor(from / 28)];
            const found = hit(scene, x + ((column + 0.5) * size) / 28, y + ((row + 0.5) * size) / 28);
            assert.deepEqual(found, { layer: 1, index, from });
        }
    });
});

test('at the very edges of an image there is no pixel beyond the last', () => {
    for (const [box, layer] of [
        [scene.image, 0],
        [scene.tiles.boxes[0], 1],
    ]) {
        const last = hit(scene, box.x + box.size - 1e-6, box.y + box.size - 1e-6);
        assert.equal(layer === 0 ? last.index : last.from, 783);
        const first = hit(scene, box.x, box.y);
        assert.equal(layer === 0 ? first.index : first.from, 0);
    }
});

test('on a line is its weight', () => {
    const { edges } = scene.lines.find((each) => each.edges.layer === 3);
    let found = 0;
    for (let i = 0; i < edges.shown; i++) {
        const under = hit(scene, curveX(edges.xy, 4 * i, 0.31), curveY(edges.xy, 4 * i, 0.31));
        assert.equal(under?.layer, 3);
        if (under.index === edges.to[i] && under.from === edges.from[i]) found += 1;
    }
    assert.ok(found > 0.5 * edges.shown, `${found} of ${edges.shown}: where lines cross, the stronger is taken`);
});

test('a line too faint to see cannot be hit', () => {
    const [line] = scene.lines.filter(({ edges }) => edges.layer === 3);
    const faint = { ...scene, arrows: [], lines: [{ ...line, emphasis: 0.1 }] };
    assert.equal(hit(faint, curveX(line.edges.xy, 0, 0.4), curveY(line.edges.xy, 0, 0.4)), null);
});

test('at an empty place nothing is hit', () => {
    assert.equal(hit(scene, 2, 2), null);
    assert.equal(hit(scene, -50, 1e6), null);
});
