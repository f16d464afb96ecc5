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
async function readAll(response) {
    /** @type {any[]} */
    const messages = [];
    await readLines(response, (line) => messages.push(line));
    return messages;
}

test('every line is read once, wherever the answer is cut into pieces', async () => {
    const text = '{"step":0}\n{"step":1,"of":"ä"}\n{"step":2}\n';
    const bytes = [...text];
    for (const size of [1, 3, 10, text.length]) {
        const pieces = [];
        for (let i = 0; i < bytes.length; i += size) pieces.push(bytes.slice(i, i + size).join(''));
        assert.deepEqual(await readAll(answer(...pieces)), [{ step: 0 }, { step: 1, of: 'ä' }, { step: 2 }]);
    }
});

test('a last line that is cut off is ignored', async () => {
    assert.deepEqual(await readAll(answer('{"step":0}\n{"st')), [{ step: 0 }]);
});

test('an answer without a body is an error', async () => {
    await assert.rejects(readAll(new Response(null)), /sent nothing/);
});
