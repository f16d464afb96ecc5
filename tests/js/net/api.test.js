import assert from 'node:assert/strict';
import test, { mock } from 'node:test';

import {
    ask,
    createDataSets,
    createRoom,
    fetchDataset,
    fetchImages,
    fetchTrainedOn,
    onConnected,
    onDisconnected,
} from '../../../static/net/api.js';
import { LIMITS } from '../../../static/protocol.js';
import { useTexts } from '../../../static/text/say.js';
import { readTexts } from '../support/texts.mjs';

/** Answers every request with `answer()`; returns the requests. */
function serve(answer) {
    const asked = [];
    globalThis.fetch = async (path, options) => {
        asked.push([path, options]);
        return answer();
    };
    return asked;
}

test('a room is made with the settings that differ', async () => {
    const asked = serve(() => Response.json({ code: 'ABC234', token: 't' }, { status: 201 }));
    assert.deepEqual(await createRoom({ seed: 3 }), { code: 'ABC234', token: 't' });
    const [[path, { method, body }]] = asked;
    assert.deepEqual([path, method, JSON.parse(body)], ['api/rooms', 'POST', { seed: 3 }]);
});

test('an error has the message of the server', async () => {
    serve(() => Response.json({ error: { message: 'seed cannot be −1.' } }, { status: 422 }));
    await assert.rejects(createRoom({ seed: -1 }), /^Error: seed cannot be −1\.$/);
});

test('an error, and an answer, are in the language of the page', async () => {
    useTexts('de', 'server-room-full = Raum { $code } ist voll.\nserver-dataset-mnist = MNIST auf Deutsch');
    const text = { id: 'server-room-full', values: { code: 'ABC234' } };
    serve(() => Response.json({ error: { message: 'Room ABC234 is full.', text } }, { status: 503 }));
    await assert.rejects(createRoom({}), /^Error: Raum ABC234 ist voll\.$/);
    const set = { title: 'MNIST', title_text: { id: 'server-dataset-mnist', values: {} } };
    serve(() => Response.json([set]));
    const [{ title }] = await createDataSets().dataSets();
    assert.equal(title, 'MNIST auf Deutsch');
    useTexts('en', readTexts('en'));
});

test('an error without a message of the server names the status', async () => {
    serve(() => new Response('<html>Bad gateway', { status: 502 }));
    await assert.rejects(fetchDataset('mnist-6k'), /502/);
});

test('images are requested by their indices, with the data set name escaped', async () => {
    const header = JSON.stringify({ images: { dtype: 'U8', shape: [1, 2, 2], data_offsets: [0, 4] } });
    const frame = new Uint8Array([header.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(header), 9, 8, 7, 6]);
    const asked = serve(() => new Response(frame));
    assert.deepEqual([...(await fetchImages('a/b', 'test', [3, 1]))], [9, 8, 7, 6]);
    assert.equal(asked[0][0], 'api/datasets/a%2Fb/test/images.safetensors?index=3,1');
    assert.deepEqual([...(await fetchTrainedOn('ABC234', [4001]))], [9, 8, 7, 6]);
    assert.equal(asked[1][0], 'api/rooms/ABC234/images.safetensors?index=4001');
});

/** A server that never answers, or sends the beginning of an answer and no more. */
function fallSilent(begin = null) {
    globalThis.fetch = (_, { signal }) =>
        new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            if (begin !== null) {
                const stream = new ReadableStream({
                    start(controller) {
                        controller.enqueue(new TextEncoder().encode(begin));
                        signal.addEventListener('abort', () => controller.error(signal.reason));
                    },
                });
                resolve(new Response(stream));
            }
        });
}

test('without a connection a request without an answer ends in time, with a sentence', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    fallSilent();
    const made = createRoom({});
    mock.timers.tick(1000 * LIMITS.silenceSeconds);
    await assert.rejects(made, /^Error: The server does not answer\.$/);
    mock.timers.reset();
});

test('with a connection a request may take long, and ends when the connection is lost', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    fallSilent();
    onConnected();
    let isEnded = false;
    const asked = fetchDataset('mnist-5k').finally(() => (isEnded = true));
    asked.catch(() => {});
    mock.timers.tick(600_000);
    await Promise.resolve();
    assert.equal(isEnded, false);
    onDisconnected();
    await assert.rejects(asked, /does not answer/);
    mock.timers.reset();
});

test('an answer that stops in its middle ends with the connection as well', async () => {
    fallSilent('{"half":');
    onConnected();
    const asked = fetchDataset('mnist-5k');
    asked.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 0));
    onDisconnected();
    await assert.rejects(asked, /does not answer/);
});

test('whoever asked can still end a request', async () => {
    fallSilent();
    const controller = new AbortController();
    const asked = ask('api/x', { signal: controller.signal });
    controller.abort();
    await assert.rejects(asked, { name: 'AbortError' });
});

test('a server that cannot be reached is named as such, in whatever words the browser has for it', async () => {
    globalThis.fetch = async () => {
        throw new TypeError('Load failed');
    };
    await assert.rejects(fetchDataset('mnist-5k'), /^TypeError: The server cannot be reached\.$/);
});
