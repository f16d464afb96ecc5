import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { createDrawings } from '../../../../static/features/kept/drawings.js';

let asked;
let answer;

beforeEach(() => {
    asked = [];
    answer = { count: 0 };
    globalThis.fetch = async (path, options = {}) => {
        asked.push({
            path,
            method: options.method ?? 'GET',
            token: options.headers?.Authorization,
            body: options.body,
        });
        return answer instanceof Response ? answer : Response.json(answer);
    };
});

const drawings = createDrawings('ABC234', () => 'secret');

test('reading needs no token, and changes send it', async () => {
    await drawings.listing();
    await drawings.keep({ image: 'AAAA', label: 3 });
    await drawings.relabel('f00', 4);
    await drawings.remove('f00');
    await drawings.importFile(new Blob(['x']));
    assert.deepEqual(
        asked.map(({ path, method, token }) => [method, path, token]),
        [
            ['GET', 'api/rooms/ABC234/drawings', undefined],
            ['POST', 'api/rooms/ABC234/drawings', 'Bearer secret'],
            ['PATCH', 'api/rooms/ABC234/drawings/f00', 'Bearer secret'],
            ['DELETE', 'api/rooms/ABC234/drawings/f00', 'Bearer secret'],
            ['POST', 'api/rooms/ABC234/drawings/import', 'Bearer secret'],
        ],
    );
    assert.deepEqual(JSON.parse(asked[1].body), { image: 'AAAA', label: 3 });
    assert.deepEqual(JSON.parse(asked[2].body), { label: 4 });
    assert.equal(asked[3].body, undefined);
});

test('the images come one by one, with the digest of all', async () => {
    const header = JSON.stringify({
        __metadata__: { digest: 'd1' },
        images: { dtype: 'U8', shape: [2, 28, 28], data_offsets: [0, 1568] },
    });
    const file = new Uint8Array(8 + header.length + 1568);
    new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
    file.set(new TextEncoder().encode(header), 8);
    file.fill(9, 8 + header.length + 784);
    answer = new Response(file);
    const { digest, images } = await drawings.images();
    assert.equal(digest, 'd1');
    assert.deepEqual(
        images.map((image) => [image.length, image[0], image[783]]),
        [
            [784, 0, 0],
            [784, 9, 9],
        ],
    );
});

test('a room without drawings has no images', async () => {
    const header = JSON.stringify({
        __metadata__: { digest: 'd0' },
        images: { dtype: 'U8', shape: [0, 28, 28], data_offsets: [0, 0] },
    });
    const file = new Uint8Array(8 + header.length);
    new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
    file.set(new TextEncoder().encode(header), 8);
    answer = new Response(file);
    assert.deepEqual(await drawings.images(), { digest: 'd0', images: [] });
});

test("an error has the server's own text", async () => {
    answer = Response.json({ error: { message: 'This drawing is kept already, as a 3, not a 4.' } }, { status: 409 });
    await assert.rejects(drawings.keep({ image: 'AAAA', label: 4 }), /^Error: This drawing is kept already/);
});

test('a file that could not be sent has an error in words', async () => {
    globalThis.fetch = async () => {
        throw new TypeError('Failed to fetch');
    };
    await assert.rejects(drawings.importFile(new Blob(['x'])), /^Error: The file could not be sent/);
});
