import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test, { beforeEach } from 'node:test';

const STATIC = new URL('../../../static/', import.meta.url);
let links;
let isThere = true;

/** A fake <link>. A link that is inserted before it is loaded at once, or fails. */
function linkTo(href = '') {
    const link = {
        href,
        before(other) {
            links.splice(links.indexOf(link), 0, other);
            queueMicrotask(() => (isThere ? other.onload() : other.onerror()));
        },
        remove: () => void links.splice(links.indexOf(link), 1),
    };
    return link;
}

/** A page that has only the last stylesheet of the cascade. */
beforeEach(() => {
    links = [linkTo('/static/styles/sizes.css')];
    globalThis.document = {
        documentElement: { dataset: { static: '/static' } },
        createElement: () => linkTo(),
        querySelector: (selector) => links.find(({ href }) => selector.includes(`[href='${href}']`)) ?? null,
    };
});

/** The module anew, before it has loaded anything. */
const fresh = () => import(`../../../static/ui/lazy.js?${Math.random()}`);
const names = () => links.map(({ href }) => href.match(/([\w-]+)\.css$/)[1]);

test('stylesheets stand in their order, whichever panel was opened first', async () => {
    const { styled } = await fresh();
    const Component = () => null;
    assert.equal(await styled(['draw', 'output-nudges'], async () => Component)(), Component);
    await styled(['uplot', 'teach'], async () => Component)();
    assert.deepEqual(names(), ['uplot', 'output-nudges', 'draw', 'teach', 'sizes']);
});

test('a stylesheet is requested once', async () => {
    const { styled } = await fresh();
    await Promise.all([styled(['deal'], async () => null)(), styled(['deal'], async () => null)()]);
    assert.deepEqual(names(), ['deal', 'sizes']);
});

test('a stylesheet that failed is requested again, and an unknown name is an error', async () => {
    const { styled } = await fresh();
    isThere = false;
    await assert.rejects(styled(['deal'], async () => null)());
    assert.deepEqual(names(), ['sizes']);
    isThere = true;
    await styled(['deal'], async () => null)();
    assert.deepEqual(names(), ['deal', 'sizes']);
    await assert.rejects(styled(['nothing'], async () => null)(), /nothing/);
});

test('every stylesheet is in page.json or in SHEETS', async () => {
    const { SHEETS, toFile } = await fresh();
    const { styles } = JSON.parse(readFileSync(new URL('page.json', STATIC), 'utf8'));
    const pageStyles = styles.flat();
    const files = readdirSync(STATIC, { recursive: true }).filter(
        (file) => file.endsWith('.css') && !file.startsWith('vendor'),
    );
    const named = new Set([...pageStyles, ...SHEETS.filter((name) => name !== 'uplot').map(toFile)]); // some are both
    assert.deepEqual([...named].sort(), files.sort());
    assert.equal(pageStyles.at(-1), toFile('sizes'));
});

test('a stylesheet that the page has from the start is not requested again', async () => {
    const { styled } = await fresh();
    links.unshift(linkTo('/static/features/weighted-sum/weighted-sum.css'));
    await styled(['weighted-sum', 'draw', 'uplot'], async () => null)();
    assert.deepEqual(names(), ['uplot', 'weighted-sum', 'draw', 'sizes']);
});
