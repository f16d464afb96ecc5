import assert from 'node:assert/strict';
import test from 'node:test';

import { asTyped, brief, fixed2, number, percent, whole } from '../../../static/text/format.js';
import { useTexts } from '../../../static/text/say.js';
import { readTexts } from '../support/texts.mjs';

test('a number has three significant digits', () => {
    const texts = [
        [0.123456, '0.123'],
        [1.23456, '1.23'],
        [12.3456, '12.3'],
        [123.456, '123'],
        [1, '1.00'],
        [0.5, '0.500'],
        [10, '10.0'],
        [0.001, '0.00100'],
        [99.96, '100'],
    ];
    for (const [value, text] of texts) assert.equal(number(value), text, `${value}`);
});

test('a very small or large one has a power of ten, without trailing zeros', () => {
    const texts = [
        [1e-4, '1·10⁻⁴'],
        [1.25e-7, '1.25·10⁻⁷'],
        [1.2e-10, '1.2·10⁻¹⁰'],
        [1e6, '1·10⁶'],
        [3.4028234663852886e38, '3.4·10³⁸'],
        [5e-324, '4.94·10⁻³²⁴'],
        [9.999e-4, '0.00100'],
    ];
    for (const [value, text] of texts) assert.equal(number(value), text, `${value}`);
});

test('between them, thousands have commas', () => {
    assert.equal(number(12544), '12,500');
    assert.equal(number(123456), '123,000');
    assert.equal(number(1000), '1,000');
    assert.equal(number(999999), '1·10⁶');
});

test('zero is 0, whatever its sign', () => {
    for (const zero of [0, -0]) {
        assert.equal(number(zero), '0');
        assert.equal(number(zero, { signed: true }), '0');
        assert.equal(fixed2(zero), '0.00');
        assert.equal(whole(zero), '0');
    }
});

test('a rounded value is never written as minus zero', () => {
    for (let power = -1; power > -320; power -= 1) {
        for (const value of [-(10 ** power), -4.999 * 10 ** power, -9.9999 * 10 ** power]) {
            assert.doesNotMatch(number(value), /^−0(\.0*)?$/, `${value}`);
            assert.doesNotMatch(fixed2(value), /^−0\.00$/, `${value}`);
        }
    }
});

test('a minus is a true minus sign, a plus is written where signs matter', () => {
    assert.equal(number(-0.25), '−0.250');
    assert.equal(number(0.25), '0.250');
    assert.equal(number(0.25, { signed: true }), '+0.250');
    assert.equal(number(-2.5e-9, { signed: true }), '−2.5·10⁻⁹');
    assert.equal(fixed2(-0.256), '−0.26');
    assert.equal(whole(-3), '−3');
    assert.doesNotMatch(number(-1e-5) + number(-7), /-/);
});

test('the digits asked for are the digits given', () => {
    assert.equal(number(Math.PI, { digits: 2 }), '3.1');
    assert.equal(number(0.00012345, { digits: 4 }), '1.234·10⁻⁴');
    assert.equal(number(7, { digits: 1 }), '7');
});

test('a value that is rounded up to the next power of ten keeps its digits', () => {
    assert.equal(number(9.999), '10.0');
    assert.equal(number(0.9999), '1.00');
    assert.equal(number(-99.99), '−100');
});

test('infinite values and NaN are written in words', () => {
    assert.equal(number(NaN), 'not a number');
    assert.equal(number(Infinity), 'infinite');
    assert.equal(fixed2(NaN), 'not a number');
});

test('an activation has two decimals', () => {
    assert.equal(fixed2(0.456), '0.46');
    assert.equal(fixed2(1), '1.00');
    assert.equal(fixed2(-0.001), '0.00');
});

test('whole numbers have commas between thousands, shares are percentages', () => {
    assert.equal(whole(12544), '12,544');
    assert.equal(percent(0.9), '90.0 %');
    assert.equal(percent(1), '100.0 %');
});

test('a number as it is typed has all its digits and no groups', () => {
    assert.deepEqual([12544, 0.1, -0.25, 1e-7].map(asTyped), ['12544', '0.1', '-0.25', '1e-7']);
});

test('every language writes numbers with its own decimal sign, its groups and its percentages', (t) => {
    t.after(() => useTexts('en', readTexts('en')));
    useTexts('de', readTexts('en').replace('number-percent = { $number } %', 'number-percent = { $number }\u00a0%'));
    assert.deepEqual([number(0.25), number(-0.023, { signed: true }), fixed2(-0.256)], ['0,250', '−0,0230', '−0,26']);
    assert.deepEqual(
        [number(8.31e-9), number(12544), number(1234.5, { digits: 5 })],
        ['8,31·10⁻⁹', '12.500', '1234,5'],
    );
    assert.deepEqual([whole(13002), whole(-1234567)], ['13.002', '−1.234.567']);
    assert.deepEqual([percent(0.848), percent(1)], ['84,8\u00a0%', '100,0\u00a0%']);
    assert.deepEqual([12544, 0.1, -0.25].map(asTyped), ['12544', '0,1', '-0,25']);
    useTexts('fr', readTexts('en'));
    assert.deepEqual([whole(13002), fixed2(0.5)], ['13\u202f002', '0,50']);
    useTexts('hi', readTexts('en'));
    assert.equal(whole(1234567), '12,34,567');
});

test('the digits are those of the formulas in every language, and the minus sign is the same', (t) => {
    t.after(() => useTexts('en', readTexts('en')));
    for (const language of ['ar-EG', 'fa', 'mr', 'sv']) {
        useTexts(language, readTexts('en'));
        assert.match(number(-12.5), /^−12\D50?$|^−12\D5$/, language);
        assert.match(whole(-60000), /^−60\D000$/, language);
    }
});

test('a number of an axis has as few decimals as it needs, up to three or as many as are wanted', (t) => {
    t.after(() => useTexts('en', readTexts('en')));
    assert.deepEqual(
        [0, 0.5, 0.125, 1.0004, 1500, -0.0004].map((value) => brief(value)),
        ['0', '0.5', '0.125', '1', '1,500', '0'],
    );
    assert.deepEqual([brief(0.12345, 4), brief(-2.5, 0)], ['0.1235', '−3']);
    useTexts('de', readTexts('en'));
    assert.deepEqual(
        [0.5, 1500].map((value) => brief(value)),
        ['0,5', '1.500'],
    );
});
