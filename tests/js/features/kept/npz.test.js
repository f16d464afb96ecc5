import assert from 'node:assert/strict';
import test from 'node:test';
import { crc32 } from 'node:zlib';

import { toNpz } from '../../../../static/features/kept/npz.js';

const image = (value) => new Uint8Array(784).fill(value);

/** The files of a zip, by its directory; their checksums are looked at. */
function unzipped(bytes) {
    const view = new DataView(bytes.buffer);
    const end = bytes.length - 22;
    assert.equal(view.getUint32(end, true), 0x06054b50);
    const files = new Map();
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < view.getUint16(end + 10, true); i++) {
        assert.equal(view.getUint32(at, true), 0x02014b50);
        const [sum, size, length, local] = [16, 24, 28, 42].map((place) =>
            place === 28 ? view.getUint16(at + place, true) : view.getUint32(at + place, true),
        );
        const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
        assert.equal(view.getUint32(local, true), 0x04034b50);
        const content = bytes.subarray(local + 30 + length, local + 30 + length + size);
        assert.equal(sum, crc32(content), name);
        files.set(name, content);
        at += 46 + length;
    }
    return files;
}

/** The header of an array and what follows it. */
function read(npy) {
    assert.deepEqual([...npy.subarray(0, 8)], [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    const length = npy[8] + 256 * npy[9];
    assert.equal((10 + length) % 64, 0);
    return { header: new TextDecoder().decode(npy.subarray(10, 10 + length)), data: npy.subarray(10 + length) };
}

test('images and labels are arrays in a zip, with the checksums that they have', async () => {
    const blob = toNpz({ images: [image(7), image(255)], labels: [3, 9] });
    const files = unzipped(new Uint8Array(await blob.arrayBuffer()));
    assert.deepEqual([...files.keys()], ['images.npy', 'labels.npy']);
    const images = read(files.get('images.npy'));
    assert.match(images.header, /^\{'descr': '\|u1', 'fortran_order': False, 'shape': \(2, 28, 28\), \} *\n$/);
    assert.deepEqual([images.data.length, images.data[0], images.data[1567]], [1568, 7, 255]);
    const labels = read(files.get('labels.npy'));
    assert.match(labels.header, /'shape': \(2,\)/);
    assert.deepEqual([...labels.data], [3, 9]);
});

test('the same drawings are the same file', async () => {
    const bytes = async () => Buffer.from(await toNpz({ images: [image(1)], labels: [0] }).arrayBuffer());
    assert.ok((await bytes()).equals(await bytes()));
});
