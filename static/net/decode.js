/**
 * Decodes the safetensors format into typed arrays. Aligned arrays are views of the bytes, not copies.
 *
 * The format: 8 bytes with the length of the header, little-endian; the header as JSON; the numbers. The header maps
 * each name to dtype, shape and the offsets of its numbers. Its entry `__metadata__` maps names to texts.
 */

/** @typedef {Float32Array | Float64Array | Int32Array | Uint8Array} Numbers */
/** @typedef {{ shape: number[], data: Numbers }} Tensor */
/** @typedef {{ metadata: Record<string, string>, tensors: Map<string, Tensor> }} Frame */

/** @type {Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => Numbers>} */
const ARRAYS = { F32: Float32Array, F64: Float64Array, I32: Int32Array, U8: Uint8Array };

const HEADER_LENGTH_BYTES = 8;

/**
 * Decodes a safetensors file.
 *
 * @param {ArrayBuffer} buffer
 * @returns {Frame} its aligned arrays are views of `buffer`
 * @throws {Error} if the bytes are not of that format, or a dtype is not one of ARRAYS
 */
export function decode(buffer) {
    const { header, start } = readHeader(buffer);
    /** @type {Map<string, Tensor>} */
    const tensors = new Map();
    for (const [name, entry] of Object.entries(header)) {
        if (name !== '__metadata__') tensors.set(name, toTensor(buffer, start, name, entry));
    }
    return { metadata: header.__metadata__ ?? {}, tensors };
}

/** @param {ArrayBuffer} buffer */
function readHeader(buffer) {
    if (buffer.byteLength < HEADER_LENGTH_BYTES) {
        throw new Error(`A frame of ${buffer.byteLength} bytes has no header.`);
    }
    const length = Number(new DataView(buffer).getBigUint64(0, true));
    const start = HEADER_LENGTH_BYTES + length;
    if (start > buffer.byteLength) {
        throw new Error(`A header of ${length} bytes does not fit ${buffer.byteLength}.`);
    }
    const text = new TextDecoder().decode(new Uint8Array(buffer, HEADER_LENGTH_BYTES, length));
    return { header: JSON.parse(text), start };
}

/**
 * @param {ArrayBuffer} buffer
 * @param {number} start where the numbers begin
 * @param {string} name
 * @param {{ dtype: string, shape: number[], data_offsets: [number, number] }} entry
 * @returns {Tensor}
 */
function toTensor(buffer, start, name, { dtype, shape, data_offsets: [from, to] }) {
    const Type = ARRAYS[dtype];
    if (!Type) throw new Error(`Tensor ${name} is of type ${dtype}, which is never sent.`);
    const bytes = Type === Uint8Array ? 1 : Type === Float64Array ? 8 : 4;
    const count = (to - from) / bytes;
    if (count !== shape.reduce((product, n) => product * n, 1)) {
        throw new Error(`Tensor ${name} of shape ${shape} cannot hold ${count} numbers.`);
    }
    const aligned = (start + from) % bytes === 0;
    return aligned
        ? { shape, data: new Type(buffer, start + from, count) }
        : { shape, data: new Type(buffer.slice(start + from, start + to), 0, count) };
}
