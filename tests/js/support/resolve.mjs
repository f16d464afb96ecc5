// Lets Node import the page's modules as the browser does, by the page's own import map, and gives
// each file of tests modules of its own: what follows the ? in a module's address is handed on to
// all that it imports, and Node loads a module once for each address.

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

/** The address of a file, marked as what imports it is. */
function marked(url, parent = '') {
    const mark = new URL(parent || url).search;
    return url.startsWith('file:') && !url.includes('?') ? url + mark : url;
}
