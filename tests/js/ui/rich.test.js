import assert from 'node:assert/strict';
import test from 'node:test';
import { html } from 'htm/preact';

import { useTexts } from '../../../static/text/say.js';
import { Counted, paragraphs, rich } from '../../../static/ui/rich.js';
import { toHtml } from '../support/shown.js';

const TEXTS = `
marked = Press <kbd>M</kbd>, <b>then <i>wait</i></b>.
named = This is { $name }.
placed = { $kind ->
    [two] First { $second }, then { $first }
   *[one] { $first } alone
}
less = 1 < 2 and <3
with-tag = Read <link>the <b>page</b> of { $first }</link>.
steps = After { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}
way = Go { $way ->
    [up] <way>up</way>
   *[down] <way>down</way>
}, <known>by { $steps }</known>
unknown-tag = <blink>now</blink>
unclosed = <b>now
crossed = <b><i>now</b></i>
chapter =
    One line
    and { $kind ->
        [long]
            another.

            A second paragraph.
       *[short] no more.
    }

    <do>Click.</do>
`;
const FIRST = html`<button>one</button>`;
const SECOND = html`<a>two</a>`;

test('the elements of a text are nodes, and its numbers and symbols are not translated', () => {
    useTexts('en', TEXTS);
    assert.equal(toHtml(rich('marked')), 'Press <kbd>M</kbd>, <b>then <i>wait</i></b>.');
    const [, name] = rich('named', { name: 'h1·4' });
    assert.deepEqual([name.props.translate, name.props.children], [false, 'h1·4']);
});

test('what a value contains stands there as it is', () => {
    useTexts('en', TEXTS);
    assert.equal(
        toHtml(rich('named', { name: '<b>x</b> <$name> 1 < 2' })),
        'This is &lt;b>x&lt;/b> &lt;$name> 1 &lt; 2.',
    );
    assert.equal(toHtml(rich('less')), '1 &lt; 2 and &lt;3');
});

test('nodes stand where the text names them, in its order', () => {
    useTexts('en', TEXTS);
    const values = { first: FIRST, second: SECOND };
    assert.equal(toHtml(rich('placed', { ...values, kind: 'one' })), '<button>one</button> alone');
    const nodes = rich('placed', { ...values, kind: 'two' });
    assert.equal(toHtml(nodes), 'First <a>two</a>, then <button>one</button>');
    assert.ok(nodes.includes(FIRST), 'it is the same node');
});

test('a function makes what its tag shows, and learns what is in it', () => {
    useTexts('en', TEXTS);
    let seen;
    const link = (children, names) => {
        seen = names;
        return html`<a>${children}</a>`;
    };
    const text = toHtml(rich('with-tag', { link, first: FIRST }));
    assert.equal(text, 'Read <a>the <b>page</b> of <button>one</button></a>.');
    assert.deepEqual(seen, ['b', 'first']);
});

test('a node that shows a number chooses the words by it', () => {
    useTexts('en', TEXTS);
    const steps = (count) => ({ steps: new Counted(FIRST, count) });
    assert.equal(toHtml(rich('steps', steps(1))), 'After <button>one</button> step');
    assert.equal(toHtml(rich('steps', steps(2000))), 'After <button>one</button> steps');
});

test('a tag may have the name of a value, and is one of the names within another tag', () => {
    useTexts('en', TEXTS);
    let seen;
    const tags = {
        way: (words) => html`<i>${words}</i>`,
        known: (children, names) => {
            seen = names;
            return html`<u>${children}</u>`;
        },
    };
    const text = toHtml(rich('way', { way: 'up', steps: FIRST }, tags));
    assert.equal(text, 'Go <i>up</i>, <u>by <button>one</button></u>');
    assert.deepEqual(seen, ['steps']);
    useTexts('en', 'nested = <known><way>{ $steps }</way></known>');
    rich('nested', { steps: FIRST }, tags);
    assert.deepEqual(seen, ['way', 'steps']);
});

test('empty lines part paragraphs, also within an alternative; a tag may make a paragraph itself', () => {
    useTexts('en', TEXTS);
    const values = { do: (children) => html`<p class="do">${children}</p>` };
    const short = toHtml(paragraphs('chapter', { ...values, kind: 'short' }));
    assert.equal(short, '<p>One line and no more.</p><p class="do">Click.</p>');
    const long = toHtml(paragraphs('chapter', { ...values, kind: 'long' }));
    assert.equal(long, '<p>One line and another.</p><p>A second paragraph.</p><p class="do">Click.</p>');
});

test('a tag that nothing makes, or that is not closed, is a fault', () => {
    useTexts('en', TEXTS);
    assert.throws(() => rich('unknown-tag'), /<blink>, which nothing makes/);
    assert.throws(() => rich('unclosed'), /<b> is not closed/);
    assert.throws(() => rich('crossed'), /<\/b> closes nothing/);
});
