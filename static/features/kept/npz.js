/**
 * Writes labelled images as a NumPy .npz file: an uncompressed zip of .npy arrays. An array consists of a magic number,
 * the length of its header, the header as a Python literal, and the data.
 */

const SIDE = 28;
/** The data of an array begin at a multiple of this many bytes. */
const ALIGNED = 64;
const MAGIC = [0x93, ...toBytes('NUMPY'), 1, 0];
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The earliest date in a zip. A fixed date makes the same drawings the same file. */
const EARLIEST_DATE = (1 << 5) | 1;
const POLYNOMIAL = 0xedb88320;

/**
 * @param {{ images: Uint8Array[], labels: number[] }} drawings images of 784 values each
 * @returns {Blob}
 */
export function toNpz({ images, labels }) {
    const pixels = new Uint8Array(images.length * SIDE * SIDE);
    images.forEach((image, i) => pixels.set(image, i * SIDE * SIDE));
    return toZip([
        { name: 'images.npy', content: toNpy(pixels, [images.length, SIDE, SIDE]) },
        { name: 'labels.npy', content: toNpy(Uint8Array.from(labels), [labels.length]) },
    ]);
}

/** @param {Uint8Array} data @param {number[]} shape */
function toNpy(data, shape) {
    const header =
        `{'descr': '|u1', 'fortran_order': False, 'shape': ` +
        `(${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
    const length = Math.ceil((MAGIC.length + 2 + header.length + 1) / ALIGNED) * ALIGNED - MAGIC.length - 2;
    const text = toBytes(`${header.padEnd(length - 1)}\n`);
    return joined([Uint8Array.from([...MAGIC, length & 255, length >> 8]), text, data]);
}

/** @param {{ name: string, content: Uint8Array }[]} files */
function toZip(files) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const directory = [];
    let offset = 0;
    for (const { name, content } of files) {
        const size = content.length;
        // version, flags, method, time, date, checksum, both sizes, lengths of name and extra field
        const fields = [
            [20, 2],
            [0, 2],
            [0, 2],
            [0, 2],
            [EARLIEST_DATE, 2],
            [checksum(content), 4],
            [size, 4],
            [size, 4],
            [name.length, 2],
            [0, 2],
        ];
        const local = joined([packed([[LOCAL, 4], ...fields]), toBytes(name), content]);
        directory.push(
            packed([[CENTRAL, 4], [20, 2], ...fields, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
            toBytes(name),
        );
        parts.push(local);
        offset += local.length;
    }
    const listed = joined(directory);
    const end = packed([
        [END, 4],
        [0, 2],
        [0, 2],
        [files.length, 2],
        [files.length, 2],
        [listed.length, 4],
        [offset, 4],
        [0, 2],
    ]);
    return new Blob([...parts, listed, end], { type: 'application/zip' });
}

/** Returns integers as bytes, the lowest byte first. @param {number[][]} fields value and size in bytes */
function packed(fields) {
    return Uint8Array.from(
        fields.flatMap(([value, size]) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255)),
    );
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

/** Returns the CRC-32, computed bit by bit. @param {Uint8Array} data */
function checksum(data) {
    let sum = ~0;
    for (const byte of data) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (POLYNOMIAL & -(sum & 1));
    }
    return ~sum >>> 0;
}

/** @param {string} text of ASCII characters */
function toBytes(text) {
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
