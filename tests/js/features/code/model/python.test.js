import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

import { toTokens } from '../../../../../static/features/code/model/python.js';

const kinds = (...lines) => toTokens(lines).map((line) => line.map(({ kind, text }) => [kind, text]));

test('words of the language, numbers, texts and comments are told apart', () => {
    assert.deepEqual(kinds("return 2 * (y - a)  # to 'y'"), [
        [
            ['keyword', 'return'],
            ['plain', ' '],
            ['number', '2'],
            ['plain', ' * (y - a)  '],
            ['comment', "# to 'y'"],
        ],
    ]);
    assert.deepEqual(kinds('x["in # it"] = 1e-7'), [
        [
            ['plain', 'x['],
            ['text', '"in # it"'],
            ['plain', '] = '],
            ['number', '1e-7'],
        ],
    ]);
});

test('a name with a word of the language or a number in it is a name', () => {
    assert.deepEqual(kinds('format_in, w2 = is_x'), [[['plain', 'format_in, w2 = is_x']]]);
});

test('a text in three quotes goes on from line to line until it is closed', () => {
    assert.deepEqual(kinds('"""What: "w".', '', '    for w', '    """', 'for w in b:'), [
        [['text', '"""What: "w".']],
        [],
        [['text', '    for w']],
        [['text', '    """']],
        [
            ['keyword', 'for'],
            ['plain', ' w '],
            ['keyword', 'in'],
            ['plain', ' b:'],
        ],
    ]);
    assert.deepEqual(kinds('"""One line."""', 'pass'), [[['text', '"""One line."""']], [['keyword', 'pass']]]);
});

test('of the whole core no letter is lost, and no text is left open', () => {
    const folder = new URL('../../../../../app/nudge/nn/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.py'))) {
        const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
        const tokens = toTokens([...lines, 'return']);
        assert.deepEqual(
            tokens.slice(0, -1).map((line) => line.map(({ text }) => text).join('')),
            lines,
        );
        assert.equal(tokens.at(-1)[0].kind, 'keyword', name);
    }
});
