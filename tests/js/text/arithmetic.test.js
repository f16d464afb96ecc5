import assert from 'node:assert/strict';
import test from 'node:test';

import { ALL_KNOWN, knownAt } from '../../../static/core/known.js';
import { listPhases } from '../../../static/core/phases.js';
import { spellArithmetic } from '../../../static/text/arithmetic.js';
import { goldenRecord, recordBeforeAnyStep, recordByHand } from '../support/records.js';

const SETTINGS = { activation: 'identity', output_activation: 'identity', cost: 'squared' };

/** The lines by their symbols, each [formula, value]. */
function lines(record, selection, known = ALL_KNOWN, settings = SETTINGS) {
    const { lines: spelled } = spellArithmetic(record, settings, selection, known);
    return Object.fromEntries(spelled.map(({ symbol, formula, value }) => [symbol, [formula, value]]));
}

test("an output's numbers are written out: sum, activation, nudge, delta, bias", () => {
    assert.deepEqual(lines(recordByHand(), { layer: 2, index: 1 }), {
        z: ['0.500 + 0.500 − 0.500 (b)', 0.5],
        a: ['identity(0.500)', 0.5],
        ν: ['2 (y − a) = 2 (0 − 0.500)', -1],
        δ: ['−ν · 1 = 1.00 · 1', 1],
        '−∂C/∂b': ['−δ', -1],
        Δb: ['−η · gradient = −0.5 · 1.00', -0.5],
    });
});

test("a hidden neuron's nudge is the sum of the asks", () => {
    const { ν, δ } = lines(recordByHand(), { layer: 1, index: 0 });
    assert.deepEqual(ν, ['4.00 − 1.00', 3]);
    assert.deepEqual(δ, ['−ν · 1 = −3.00 · 1', -3]);
});

test("a weight's numbers are written out, its ask included", () => {
    assert.deepEqual(lines(recordByHand(), { layer: 2, index: 0, from: 1 }), {
        w: ['', -1],
        '−∂C/∂w': ['−δ · a = 2.00 · 1.00', 2],
        ask: ['−δ · w = 2.00 · (−1.00)', -2],
        gradient: ['mean of ∂C/∂w', -2],
        Δw: ['−η · gradient = −0.5 · (−2.00)', 1],
    });
});

test('a weight from a pixel asks nothing of it', () => {
    const spelled = lines(recordByHand(), { layer: 1, index: 1, from: 2 });
    assert.equal(spelled.ask, undefined);
    assert.deepEqual(spelled['−∂C/∂w'], ['−δ · a = −2.50 · 0.500', -1.25]);
});

test('a pixel is written as a fraction of 255, and as given', () => {
    const record = goldenRecord('step-2');
    const pixel = record.a[0].findIndex((a) => a > 0.3 && a < 0.9);
    const { a, ν } = lines(record, { layer: 0, index: pixel });
    assert.equal(a[0], `${Math.round(255 * record.a[0][pixel])} / 255`);
    assert.equal(a[1], record.a[0][pixel]);
    assert.deepEqual(ν, ['given, not adjustable', null]);
});

test('a title names what is selected', () => {
    const title = (selection) => spellArithmetic(goldenRecord('step-2'), SETTINGS, selection, ALL_KNOWN).title;
    assert.equal(title({ layer: 0, index: 29 }), 'pixel 29, row 1, column 1');
    assert.equal(title({ layer: 2, index: 1 }), 'h2·1: neuron 1 of hidden layer 2, counted from 0');
    assert.equal(title({ layer: 3, index: 9, from: 2 }), 'weight h2·2 → 9');
});

test('a long sum shows its largest terms and the sum of the others', () => {
    const record = goldenRecord('step-2');
    const [formula, z] = lines(record, { layer: 1, index: 2 }).z;
    assert.match(formula, /from 781 others/);
    const numbers = formula
        .replace(' from 781 others', '')
        .replace(/\([^)]*\)/g, '')
        .replaceAll(' ', '')
        .match(/[+−]?[\d.]+(·10[⁻⁰¹²³⁴-⁹]+)?/g);
    assert.equal(numbers.length, 5, formula);
    assert.ok(Math.abs(numbers.reduce((sum, text) => sum + findValue(text), 0) - z) < 0.01, `${formula} = ${z}`);
});

function findValue(text) {
    const [mantissa, power] = text.replace('−', '-').split('·10');
    const exponent = power
        ? Number([...power].map((sign) => ({ '⁻': '-' })[sign] ?? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)).join(''))
        : 0;
    return Number(mantissa) * 10 ** exponent;
}

test('every activation and cost is written in its own way', () => {
    const record = recordByHand();
    const linesFor = (settings, selection) => lines(record, selection, ALL_KNOWN, { ...SETTINGS, ...settings });
    const sigmoid = linesFor({ activation: 'sigmoid' }, { layer: 1, index: 0 });
    assert.equal(sigmoid.a[0], 'σ(0.500)');
    assert.equal(sigmoid.δ[0], '−ν · a (1 − a) = −3.00 · 0.500 · 0.500');
    assert.equal(linesFor({ activation: 'tanh' }, { layer: 1, index: 1 }).δ[0], '−ν · (1 − a²) = 2.50 · 0');
    const softmax = linesFor({ output_activation: 'softmax', cost: 'cross_entropy' }, { layer: 2, index: 1 });
    assert.equal(softmax.ν[0], 'y / a = 0 / 0.500');
    assert.equal(softmax.δ[0], 'a − y');
});

test('every activation of the protocol has a notation', async () => {
    const { readFileSync } = await import('node:fs');
    const protocol = readFileSync(new URL('../../../static/protocol.js', import.meta.url), 'utf8');
    const [, hidden] = protocol.match(/@property \{(.*)\} activation/);
    const [, output] = protocol.match(/@property \{(.*)\} output_activation/);
    for (const [, name] of `${hidden} ${output}`.matchAll(/'(\w+)'/g)) {
        const settings = { ...SETTINGS, activation: name, output_activation: name };
        for (const layer of [1, 2]) assert.ok(lines(recordByHand(), { layer, index: 0 }, ALL_KNOWN, settings).a[0]);
    }
});

test('a value that is not known yet has a formula without numbers and no value', () => {
    const phases = listPhases(2);
    const neuron = { layer: 1, index: 0 };
    const start = lines(recordByHand(), neuron, knownAt(phases, { phase: 'forward', t: 0 }, 2));
    assert.deepEqual(
        Object.values(start).map(([, value]) => value),
        [null, null, null, null, null, null],
    );
    for (const [formula] of Object.values(start)) assert.doesNotMatch(formula, /\d\.\d/);
    const forward = lines(recordByHand(), neuron, knownAt(phases, { phase: 'forward', t: 1 }, 2));
    assert.deepEqual([forward.z[1], forward.a[1], forward.ν[1]], [0.5, 0.5, null]);
    const weight = lines(
        recordByHand(),
        { layer: 2, index: 0, from: 0 },
        knownAt(phases, { phase: 'weight_nudges:2', t: 1 }, 2),
    );
    assert.deepEqual([weight.w[1], weight['−∂C/∂w'][1], weight.ask[1], weight.gradient[1]], [2, 1, null, null]);
});

test('before the first step there is no gradient and no update', () => {
    const weight = lines(recordBeforeAnyStep(), { layer: 2, index: 0, from: 0 });
    assert.deepEqual([weight.gradient[1], weight.Δw[1]], [null, null]);
    assert.equal(lines(recordBeforeAnyStep(), { layer: 2, index: 0 }).Δb[1], null);
});
