/**
 * Bundles the page: `node hatch_bundle.mjs TOOL STATIC TARGET`. TOOL is the folder with esbuild's node_modules.
 * STATIC has the page's plain modules. The bundled modules, the stylesheets and page.json are written into TARGET.
 *
 * A part is a module that the page imports late, by `import()`. By default esbuild makes one chunk for every set of
 * parts that share a module, which gives a hundred small files. Here a part also imports all modules of its group.
 * Those modules then belong to every part of the group, and so to one chunk.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

const [TOOL, STATIC, TARGET] = process.argv.slice(2).map((path) => resolve(path));
const { build } = createRequire(join(TOOL, 'package.json'))('esbuild');

const ENTRY = 'main.js';
const PAGE = JSON.parse(readFileSync(join(STATIC, 'page.json'), 'utf8'));
const IMPORT_MAP = JSON.parse(readFileSync(join(STATIC, 'importmap.json'), 'utf8')).imports;

/** Parts that are shown together. The first part that is opened loads the chunk that they share. */
const FEATURES = [
    ['deal/deal', 'deal/view'],
    ['descent/descent', 'descent/view', 'race/race', 'race/experiments', 'race/chart', 'agreement/agreement'],
    ['draw/pad', 'teach/step', 'kept/kept', 'confusion/mistakes'],
];

const TOGETHER = FEATURES.map((parts) => parts.map((part) => `features/${part}.js`));
TOGETHER.at(-1).unshift('shell/places/draw.js');

/** Bytes, minified. Modules of at most this size that several parts share form one chunk, which every part loads. */
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
    write: false, // the source maps are edited first
};

const pathIn = (folder, path) => relative(folder, path).split(sep).join('/');

/** Resolves bare names by the import map, as in a checkout. */
const byImportMap = {
    name: 'by import map',
    setup({ onResolve }) {
        onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
            IMPORT_MAP[path] ? { path: join(STATIC, IMPORT_MAP[path].replace('/static/', '')) } : null,
        );
    },
};

/** Replaces each part by a module that imports the part's group and exports what the part exports. */
function partsWithGroups(groups) {
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

/** Returns the imports of each plain module, and its bytes when minified. */
async function scanModules() {
    const { metafile } = await build({ ...MODULES, plugins: [byImportMap] });
    const sizes = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    return {
        modules: metafile.inputs,
        sizes: new Map(sizes.map(([file, { bytesInOutput }]) => [file, bytesInOutput])),
    };
}

/** Returns, for each part, the modules of its group, which it imports beside its own. */
function buildGroups({ modules, sizes }) {
    const imported = (file, wantedKind) =>
        modules[file].imports.filter(({ kind }) => kind === wantedKind).map(({ path }) => path);
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
    const toGroup = (set) => (set.length > 1 ? [...new Set([...shared, ...reached(set)])] : shared);
    const groups = new Map(sets.flatMap((set) => set.map((part) => [part, toGroup(set)])));
    for (const part of PAGE.first) groups.set(part, [...page]); // the first picture loads no other modules
    return groups;
}

/** Returns a source map whose sources are named from STATIC, so that it is the same wherever it is built. */
function editMap(text, from) {
    const map = JSON.parse(text);
    map.sources = map.sources.map((source) => pathIn(STATIC, resolve(from, source)));
    map.sourceRoot = 'nudge:///';
    return JSON.stringify(map);
}

function write(path, contents) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
}

/** Returns the bundled file of each part. @returns {Promise<Map<string, string>>} */
async function bundleModules() {
    const groups = buildGroups(await scanModules());
    const { outputFiles, metafile } = await build({ ...MODULES, plugins: [partsWithGroups(groups), byImportMap] });
    for (const { path, text } of outputFiles) write(path, path.endsWith('.map') ? editMap(text, dirname(path)) : text);
    const bundledParts = Object.entries(metafile.outputs).filter(([, { entryPoint }]) =>
        entryPoint?.startsWith('late:'),
    );
    return new Map(
        bundledParts.map(([file, { entryPoint }]) => [
            entryPoint.slice('late:'.length),
            pathIn(TARGET, resolve(STATIC, file)),
        ]),
    );
}

/** All stylesheets except those in vendor/. */
const OWN = readdirSync(STATIC, { recursive: true })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.css') && !file.startsWith('vendor/'));

/** Bundles the stylesheets. A list of several that the page has from the start becomes one. Returns the new lists. */
async function bundleStyles() {
    const toOutput = (group) => (group.length > 1 ? 'styles/page.css' : group[0]);
    const joined = PAGE.styles.filter((group) => group.length > 1).flat();
    const alone = OWN.filter((file) => !joined.includes(file));
    const options = { ...COMMON, external: ['*.woff2'], write: false };
    const contents = joined.map((file) => `@import ${JSON.stringify(`./${file}`)};`).join('\n');
    const page = await build({ ...options, stdin: { contents, loader: 'css', resolveDir: STATIC } });
    const late = await build({ ...options, entryPoints: alone });
    write(join(TARGET, 'styles/page.css'), page.outputFiles[0].text);
    for (const { path, text } of late.outputFiles) write(path, text);
    return PAGE.styles.map((group) => [toOutput(group)]);
}

const [files, styles] = [await bundleModules(), await bundleStyles()];
write(
    join(TARGET, 'page.json'),
    JSON.stringify({ styles, first: PAGE.first.map((part) => files.get(part)), isBuilt: true }),
);
