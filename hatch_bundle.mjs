/**
 * Bundles the page: `node hatch_bundle.mjs TOOL STATIC TARGET`. TOOL is the folder that holds esbuild's
 * node_modules, STATIC has the page's plain modules; TARGET is given the modules, stylesheets and page.json.
 *
 * esbuild makes a chunk for every set of late parts that share a module: left to itself, a hundred small
 * files. Here a part imports all modules of its group beside its own. Those modules then belong to every
 * part of the group, and so to one chunk.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

const [TOOL, STATIC, TARGET] = process.argv.slice(2).map((path) => resolve(path));
const { build } = createRequire(join(TOOL, 'package.json'))('esbuild');

const ENTRY = 'main.js';
const PAGE = JSON.parse(readFileSync(join(STATIC, 'page.json'), 'utf8'));
const NAMED = JSON.parse(readFileSync(join(STATIC, 'importmap.json'), 'utf8')).imports;

/** Parts that are shown together: the first of them that is opened brings what they share. */
const FEATURES = [
    ['deal/deal', 'deal/view'],
    ['descent/descent', 'descent/view', 'race/race', 'race/experiments', 'race/chart', 'agreement/agreement'],
    ['draw/pad', 'teach/step', 'kept/kept', 'confusion/mistakes'],
];

const TOGETHER = FEATURES.map((parts) => parts.map((part) => `features/${part}.js`));
TOGETHER.at(-1).unshift('shell/places/draw.js');

/** Modules of at most so many bytes, minified, that several parts share are one chunk, which every part loads. */
const SMALL = 1500;

const COMMON = {
    absWorkingDir: STATIC,
    bundle: true,
    minify: true,
    logLevel: 'warning',
    outdir: TARGET,
    outbase: STATIC,
};
const MODULES = {
    ...COMMON,
    entryPoints: [ENTRY],
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    target: 'es2022',
    sourcemap: true,
    legalComments: 'eof',
    metafile: true,
    write: false, // the maps are edited before
};

const pathIn = (folder, path) => relative(folder, path).split(sep).join('/');

/** Bare names mean what they mean in a checkout. */
const byImportMap = {
    name: 'by import map',
    setup({ onResolve }) {
        onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
            NAMED[path] ? { path: join(STATIC, NAMED[path].replace('/static/', '')) } : null,
        );
    },
};

/** What is imported late is a module that imports its group and exports what the part does. */
function lateWith(groups) {
    const imports = (path) => groups.get(path).map((file) => `import ${JSON.stringify(`./${file}`)};`);
    return {
        name: 'late parts with their groups',
        setup({ onResolve, onLoad }) {
            onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
                kind === 'dynamic-import'
                    ? { path: pathIn(STATIC, resolve(resolveDir, path)), namespace: 'late' }
                    : null,
            );
            onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
                contents: [...imports(path), `export * from ${JSON.stringify(`./${path}`)};`].join('\n'),
                resolveDir: STATIC,
            }));
        },
    };
}

/** What each plain module imports, and its bytes when minified. */
async function scanned() {
    const { metafile } = await build({ ...MODULES, plugins: [byImportMap] });
    const sizes = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    return {
        modules: metafile.inputs,
        sizes: new Map(sizes.map(([file, { bytesInOutput }]) => [file, bytesInOutput])),
    };
}

/** For each part that is imported late, the modules that it imports beside its own. */
function groupsOf({ modules, sizes }) {
    const imported = (file, wanted) =>
        modules[file].imports.filter(({ kind }) => kind === wanted).map(({ path }) => path);
    const reached = (starts) => {
        const found = new Set(starts);
        for (const file of found) for (const path of imported(file, 'import-statement')) found.add(path);
        return found;
    };
    const parts = new Set(Object.keys(modules).flatMap((file) => imported(file, 'dynamic-import')));
    const missing = [...PAGE.first, ...TOGETHER.flat()].filter((part) => !parts.has(part));
    if (missing.length) throw new Error(`nothing imports these late: ${missing.join(', ')}`);

    const page = reached([ENTRY, ...PAGE.first]);
    page.delete(ENTRY);
    const alone = [...parts].filter((part) => !TOGETHER.flat().includes(part));
    const sets = [...TOGETHER, ...alone.map((part) => [part])];
    const all = sets.flatMap((set) => [...reached(set)]);
    const isShared = (file) =>
        !page.has(file) && sizes.get(file) <= SMALL && all.indexOf(file) !== all.lastIndexOf(file);
    const shared = [...page, ...new Set(all.filter(isShared))];
    const groupOf = (set) => (set.length > 1 ? [...new Set([...shared, ...reached(set)])] : shared);
    const groups = new Map(sets.flatMap((set) => set.map((part) => [part, groupOf(set)])));
    for (const part of PAGE.first) groups.set(part, [...page]); // the first picture waits for nothing else
    return groups;
}

/** Sources are named from the folder of the page's own, wherever this was built. */
function mapText(text, from) {
    const map = JSON.parse(text);
    map.sources = map.sources.map((source) => pathIn(STATIC, resolve(from, source)));
    map.sourceRoot = 'nudge:///';
    return JSON.stringify(map);
}

function write(path, contents) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
}

/** Returns, for each late part, the file that it has become. @returns {Promise<Map<string, string>>} */
async function bundleModules() {
    const groups = groupsOf(await scanned());
    const { outputFiles, metafile } = await build({ ...MODULES, plugins: [lateWith(groups), byImportMap] });
    for (const { path, text } of outputFiles) write(path, path.endsWith('.map') ? mapText(text, dirname(path)) : text);
    const made = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint?.startsWith('late:'));
    return new Map(
        made.map(([file, { entryPoint }]) => [entryPoint.slice('late:'.length), pathIn(TARGET, resolve(STATIC, file))]),
    );
}

/** All stylesheets but the vendor's. */
const OWN = readdirSync(STATIC, { recursive: true })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.css') && !file.startsWith('vendor/'));

/** The stylesheets that the page has from the start, in their order; each of several becomes one. */
async function bundleStyles() {
    const outOf = (group) => (group.length > 1 ? 'styles/page.css' : group[0]);
    const joined = PAGE.styles.filter((group) => group.length > 1).flat();
    const alone = OWN.filter((file) => !joined.includes(file));
    const options = { ...COMMON, external: ['*.woff2'], write: false };
    const contents = joined.map((file) => `@import ${JSON.stringify(`./${file}`)};`).join('\n');
    const page = await build({ ...options, stdin: { contents, loader: 'css', resolveDir: STATIC } });
    const late = await build({ ...options, entryPoints: alone });
    write(join(TARGET, 'styles/page.css'), page.outputFiles[0].text);
    for (const { path, text } of late.outputFiles) write(path, text);
    return PAGE.styles.map((group) => [outOf(group)]);
}

const [files, styles] = [await bundleModules(), await bundleStyles()];
write(
    join(TARGET, 'page.json'),
    JSON.stringify({ styles, first: PAGE.first.map((part) => files.get(part)), isBuilt: true }),
);
