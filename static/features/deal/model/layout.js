/**
 * The layout of the tiles: side by side, or in rows with one row opened. In whole device pixels, so that each dot of a
 * tile at rest is one device pixel.
 */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * @typedef {object} TileLayout
 * @property {number} size the side of a tile
 * @property {number} gap between rows
 * @property {number} openSize the side of a tile in the opened row; `size` where none is open
 * @property {Int32Array} x of each place, its left edge
 * @property {Int32Array} y its top edge
 * @property {Int32Array} sizes its side
 * @property {{ text: string, x: number, y: number, row: number }[]} marks the numbers of rows, where there is
 *     room; x is the right edge, y the middle
 */

/** The gap between rows, as a share of a tile. */
const GAP = 0.2;
/** The widest gap, where there is room. */
const WIDEST_GAP = 0.9;
/** Tiles may be smaller by this factor so that each row stands on one line. */
const WORTH_ONE_LINE = 0.7;
/** A row is opened only if its tiles become larger by at least this factor. */
const WORTH_OPENING = 1.4;
/** The opened row takes at most this share of the height. */
const MOST_OPEN = 0.3;
/** The rating of an opened row is multiplied by this where its last line is not full. */
const RAGGED = 0.9;
/** The largest tile, in dots: four for a pixel of the image. */
const LARGEST = 28 * 4;

/**
 * All tiles side by side, line by line.
 *
 * @param {number} count
 * @param {Box} area
 * @returns {TileLayout}
 */
export function plainLayout(count, area) {
    let size = LARGEST;
    while (size > 1 && Math.floor(area.width / size) * Math.floor(area.height / size) < count) size -= 1;
    const columns = Math.max(1, Math.min(count, Math.floor(area.width / size)));
    const lines = Math.ceil(count / columns);
    const left = area.x + Math.floor((area.width - columns * size) / 2);
    const top = area.y + Math.max(0, Math.floor((area.height - lines * size) / 2));
    const layout = empty(count, { size, gap: 0, openSize: size });
    for (let place = 0; place < count; place++) {
        put(layout, place, left + (place % columns) * size, top + Math.floor(place / columns) * size, size);
    }
    return layout;
}

/**
 * Row below row, each on lines of its own. Short rows stand side by side.
 *
 * @param {number[]} lengths of the rows
 * @param {Box} area
 * @param {{ open: number, largest: number, everyMark: number }} choice `open`: the row that is opened, −1: none;
 *     `largest`: the side of its tiles at most; `everyMark`: the least distance of two marks, 0: no marks
 * @returns {TileLayout}
 */
export function rowsLayout(lengths, area, { open, largest, everyMark }) {
    const size = largestSize(lengths, area);
    const groups = groupUp(lengths, size, area.width);
    const free = area.height - findHeight(groups, size);
    const opened = openedIn(lengths, groups, { size, area, free, largest: Math.min(largest, LARGEST) });
    const more = Math.floor((free - opened.height) / Math.max(1, groups.length));
    const gap = Math.max(leastGap(size), Math.min(leastGap(size) + more, Math.floor(size * WIDEST_GAP)));
    const layout = empty(
        lengths.reduce((sum, length) => sum + length, 0),
        { size, gap, openSize: opened.size },
    );
    const pen = { place: 0, y: area.y, marked: -Infinity };
    for (const group of groups) {
        const isOpen = opened.size > size && group.first === open;
        const { side, columns, pad } = isOpen
            ? { side: opened.size, columns: opened.columns, pad: opened.pad }
            : { side: size, columns: group.columns, pad: 0 };
        pen.y += pad;
        if (everyMark > 0) mark(layout, pen, { row: group.first, x: area.x, side, every: isOpen ? 0 : everyMark });
        putGroup(layout, pen, group, { x: area.x, side, columns });
        pen.y += Math.ceil(group.length / columns) * side + (pad || gap);
    }
    return layout;
}

/**
 * @param {TileLayout} layout
 * @param {{ place: number, y: number }} pen is moved on to the next place
 * @param {Group} group
 * @param {{ x: number, side: number, columns: number }} options `x`: where its lines begin
 */
function putGroup(layout, pen, { count, length }, { x, side, columns }) {
    for (let row = 0; row < count; row++) {
        const left = x + row * (length * side + leastGap(side));
        for (let i = 0; i < length; i++) {
            put(layout, pen.place + i, left + (i % columns) * side, pen.y + Math.floor(i / columns) * side, side);
        }
        pen.place += length;
    }
}

