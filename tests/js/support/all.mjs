// Runs test files of `node:test` in one process. Each file gets its own modules, which say the English texts, and its
// changes to the global object are undone before the next file. Without arguments it runs all files of tests/js:
//
//     node tests/js/support/all.mjs [FILE...]
//     node --experimental-test-coverage --test-coverage-exclude='tests/**' tests/js/support/all.mjs

import { AsyncResource } from 'node:async_hooks';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, mock, suite } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import './resolve.mjs';
import { readTexts } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const given = process.argv.slice(2);
const files = given.length ? given : globSync('tests/js/**/*.test.js', { cwd: ROOT }).sort();
const SAY = new URL('../../../static/text/say.js', import.meta.url);
const texts = readTexts('en');
const untouched = Object.getOwnPropertyDescriptors(globalThis);

// The files are imported one after the other, and run after all are imported: no file sees the changes
// of another file to the global object.
let imported = Promise.resolve();
const { promise: begun, resolve: begin } = Promise.withResolvers();

for (const [index, file] of files.entries()) {
    suite(file, () => {
        let own = untouched;
        before(async () => {
            await begun;
            put(own);
        });
        after(() => {
            mock.reset();
            put(untouched);
        });
        const address = pathToFileURL(resolve(given.length ? '' : ROOT, file));
        // bound: a test belongs to the suite in whose asynchronous context it is declared
        const done = imported.then(AsyncResource.bind(() => load(address, index)));
        imported = done
            .catch(() => {})
            .then(() => {
                own = Object.getOwnPropertyDescriptors(globalThis);
                put(untouched);
            });
        return done;
    });
}
begin(imported);

/** Imports a test file, with modules of its own. */
async function load(address, index) {
    const { useTexts } = await import(`${SAY}?${index}`);
    useTexts('en', texts);
    await import(`${address}?${index}`);
}

/** Gives the global object these properties and no others. */
function put(properties) {
    for (const name of Reflect.ownKeys(globalThis)) {
        if (!Object.hasOwn(properties, name)) Reflect.deleteProperty(globalThis, name);
    }
    Object.defineProperties(globalThis, properties);
}
