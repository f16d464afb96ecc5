import assert from 'node:assert/strict';
import test from 'node:test';
import { buildCircuit } from '../../../../../static/features/chain-rule/model/circuit.js';
import { layOutCircuit } from '../../../../../static/features/chain-rule/model/circuit-layout.js';
import { describeNetwork, NETWORKS } from '../../../support/networks.js';

/** The side panel's width on a phone, in the story and at its widest, with letters small and big. */
const SIZES = [
    { width: 320, em: 14 },
    { width: 352, em: 17 },
    { width: 460, em: 19 },
    { width: 590, em: 15 },
];

/** Every circuit at every size: its layout and itself. */
function* layouts() {
    for (const options of NETWORKS) {
        const { record, settings } = describeNetwork(options);
        for (let layer = 1; layer <= record.depth; layer++) {
            const circuit = buildCircuit(record, settings, { layer, index: 0, from: 0 });
            for (const size of SIZES)
                yield {
                    circuit,
                    size,
                    layout: layOutCircuit(circuit, size),
                    what: JSON.stringify({ options, layer, size }),
                };
        }
    }
}

test('everything is inside the picture, which is as wide as it may be', () => {
    for (const { layout, size, what } of layouts()) {
        assert.ok(Math.abs(layout.width - size.width) < 1e-9, what);
        const points = layout.wires.flatMap((wire) => wire.points);
        const corners = layout.gates.flatMap(({ x, y, w, r }) => [
            [x - w, y - r],
            [x + w, y + r],
        ]);
        for (const [x, y] of [...points, ...corners]) {
            assert.ok(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height, `${what}: ${x}, ${y}`);
        }
    }
});

test('gates stand apart, and there is room at each wire for its number', () => {
    for (const { layout, what } of layouts()) {
        const { gates, wires, unit, labelWidth } = layout;
        gates.forEach((one, i) => {
            for (const other of gates.slice(i + 1)) {
                const isApart =
                    Math.abs(one.x - other.x) >= one.w + other.w || Math.abs(one.y - other.y) >= one.r + other.r;
                assert.ok(isApart, `${what}: ${one.gate.kind} and ${other.gate.kind}`);
            }
        });
        assert.ok(labelWidth > 2.9, what);
        for (const { side, points, wire } of wires) {
            if (side === 'along')
                assert.ok(points.at(-1)[0] - points[0][0] >= (labelWidth - 0.8) * unit, `${what}: ${wire.symbol}`);
        }
    }
});

test('labels above gates do not overlap', () => {
    for (const { layout, what } of layouts()) {
        const above = layout.wires.filter(({ side }) => side === 'above');
        above.forEach((one, i) => {
            for (const other of above.slice(i + 1)) {
                const isApart =
                    one.y !== other.y || Math.abs(one.x - other.x) > 0.999 * layout.labelWidth * layout.unit;
                assert.ok(isApart, `${what}: ${one.wire.symbol} and ${other.wire.symbol}`);
            }
        });
    }
});

test('every wire begins where a gate ends, or outside, and none is drawn twice', () => {
    for (const { layout, circuit, what } of layouts()) {
        const wires = new Set(circuit.gates.flatMap(({ ins, out, aside }) => [...ins, out, ...(aside ? [aside] : [])]));
        assert.deepEqual(new Set(layout.wires.map(({ wire }) => wire)), wires, what);
        assert.equal(layout.wires.length, wires.size, what);
    }
});

test('gates work from the left to the right and row by row', () => {
    for (const { layout, what } of layouts()) {
        const sorted = layout.gates.toSorted((one, other) => one.order - other.order);
        sorted.forEach((gate, i) => {
            assert.equal(gate.order, i, what);
            const before = sorted[i - 1];
            if (before) assert.ok(gate.y > before.y + 1 || gate.x > before.x, what);
        });
    }
});
