import assert from 'node:assert/strict';
import test from 'node:test';

import { createRoom, fetchDataset, fetchImages, fetchTrainedOn } from '../../../static/net/api.js';

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
