/**
 * The arrangement of all training images: in the set's order, shuffled, or in rows. One row is that of the shown step.
 */

import { buildTiles } from './glide.js';
import { plainLayout, rowsLayout } from './layout.js';
import { measureLengths, rowAt } from './numbers.js';

/** @typedef {import('./state.js').Epoch} Epoch */
/** @typedef {import('./state.js').Arrangement} Arrangement */
/** @typedef {import('./layout.js').TileLayout} TileLayout */
/** @typedef {import('./layout.js').Box} Box */
/** @typedef {import('./glide.js').Tiles} Tiles */

/** The tone of a tile. */
export const USED = 0;
export const TO_COME = 1;
export const NOW = 2;

/**
 * @typedef {object} Spread the images at rest
 * @property {Arrangement} arrangement
 * @property {Epoch} epoch
 * @property {number} row that of the shown step, −1 where there is none
 * @property {TileLayout} layout by place
 * @property {Int32Array | null} order the image in each place; null: the set's order
 * @property {Tiles} tiles by image
 * @property {Uint8Array} tones by image: USED, TO_COME or NOW
 * @property {Room} room
 */

/**
 * @typedef {object} Room
 * @property {number} width in device pixels
 * @property {number} height
 * @property {number} ratio device pixels to a CSS pixel
 * @property {number} em in CSS pixels
 */

/** The width of the column with the numbers of the rows, in em. */
const GUTTER = 2.3;
/** A narrower picture has no such column, in em. */
const NARROW = 30;
/** The margin, in CSS pixels: frames are drawn there. */
const MARGIN = 4;
/** The largest tile of the opened row, in CSS pixels. */
const LARGEST_OPEN = 40;

/**
 * @param {{ arrangement: Arrangement, epoch: Epoch, row: number, room: Room }} options
 * @returns {Spread}
 */
export function spread({ arrangement, epoch, row, room }) {
    const count = epoch.order.length;
    const order = arrangement === 'set' ? null : epoch.order;
    const isDealt = arrangement === 'dealt';
    const layout = isDealt ? buildDealtLayout(epoch, row, room) : plainLayout(count, findArea(room, 0));
    const shownRow = isDealt ? row : -1;
    return {
        arrangement,
        epoch,
        row: shownRow,
        layout,
        order,
        tiles: buildTiles(layout, order),
        tones: findTones(epoch, shownRow),
        room,
    };
}

/** @param {Epoch} epoch @param {number} row @param {Room} room */
function buildDealtLayout(epoch, row, room) {
    const { ratio, width, em } = room;
    const hasMarks = width / ratio >= NARROW * em;
    const gutter = hasMarks ? Math.round(GUTTER * em * ratio) : 0;
    return rowsLayout(measureLengths(epoch), findArea(room, gutter), {
        open: row,
        largest: Math.round(LARGEST_OPEN * ratio),
        everyMark: hasMarks ? Math.round(1.15 * em * ratio) : 0,
    });
}

/** @param {Room} room @param {number} gutter @returns {Box} */
function findArea({ width, height, ratio }, gutter) {
    const margin = Math.round(MARGIN * ratio);
    return { x: margin + gutter, y: margin, width: width - 2 * margin - gutter, height: height - 2 * margin };
}

/** Rows before the given one are used; where that is −1, none is. @param {Epoch} epoch @param {number} row */
function findTones(epoch, row) {
    const tones = new Uint8Array(epoch.order.length).fill(TO_COME);
    if (row < 0) return tones;
    const { start, end } = rowAt(epoch, row);
    for (let place = 0; place < end; place++) tones[epoch.order[place]] = place < start ? USED : NOW;
    return tones;
}

/**
 * The images in the order in which they are drawn: the row of the shown step comes last, on top of the others.
 *
 * @param {Spread} spread
 */
export function buildStack({ epoch, row }) {
    const { order } = epoch;
    if (row < 0) return order;
    const { start, end } = rowAt(epoch, row);
    const stack = new Int32Array(order.length);
    stack.set(order.subarray(0, start));
    stack.set(order.subarray(end), start);
    stack.set(order.subarray(start, end), order.length - (end - start));
    return stack;
}

/** The box around the images of the shown step, also while they move. @param {Tiles} at @param {Uint8Array} tones */
export function buildFrame(at, tones) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let image = 0; image < tones.length; image++) {
        if (tones[image] !== NOW) continue;
        left = Math.min(left, at.x[image]);
        top = Math.min(top, at.y[image]);
        right = Math.max(right, at.x[image] + at.size[image]);
        bottom = Math.max(bottom, at.y[image] + at.size[image]);
    }
    return left < right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/**
 * The place at a point. A point in the gap below a row belongs to that row. −1 where there is none.
 *
 * @param {TileLayout} layout
 * @param {number} x in device pixels
 * @param {number} y
 */
export function placeAt(layout, x, y) {
    const within = (/** @type {number} */ slack) => (/** @type {number} */ side, /** @type {number} */ place) => {
        const [dx, dy] = [x - layout.x[place], y - layout.y[place]];
        return dx >= 0 && dy >= 0 && dx < side && dy < side + slack;
    };
    const place = layout.sizes.findIndex(within(0));
    return place < 0 ? layout.sizes.findIndex(within(layout.gap)) : place;
}

/**
 * The nearest place on the line above or below a place.
 *
 * @param {TileLayout} layout
 * @param {number} place
 * @param {1 | -1} direction 1: below
 */
export function placeOnNextLine(layout, place, direction) {
    const middle = layout.x[place] + layout.sizes[place] / 2;
    let best = place;
    let least = Infinity;
    for (let other = 0; other < layout.x.length; other++) {
        const down = direction * (layout.y[other] - layout.y[place]);
        if (down <= 0) continue;
        const aside = Math.abs(layout.x[other] + layout.sizes[other] / 2 - middle);
        const far = down * 1e4 + aside; // first the next line, on it the nearest
        if (far < least) [least, best] = [far, other];
    }
    return best;
}
