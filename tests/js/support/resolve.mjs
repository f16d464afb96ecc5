// Lets Node import the page's modules as the browser does: by the page's own import map.
// Used as `node --import ./tests/js/support/resolve.mjs --test FILE`.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const root = new URL("../../../", import.meta.url);
const map = JSON.parse(readFileSync(new URL("static/importmap.json", root), "utf8"));

registerHooks({
  resolve(specifier, context, nextResolve) {
    const address = map.imports[specifier];
    return nextResolve(address ? new URL(`.${address}`, root).href : specifier, context);
  },
});
