/** Finds the stylesheets that a module's classes need, from the sources. */

import { readFileSync } from 'node:fs';

import { toFile } from '../../../static/ui/lazy.js';

const STATIC = new URL('../../../static/', import.meta.url);
const toText = (path) => readFileSync(new URL(path, STATIC), 'utf8');
const IMPORT = /^(?:import|export)\b[^;]*?from '(\.[^']+)';$/gm;

/** A module and all modules that it imports. @param {string} path in static/ @returns {Set<string>} */
export function withImports(path, found = new Set()) {
    if (found.has(path)) return found;
    found.add(path);
    for (const [, to] of toText(path).matchAll(IMPORT))
        withImports(new URL(to, new URL(path, 'x:/')).pathname.slice(1), found);
    return found;
}

/** The classes in the `class` attributes of modules: plain, or as strings of an expression. */
export function classesIn(paths) {
    const classes = new Set();
    for (const path of paths) {
        const text = toText(path);
        for (const { index, 0: start } of text.matchAll(/\bclass=(?="|\$\{)/g)) {
            for (const value of attributeAt(text, index + start.length))
                for (const name of value.split(/\s+/)) classes.add(name);
        }
    }
    return classes;
}

/** @param {string} text @param {number} at where its value begins */
function attributeAt(text, at) {
    if (text[at] === '"') return [text.slice(at + 1, text.indexOf('"', at + 1))];
    let depth = 0;
    let end = at;
    do {
        depth += (text[end] === '{') - (text[end] === '}');
        end += 1;
    } while (depth > 0 || end === at + 1);
    return [...text.slice(at, end).matchAll(/'([^']*)'|`([^`]*)`/g)].map(
        ([, plain, filled]) => plain ?? filled.replace(/\$\{[^}]*\}?/g, ' '),
    );
}

/**
 * The classes that each of a stylesheet's rules wants, but for those of a dialog and of the place that it is shown in.
 *
 * @param {string} name
 * @returns {string[][]}
 */
export function wantedBy(name) {
    const rules = toText(toFile(name)).replace(/\/\*[\s\S]*?\*\//g, '');
    return [...rules.matchAll(/([^{}]+)\{/g)]
        .flatMap(([, selectors]) => selectors.split(/,(?![^()]*\))/))
        .filter((selector) => !/^\s*(@|dialog |\.place)/.test(selector))
        .map((selector) =>
            [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/g)].map(([, each]) => each),
        )
        .filter((classes) => classes.length > 0);
}