/**
 * @typedef {object} Group rows of one length that stand side by side
 * @property {number} first the index of the first row
 * @property {number} count
 * @property {number} length examples in each
 * @property {number} columns tiles on a line of a row
 * @property {number} lines
 */

/** @param {number[]} lengths @param {number} size @param {number} width @returns {Group[]} */
function groupUp(lengths, size, width) {
    const gap = leastGap(size);
    const most = Math.max(1, Math.floor(width / size));
    /** @type {Group[]} */
    const groups = [];
    for (let row = 0; row < lengths.length; ) {
        const length = lengths[row];
        const beside = Math.max(1, Math.floor((width + gap) / (length * size + gap)));
        let count = 1;
        while (count < beside && lengths[row + count] === length) count += 1;
        const lines = Math.ceil(length / most);
        groups.push({ first: row, count, length, lines, columns: Math.ceil(length / lines) });
        row += count;
    }
    return groups;
}

/** @param {number} size */
const leastGap = (size) => Math.max(1, Math.round(size * GAP));

/** @param {Group[]} groups @param {number} size */
function findHeight(groups, size) {
    const lines = groups.reduce((sum, group) => sum + group.lines, 0);
    return lines * size + groups.length * leastGap(size);
}

/**
 * The largest side of the tiles with which all rows have room. It is a little smaller where then no row needs a
 * second line.
 *
 * @param {number[]} lengths
 * @param {Box} area
 */
function largestSize(lengths, area) {
    const fits = (/** @type {number} */ size) => findHeight(groupUp(lengths, size, area.width), size) <= area.height;
    let size = LARGEST;
    while (size > 1 && !fits(size)) size -= 1;
    const onOneLine = Math.floor(area.width / lengths.reduce((most, length) => Math.max(most, length), 1));
    return onOneLine < size && onOneLine >= WORTH_ONE_LINE * size && fits(onOneLine) ? onOneLine : size;
}

/**
 * The size of the tiles in an opened row. It is the same for each row that may be opened. Rows that stand side by side
 * are not opened.
 *
 * @param {number[]} lengths
 * @param {Group[]} groups
 * @param {{ size: number, area: Box, free: number, largest: number }} room `free`: the height that is left
 */
function openedIn(lengths, groups, { size, area, free, largest }) {
    const closed = { size, columns: 1, height: 0, pad: 0 };
    if (groups.length < lengths.length) return closed;
    const longest = groups.reduce((most, group) => (group.length > most.length ? group : most), groups[0]);
    const pad = Math.max(4, 2 * leastGap(size));
    const most = Math.min(free + longest.lines * size - 2 * pad, MOST_OPEN * area.height);
    let best = { ...closed, rating: 0 };
    for (let lines = 1; lines <= longest.length; lines++) {
        const columns = Math.ceil(longest.length / lines);
        const side = Math.min(largest, Math.floor(area.width / columns));
        const rating = side * (longest.length % columns ? RAGGED : 1);
        const height = lines * side - longest.lines * size + 2 * pad;
        if (lines * side <= most && rating > best.rating) best = { size: side, columns, height, pad, rating };
    }
    return best.size >= WORTH_OPENING * size ? best : closed;
}

/** @param {number} count @param {{ size: number, gap: number, openSize: number }} sizes @returns {TileLayout} */
function empty(count, sizes) {
    return { ...sizes, x: new Int32Array(count), y: new Int32Array(count), sizes: new Int32Array(count), marks: [] };
}

/** @param {TileLayout} layout @param {number} place @param {number} x @param {number} y @param {number} side */
function put(layout, place, x, y, side) {
    layout.x[place] = x;
    layout.y[place] = y;
    layout.sizes[place] = side;
}

/**
 * Adds the number of a row beside its line, unless the last number is too near.
 *
 * @param {TileLayout} layout
 * @param {{ y: number, marked: number }} pen
 * @param {{ row: number, x: number, side: number, every: number }} line
 */
function mark(layout, pen, { row, x, side, every }) {
    const y = pen.y + Math.floor(side / 2);
    if (y - pen.marked < every) return;
    layout.marks.push({ text: String(row + 1), row, x, y });
    pen.marked = y;
}
