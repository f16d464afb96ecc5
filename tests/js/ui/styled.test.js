import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test, { beforeEach } from 'node:test';

const STATIC = new URL('../../../static/', import.meta.url);
let links;
let isThere = true;

/** What is put before another is loaded at once. */
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

/** A page with the stylesheet that decides last. */
beforeEach(() => {
    links = [linkTo('/static/styles/sizes.css')];
    globalThis.document = {
        documentElement: { dataset: { static: '/static' } },
        createElement: () => linkTo(),
        querySelector: (selector) => links.find(({ href }) => selector.includes(`[href='${href}']`)) ?? null,
    };
});

/** A page's own module, which has loaded nothing yet. */
const fresh = () => import(`../../../static/ui/lazy.js?${Math.random()}`);
const names = () => links.map(({ href }) => href.match(/([\w-]+)\.css$/)[1]);

test('stylesheets decide in their order, whichever panel was opened first', async () => {
    const { styled } = await fresh();
    const Component = () => null;
    assert.equal(await styled(['draw', 'output-nudges'], async () => Component)(), Component);
    await styled(['uplot', 'teach'], async () => Component)();
    assert.deepEqual(names(), ['uplot', 'output-nudges', 'draw', 'teach', 'sizes']);
});

test('a stylesheet is asked for once', async () => {
    const { styled } = await fresh();
    await Promise.all([styled(['deal'], async () => null)(), styled(['deal'], async () => null)()]);
    assert.deepEqual(names(), ['deal', 'sizes']);
});

test("one that could not be had is asked for again, and one that is not ours is nobody's", async () => {
    const { styled } = await fresh();
    isThere = false;
    await assert.rejects(styled(['deal'], async () => null)());
    assert.deepEqual(names(), ['sizes']);
    isThere = true;
    await styled(['deal'], async () => null)();
    assert.deepEqual(names(), ['deal', 'sizes']);
    await assert.rejects(styled(['nothing'], async () => null)(), /nothing/);
});

test('every stylesheet is one of the page or has its place in the order', async () => {
    const { SHEETS, toFile } = await fresh();
    const { styles } = JSON.parse(readFileSync(new URL('page.json', STATIC), 'utf8'));
    const ofThePage = styles.flat();
    const there = readdirSync(STATIC, { recursive: true }).filter(
        (file) => file.endsWith('.css') && !file.startsWith('vendor'),
    );
    const named = new Set([...ofThePage, ...SHEETS.filter((name) => name !== 'uplot').map(toFile)]); // some are both
    assert.deepEqual([...named].sort(), there.sort());
    assert.equal(ofThePage.at(-1), toFile('sizes'));
});

test('one that the page has from the start is not asked for again', async () => {
    const { styled } = await fresh();
    links.unshift(linkTo('/static/features/weighted-sum/weighted-sum.css'));
    await styled(['weighted-sum', 'draw', 'uplot'], async () => null)();
    assert.deepEqual(names(), ['uplot', 'weighted-sum', 'draw', 'sizes']);
});
