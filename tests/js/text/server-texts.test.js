import assert from 'node:assert/strict';
import test from 'node:test';

import { useTexts } from '../../../static/text/say.js';
import { inPageLanguage } from '../../../static/text/server-texts.js';
import { readTexts } from '../support/texts.mjs';

const OTHER = `
server-cannot-be = Erlaubt ist { $allowed }, nicht { $received } für { $field }.
server-allowed-at-most = höchstens { $limit }
server-origin-6k = die ersten hundert
server-class-bag = Tasche
`;

const error = () => ({
    type: 'error',
    field: 'l2',
    message: 'l2 cannot be 12345: allowed is less than or equal to 10000.',
    text: {
        id: 'server-cannot-be',
        values: {
            field: 'l2',
            received: '12345',
            allowed: { id: 'server-allowed-at-most', values: { limit: 10000 } },
        },
    },
});

test('a message says its text in the language of the page, with the text and the number within it', () => {
    useTexts('de', OTHER);
    const { message } = inPageLanguage(error());
    assert.equal(message, 'Erlaubt ist höchstens 10.000, nicht 12345 für l2.');
});

test('in English it is the sentence that the server sends', () => {
    useTexts('en', readTexts('en'));
    assert.equal(inPageLanguage(error()).message, error().message);
});

test('a sentence is found wherever it stands, beside its field', () => {
    useTexts('de', OTHER);
    const text = { id: 'server-origin-6k', values: {} };
    const state = { room: { dataset: { test_origin: 'the first', test_origin_text: text }, sizes: [1, 2] }, id: 3 };
    assert.equal(inPageLanguage(state).room.dataset.test_origin, 'die ersten hundert');
    const list = [{ names: ['0', 'bag'], names_text: ['0', { id: 'server-class-bag', values: {} }] }];
    assert.deepEqual(inPageLanguage(list)[0].names, ['0', 'Tasche']);
});

test('without a text, or with one that the page does not have, the English sentence stays', () => {
    useTexts('de', OTHER);
    const unknown = { message: 'In English.', text: { id: 'server-of-tomorrow', values: {} } };
    assert.equal(inPageLanguage(unknown).message, 'In English.');
    const within = error();
    within.text.values.allowed.id = 'server-of-tomorrow';
    assert.equal(inPageLanguage(within).message, error().message);
    const none = { message: 'In English.', text: null, diverged: null, diverged_text: null };
    assert.deepEqual(inPageLanguage({ ...none }), none);
    assert.equal(inPageLanguage({ lines: [{ text: 'a = 1' }] }).lines[0].text, 'a = 1', 'of another kind');
    for (const value of [null, 3, 'text', []]) assert.deepEqual(inPageLanguage(value), value);
});
