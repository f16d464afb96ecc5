import assert from 'node:assert/strict';
import { test } from 'node:test';

import { prose } from '../../../../static/ui/access/prose.js';

/** The parts of a sentence; those that are left alone by translators in brackets. */
const split = (/** @type {string} */ text) =>
    prose(text).map((part) => (typeof part === 'string' ? part : `[${/** @type {any} */ (part).props.children}]`));

test('the numbers of a sentence are elements of their own', () => {
    assert.deepEqual(split('Step 302: by η = 3 times it.'), [
        'Step ',
        '[302]',
        ': by ',
        '[η]',
        ' = ',
        '[3]',
        ' times it.',
    ]);
    assert.deepEqual(split('It went from 1,000 to −0.21, or 91.0 %.'), [
        'It went from ',
        '[1,000]',
        ' to ',
        '[−0.21]',
        ', or ',
        '[91.0 %]',
        '.',
    ]);
    assert.deepEqual(split('at most 2.4·10⁻⁵.'), ['at most ', '[2.4·10⁻⁵]', '.']);
});

test('so are the symbols of formulas, but no word', () => {
    assert.deepEqual(split('for each of them, ∂C/∂w. Its sign'), ['for each of them, ', '[∂C/∂w]', '. Its sign']);
    assert.deepEqual(split('Its sum is z\u00a0=\u00a0'), ['Its sum is ', '[z]', '\u00a0=\u00a0']);
    assert.deepEqual(split('A bias is asked for −δ, whatever a weight wants.'), [
        'A bias is asked for ',
        '[−δ]',
        ', whatever a weight wants.',
    ]);
});

test('the name of a neuron is one element', () => {
    assert.deepEqual(split('Without h2·5 the other 15 are asked.'), [
        'Without ',
        '[h2·5]',
        ' the other ',
        '[15]',
        ' are asked.',
    ]);
    assert.deepEqual(split('from h1·12.'), ['from ', '[h1·12]', '.']);
});

test('the whole text stays, in its order', () => {
    const text = 'C = Σ (a − y)²: 10 of 784, at 0.5 and 1e-3; −∂C/∂a!';
    assert.equal(split(text).join('').replace(/[[\]]/g, ''), text);
});
