import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const sources = globSync('static/**/*.js', { cwd: ROOT })
    .filter((file) => !file.includes('vendor'))
    .map((file) => ({ file, text: readFileSync(`${ROOT}${file}`, 'utf8') }));

test('no field is of the type "number", which refuses what people write and changes by the wheel', () => {
    assert.ok(sources.length > 100);
    const inputs = sources.filter(({ text }) => /<input/.test(text));
    assert.ok(inputs.length > 3);
    assert.deepEqual(
        inputs.filter(({ text }) => /type=["'$]?\{?["']?number/.test(text)).map(({ file }) => file),
        [],
    );
});

test('every field for a number reads through text/read-number.js', () => {
    const fields = sources.filter(({ text }) => /inputmode=|<\$\{Number(Field|Choice)\}/.test(text));
    assert.ok(fields.length > 5);
    for (const { file, text } of fields)
        assert.match(text, /read-number\.js|<\$\{NumberChoice\}/, `${file} reads numbers in its own way`);
});
