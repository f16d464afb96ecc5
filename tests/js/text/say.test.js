import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { locale, PARAGRAPH, say, sayInParagraphs, sayInParts, textIds, useTexts } from '../../../static/text/say.js';
import { readTexts } from '../support/texts.mjs';

const TEXTS = `
-product = Nudge
plain = Plain
    .title = Its title: { -product }
of-a-value = It is { $value }.
steps = { $count ->
    [one] one step
   *[other] { $count } steps
}
side = { $side ->
    [up] It goes up
   *[down] It goes down
}
is-right = { $is_right ->
    [yes] right
   *[no] wrong
}
two-lines =
    one
    and two

    and { $kind ->
        [three] three
       *[none] {""}
    }
    { $kind ->
        [three] { $value }

            and four
       *[none] {""}
    }
    and more
only-an-attribute =
    .title = A title
`;

test('texts, their attributes and their values are said', () => {
    useTexts('en', TEXTS);
    assert.equal(locale(), 'en');
    assert.equal(say('plain'), 'Plain');
    assert.equal(say('plain.title'), 'Its title: Nudge');
    assert.equal(say('of-a-value', { value: '−3.5·10⁻⁴ < <b>' }), 'It is −3.5·10⁻⁴ < <b>.', 'no isolating marks');
    assert.equal(say('only-an-attribute.title'), 'A title');
});

test('strings, counts and booleans select', () => {
    useTexts('en', TEXTS);
    assert.deepEqual([say('steps', { count: 1 }), say('steps', { count: 12345 })], ['one step', '12,345 steps']);
    assert.deepEqual([say('side', { side: 'up' }), say('side', { side: 'level' })], ['It goes up', 'It goes down']);
    assert.deepEqual([say('is-right', { is_right: true }), say('is-right', { is_right: false })], ['right', 'wrong']);
    useTexts('de', TEXTS);
    assert.equal(say('steps', { count: 12345 }), '12.345 steps');
    useTexts('fa', TEXTS);
    assert.match(say('steps', { count: 12345 }), /^12\D345 steps$/, 'the digits of the formulas');
});

test('a text is one line unless paragraphs are wanted, which only empty lines of its file part', () => {
    useTexts('en', TEXTS);
    const values = { kind: 'three', value: 'a\n\nb' };
    assert.equal(say('two-lines', values), 'one and two and three a\n\nb and four and more');
    assert.deepEqual(sayInParagraphs('two-lines', values).split(PARAGRAPH), [
        'one and two',
        'and three a\n\nb',
        'and four and more',
    ]);
    const without = sayInParagraphs('two-lines', { ...values, kind: 'none' }).split(PARAGRAPH);
    assert.deepEqual(without, ['one and two', 'and   and more'], 'an alternative that says nothing parts nothing');
});

test('parts with tones stand where the text has them', () => {
    useTexts('en', TEXTS);
    const one = { text: '+1', tone: 'up' };
    const value = [one, { text: '.' }];
    assert.deepEqual(sayInParts('of-a-value', { value: one }), [{ text: 'It is ' }, one, { text: '.' }]);
    assert.deepEqual(sayInParts('of-a-value', { value }), [{ text: 'It is ' }, one, { text: '..' }]);
    assert.deepEqual(sayInParts('of-a-value', { value: 'x' }), [{ text: 'It is x.' }]);
});

test('an unknown text, a missing value and a value that cannot be said are faults', () => {
    useTexts('en', TEXTS);
    assert.throws(() => say('nowhere'), /no text nowhere/);
    assert.throws(() => say('plain.nowhere'), /no text plain\.nowhere/);
    assert.throws(() => say('only-an-attribute'), /no text only-an-attribute/);
    assert.throws(() => say('of-a-value'), /of-a-value: Unknown variable: \$value/);
    assert.throws(() => say('of-a-value', { value: undefined }), /of-a-value.*\$value/);
    assert.throws(() => useTexts('en', 'twice = a\ntwice = b'), /twice/);
});

test('where faults are reported, something is said all the same', () => {
    const faults = [];
    useTexts('en', TEXTS, ({ message }) => faults.push(message));
    assert.equal(say('nowhere'), 'nowhere');
    assert.equal(say('of-a-value'), 'It is {$value}.');
    assert.equal(faults.length, 2);
});

test('nothing is said before the texts are there', async () => {
    const { say: sayTooEarly } = await import(`../../../static/text/say.js?${import.meta.url}`);
    assert.throws(() => sayTooEarly('plain'), /no texts yet/);
});

test('nothing is said while a module is loaded, when there are no texts yet', async () => {
    const root = new URL('../../../static/', import.meta.url);
    const files = globSync('{core,features,net,shell,stage,story,text,ui}/**/*.js', { cwd: fileURLToPath(root) });
    assert.ok(files.length > 200);
    const faults = [];
    for (const file of files) {
        await import(`${new URL(file, root)}?untold`).catch(({ message }) => faults.push(`${file}: ${message}`));
    }
    assert.deepEqual(faults, []);
});

test('ids that are named in a table are what they are, and the tests have the texts of the page', () => {
    assert.deepEqual(textIds({ one: 'plain' }), { one: 'plain' });
    useTexts('en', readTexts('en'));
    assert.equal(say('contents-name'), 'Chapters');
});
