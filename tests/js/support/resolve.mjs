// Lets Node import the page's modules with the import map of the page, and gives each test file its own
// modules: the query of a module's address is added to the addresses of all its imports, and Node loads
// a module once for each address.

import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const root = new URL('../../../', import.meta.url);
const map = JSON.parse(readFileSync(new URL('static/importmap.json', root), 'utf8'));

registerHooks({
    resolve(specifier, context, nextResolve) {
        const address = map.imports[specifier];
        const found = nextResolve(address ? new URL(`.${address}`, root).href : specifier, context);
        return { ...found, url: marked(found.url, context.parentURL) };
    },
});

/** The address of a file with the query of the module that imports it. */
function marked(url, parent = '') {
    const mark = new URL(parent || url).search;
    return url.startsWith('file:') && !url.includes('?') ? url + mark : url;
}
