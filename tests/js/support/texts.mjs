// The English texts, for the tests. all.mjs gives them to each test file.

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LOCALES = fileURLToPath(new URL('../../../locales/', import.meta.url));

/** All texts of a language, as Project Fluent writes them. */
export const readTexts = (language) =>
    globSync(`${language}/**/*.ftl`, { cwd: LOCALES })
        .sort()
        .map((file) => readFileSync(LOCALES + file, 'utf8'))
        .join('\n\n');
