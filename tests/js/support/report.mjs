// A reporter for `all.mjs`: one line of JSON for what tests/test_javascript.py wants to know:
// how many tests of each file passed, and what failed, with the names of the suites it is in.

import { inspect } from 'node:util';

export default async function* report(source) {
    const passed = {};
    const failures = [];
    const names = []; // of the test that is being told of, its file first
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
            // what was thrown when its test was over
            failures.push({ names: names.slice(0, 1), error: data.message });
        }
    }
    yield JSON.stringify({ passed, failures });
}

/** What was thrown, without the runner's own wrapping. */
function toText(error) {
    return inspect(error.cause ?? error);
}
