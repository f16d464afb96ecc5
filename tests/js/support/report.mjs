// A reporter for `all.mjs`. It writes one line of JSON for tests/test_javascript.py: how many tests of
// each file have passed, and the failures with the names of their suites.

import { inspect } from 'node:util';

export default async function* report(source) {
    const passed = {};
    const failures = [];
    const names = []; // of the current test and its suites, the file first
    for await (const { type, data } of source) {
        if (type === 'test:start') {
            names.splice(data.nesting, Infinity, data.name);
            if (!data.nesting) passed[data.name] = 0;
        } else if (type === 'test:pass' && data.details.type !== 'suite' && !('skip' in data || 'todo' in data)) {
            passed[names[0]] += 1;
        } else if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') {
            names.splice(data.nesting, Infinity, data.name);
            failures.push({ names: [...names], error: toText(data.details.error) });
        } else if (type === 'test:diagnostic' && /^(Error|Warning): /.test(data.message)) {
            // an error that was thrown after its test had ended
            failures.push({ names: names.slice(0, 1), error: data.message });
        }
    }
    yield JSON.stringify({ passed, failures });
}

/** The text of an error, without the wrapper of the runner. */
function toText(error) {
    return inspect(error.cause ?? error);
}
