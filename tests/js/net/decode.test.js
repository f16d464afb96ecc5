import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';

import { decode } from '../../../static/net/decode.js';
import { expected, goldenBytes } from '../support/records.js';

const TYPES = { F32: Float32Array, F64: Float64Array, I32: Int32Array, U8: Uint8Array };

for (const [name, frame] of Object.entries(expected)) {
    test(`the golden frame ${name} holds the numbers that Python reads in it`, () => {
        const { metadata, tensors } = decode(goldenBytes(name));
        assert.deepEqual(metadata, frame.metadata);
        assert.deepEqual([...tensors.keys()].sort(), Object.keys(frame.tensors));
        for (const [tensor, about] of Object.entries(frame.tensors)) {
            compare(tensors.get(tensor), about, tensor);
        }
    });
}

function compare({ shape, data }, { dtype, shape: expectedShape, values, some = {}, sha256 }, name) {
    assert.deepEqual(shape, expectedShape, name);
    assert.ok(data instanceof TYPES[dtype], `${name} should be ${dtype}`);
    // strictly: -0 is not 0
    if (values) assert.deepStrictEqual([...data], values, name);
    for (const [place, value] of Object.entries(some)) {
        assert.ok(Object.is(data[Number(place)], value), `${name}[${place}]`);
    }
    if (sha256) assert.equal(toSha256(data), sha256, name);
}

function toSha256({ buffer, byteOffset, byteLength }) {
    return createHash('sha256')
        .update(new Uint8Array(buffer, byteOffset, byteLength))
        .digest('hex');
}

test('aligned numbers are not copied', () => {
    const bytes = goldenBytes('kinds');
    for (const [name, { data }] of decode(bytes).tensors) assert.equal(data.buffer, bytes, name);
});

test('unaligned numbers are copied, for each tensor only its own bytes', () => {
    const bytes = goldenBytes('odd');
    for (const [name, { data }] of decode(bytes).tensors) {
        if (name === 'uint8') continue;
        assert.notEqual(data.buffer, bytes, name);
        assert.equal(data.buffer.byteLength, data.byteLength, name);
    }
});

/** @param {object} header @param {number} [bytes] of numbers after it @param {number} [length] */
function buildFrame(header, bytes = 0, length = undefined) {
    const text = new TextEncoder().encode(JSON.stringify(header));
    const buffer = new ArrayBuffer(8 + text.length + bytes);
    new DataView(buffer).setBigUint64(0, BigInt(length ?? text.length), true);
    new Uint8Array(buffer).set(text, 8);
    return buffer;
}

test('a frame too short to have a header is an error that names its size', () => {
    assert.throws(() => decode(new ArrayBuffer(7)), /7 bytes/);
});

test('a header longer than the frame is an error', () => {
    assert.throws(() => decode(buildFrame({}, 0, 2 ** 40)), /header of 1099511627776 bytes does not fit/);
});

test('a type that is never sent is an error that names it', () => {
    const header = { w1: { dtype: 'F16', shape: [2], data_offsets: [0, 4] } };
    assert.throws(() => decode(buildFrame(header, 4)), /w1.*F16/);
});

test('a shape that does not fit the number of bytes is an error', () => {
    const header = { w1: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 12] } };
    assert.throws(() => decode(buildFrame(header, 12)), /w1.*2,2.*3/);
});

test('numbers beyond the end of the frame are an error, aligned or not', () => {
    for (const from of [0, 1, 2, 3]) {
        const header = { w1: { dtype: 'F32', shape: [2], data_offsets: [from, from + 8] } };
        assert.throws(() => decode(buildFrame(header, 4)), RangeError);
    }
});
