import assert from 'node:assert/strict';
import test from 'node:test';
import { html } from 'htm/preact';

import { useTexts } from '../../../static/text/say.js';
import { paragraphs, rich } from '../../../static/ui/rich.js';

/** Nodes as HTML. */
function toHtml(node) {
    if (Array.isArray(node)) return node.map(toHtml).join('');
    if (node === null || typeof node !== 'object') return String(node ?? '').replaceAll('<', '&lt;');
    const { class: kind, children } = node.props;
    const attributes = kind ? ` class="${kind}"` : '';
    return node.props.translate === false
        ? `[${toHtml(children)}]`
        : `<${node.type}${attributes}>${toHtml(children)}</${node.type}>`;
}

const TEXTS = `
marked = Press <kbd>M</kbd>, <b>then <i>wait</i></b>.
named = This is { $name }.
placed = { $kind ->
    [two] First { $second }, then { $first }
   *[one] { $first } alone
}
less = 1 < 2 and <3
with-tag = Read <link>the <b>page</b> of { $first }</link>.
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
    assert.equal(toHtml(rich('named', { name: 'h1·4' })), 'This is [h1·4].');
});

test('what a value contains stands there as it is', () => {
    useTexts('en', TEXTS);
    assert.equal(
        toHtml(rich('named', { name: '<b>x</b> <$name> 1 < 2' })),
        'This is &lt;b>x&lt;/b> &lt;$name> [1] &lt; [2].',
    );
    assert.equal(toHtml(rich('less')), '[1] &lt; [2] and &lt;[3]');
});

test('nodes stand where the text names them, in its order', () => {
    useTexts('en', TEXTS);
    const values = { first: FIRST, second: SECOND };
    assert.equal(toHtml(rich('placed', { ...values, kind: 'one' })), '<button>one</button> alone');
    const nodes = rich('placed', { ...values, kind: 'two' });
    assert.equal(toHtml(nodes), 'First <a>two</a>, then <button>one</button>');
    assert.ok(nodes.includes(FIRST), 'it is the same node');
});

test('a function makes what its tag shows, and learns which nodes are in it', () => {
    useTexts('en', TEXTS);
    let seen;
    const link = (children, names) => {
        seen = names;
        return html`<a>${children}</a>`;
    };
    const text = toHtml(rich('with-tag', { link, first: FIRST }));
    assert.equal(text, 'Read <a>the <b>page</b> of <button>one</button></a>.');
    assert.deepEqual(seen, ['first']);
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
