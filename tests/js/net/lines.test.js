import assert from 'node:assert/strict';
import test from 'node:test';

import { readLines } from '../../../static/net/lines.js';

/** An answer that comes in these pieces. @param {...string} pieces */
const answer = (...pieces) =>
    new Response(
        new ReadableStream({
            start(controller) {
                for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
                controller.close();
            },
        }),
    );

/** @param {Response} response */
async function buildLines(response) {
    /** @type {any[]} */
    const told = [];
    await readLines(response, (line) => told.push(line));
    return told;
}

test('every line is told once, wherever the answer is cut', async () => {
    const text = '{"step":0}\n{"step":1,"of":"ä"}\n{"step":2}\n';
    const bytes = [...text];
    for (const size of [1, 3, 10, text.length]) {
        const pieces = [];
        for (let i = 0; i < bytes.length; i += size) pieces.push(bytes.slice(i, i + size).join(''));
        assert.deepEqual(await buildLines(answer(...pieces)), [{ step: 0 }, { step: 1, of: 'ä' }, { step: 2 }]);
    }
});

test('what is cut off in a line is not told', async () => {
    assert.deepEqual(await buildLines(answer('{"step":0}\n{"st')), [{ step: 0 }]);
});

test('an answer without a body is refused', async () => {
    await assert.rejects(buildLines(new Response(null)), /sent nothing/);
});
