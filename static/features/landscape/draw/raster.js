/**
 * Paints the surface into pixels, without a graphics card: the triangles of its grid, from the furthest to the nearest
 * (the painter's algorithm, which is exact for heights over a plane). The colour of a pixel is that of the band of its
 * cost, at the lightness of its slope. Between two bands there is a contour line. Both have soft edges.
 *
 * The same arrays are used for all pictures: painting allocates nothing unless the picture grows.
 */

import { DARKEST, findLightness, LIGHTEST } from '../model/relief.js';

/** @typedef {import('../../descent/draw/slopes.js').Rgb} Rgb */
/** @typedef {import('../model/relief.js').Relief} Relief */
/** @typedef {import('../model/camera.js').Camera} Camera */

/**
 * @typedef {object} Sheet what is painted
 * @property {Relief} relief
 * @property {Camera} camera
 * @property {import('../model/tangent.js').Sheet | null} tangent
 * @property {number[]} levels the costs at which there are lines, ascending
 * @property {number} side of the flat picture, in CSS pixels: the hatching of places without a cost has its scale
 * @property {number} slant 0: as the flat picture, to 1: shaded
 * @property {SheetColours} colours
 */

/**
 * @typedef {object} SheetColours
 * @property {Rgb[]} bands one more than there are levels
 * @property {number} shading the strength of the shading of slopes, 0 to 1
 * @property {Rgb} level of the lines
 * @property {Rgb} ground of places without a cost, and of the underside
 * @property {Rgb} line of their hatching
 * @property {Rgb} attention of the tangent plane
 */

/** The number of shades of a colour. */
const SHADES = 256;
/** The lines of the flat picture: every fourth one is stronger. */
const LINES = { every: 4, strong: { width: 1.1, opacity: 0.34 }, weak: { width: 0.8, opacity: 0.17 } };
/** The distance of the hatching's lines, in CSS pixels of the flat picture. */
const HATCH = 8;
const TANGENT_OPACITY = 0.34;
/** How much of the ground's colour the underside has. */
const UNDERSIDE = 0.72;
/** A triangle with a smaller area, in pixels, has one shade. */
const TINY = 0.05;

/** @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, columns: number, rows: number }} Picture */
/** @typedef {{ width: number, height: number }} Size in CSS pixels */

/** Points on the picture, in pixels, with what a triangle interpolates between them. @param {number} count */
function allocate(count) {
    return {
        x: new Float64Array(count),
        y: new Float64Array(count),
        /** One over the distance from the eye. */
        near: new Float64Array(count),
        shade: new Float64Array(count),
        cost: new Float64Array(count),
        /** The place across the lines of the hatching, in CSS pixels of the flat picture. */
        hatch: new Float64Array(count),
    };
}

export function createRaster() {
    /** The picture: red, green, blue and opacity of each pixel, and one over its distance from the eye. */
    let pixels = new Uint32Array(0);
    let nearness = new Float32Array(0);
    let [columns, rows] = [0, 0];
    /** The points of the grid, then those of the tangent plane. */
    let points = allocate(0);
    /** @type {{ relief: Relief | null, lightness: Float32Array }} */
    let slopes = { relief: null, lightness: new Float32Array(0) };
    /** The shades of the colours: SHADES of the first one, then of the next one, and so on. */
    let shades = { front: pixels, under: pixels, missing: pixels, hatch: pixels };
    /** @type {number[]} */
    let levels = [];
    let pens = [LINES.weak];
    let [levelRed, levelGreen, levelBlue] = [0, 0, 0];
    let [glassRed, glassGreen, glassBlue] = [0, 0, 0];
    /** How far around a level its line and its soft edge reach, in pixels. */
    let reach = 0;

    /** @param {Sheet} sheet @param {Size} size @param {number} ratio */
    const begin = (sheet, { width, height }, ratio) => {
        [columns, rows] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
        if (pixels.length < columns * rows) {
            pixels = new Uint32Array(columns * rows);
            nearness = new Float32Array(columns * rows);
        } else {
            pixels.fill(0, 0, columns * rows);
            nearness.fill(0, 0, columns * rows);
        }
        const { relief, tangent, colours } = sheet;
        const count = relief.z.length + (tangent ? tangent.size ** 2 : 0);
        if (points.x.length < count) points = allocate(count);
        if (slopes.relief !== relief) slopes = { relief, lightness: findLightness(relief) };
        shades = buildShades(sheet);
        ({ levels } = sheet);
        pens = levels.map((_, i) => {
            const { width: thickness, opacity } = i % LINES.every === 0 ? LINES.strong : LINES.weak;
            return { width: thickness * ratio, opacity };
        });
        reach = (LINES.strong.width * ratio) / 2 + 0.5;
        [levelRed, levelGreen, levelBlue] = colours.level;
        [glassRed, glassGreen, glassBlue] = colours.attention;
    };

    /** @param {Sheet} sheet @param {number} ratio */
    const project = ({ relief: { size, z, cost }, camera, side, tangent }, ratio) => {
        const place = placer(camera, ratio, points);
        const scale = (SHADES - 1) / (LIGHTEST - DARKEST);
        for (let i = 0; i < z.length; i++) {
            const east = (2 * (i % size)) / (size - 1) - 1;
            const north = (2 * Math.floor(i / size)) / (size - 1) - 1;
            place(i, east, north, z[i]);
            points.shade[i] = (slopes.lightness[i] - DARKEST) * scale;
            points.cost[i] = cost[i];
            points.hatch[i] = ((east + north) / 2) * side;
        }
        if (!tangent) return;
        for (let i = 0; i < tangent.size ** 2; i++)
            place(z.length + i, tangent.xyz[3 * i], tangent.xyz[3 * i + 1], tangent.xyz[3 * i + 2]);
    };

    /** The number of levels up to a cost. @param {number} cost */
    const bandOf = (cost) => {
        let band = 0;
        while (band < levels.length && levels[band] <= cost) band++;
        return band;
    };

    /**
     * Paints a triangle. The middles of its pixels are inside it, so that two triangles at an edge share no pixel and
     * leave none out.
     *
     * @param {number} a
     * @param {number} b
     * @param {number} c
     * @param {'surface' | 'missing' | 'glass'} kind
     * @param {number} opacity of glass
     */
    const triangle = (a, b, c, kind, opacity = 1) => {
        const { x, y, near, shade, cost, hatch } = points;
        // from the top down: both triangles at an edge then compute the same edge
        let [top, middle, bottom] = [a, b, c];
        if (y[middle] < y[top]) [top, middle] = [middle, top];
        if (y[bottom] < y[top]) [top, bottom] = [bottom, top];
        if (y[bottom] < y[middle]) [middle, bottom] = [bottom, middle];
        const firstRow = Math.max(0, Math.ceil(y[top] - 0.5));
        const lastRow = Math.min(rows, Math.ceil(y[bottom] - 0.5)) - 1;
        const [startX, startY] = [x[a], y[a]];
        const [bx, by, cx, cy] = [x[b] - startX, y[b] - startY, x[c] - startX, y[c] - startY];
        const area = bx * cy - cx * by;
        if (firstRow > lastRow || area === 0) return;
        const [toB, toC] = [cy / area, -by / area];
        const [downB, downC] = [-cx / area, bx / area];
        const isTiny = Math.abs(area) < TINY;
        const nearX = isTiny ? 0 : (near[b] - near[a]) * toB + (near[c] - near[a]) * toC;
        const nearY = isTiny ? 0 : (near[b] - near[a]) * downB + (near[c] - near[a]) * downC;
        const shadeX = isTiny ? 0 : (shade[b] - shade[a]) * toB + (shade[c] - shade[a]) * toC;
        const shadeY = isTiny ? 0 : (shade[b] - shade[a]) * downB + (shade[c] - shade[a]) * downC;
        const costX = isTiny ? 0 : (cost[b] - cost[a]) * toB + (cost[c] - cost[a]) * toC;
        const costY = isTiny ? 0 : (cost[b] - cost[a]) * downB + (cost[c] - cost[a]) * downC;
        const hatchX = isTiny ? 0 : (hatch[b] - hatch[a]) * toB + (hatch[c] - hatch[a]) * toC;
        const hatchY = isTiny ? 0 : (hatch[b] - hatch[a]) * downB + (hatch[c] - hatch[a]) * downC;
        // counterclockwise from above is clockwise on the picture, whose rows go down
        const table = kind === 'missing' ? shades.missing : area < 0 ? shades.front : shades.under;
        const steepness = Math.sqrt(costX * costX + costY * costY);
        const band = bandOf(Math.min(cost[a], cost[b], cost[c]) - reach * steepness);
        const lastBand = bandOf(Math.max(cost[a], cost[b], cost[c]) + reach * steepness);
        const perCost = 1 / Math.max(steepness, 1e-30);
        const perHatch = HATCH / Math.max(Math.sqrt(hatchX * hatchX + hatchY * hatchY), 1e-30);
        const isPlain = kind === 'surface' && band === lastBand;
        const longSlope = (x[bottom] - x[top]) / (y[bottom] - y[top]);
        const upperSlope = (x[middle] - x[top]) / (y[middle] - y[top]);
        const lowerSlope = (x[bottom] - x[middle]) / (y[bottom] - y[middle]);
        for (let row = firstRow; row <= lastRow; row++) {
            const at = row + 0.5;
            const long = x[top] + (at - y[top]) * longSlope;
            const short =
                at < y[middle] ? x[top] + (at - y[top]) * upperSlope : x[middle] + (at - y[middle]) * lowerSlope;
            const from = Math.max(0, Math.ceil(Math.min(long, short) - 0.5));
            const end = Math.min(columns, Math.ceil(Math.max(long, short) - 0.5));
            const [right, down] = [from + 0.5 - startX, at - startY];
            let nearHere = near[a] + right * nearX + down * nearY;
            let shadeHere = shade[a] + right * shadeX + down * shadeY;
            const last = row * columns + end;
            if (isPlain) {
                for (let i = row * columns + from; i < last; i++) {
                    pixels[i] = table[band * SHADES + (shadeHere | 0)];
                    nearness[i] = nearHere;
                    shadeHere += shadeX;
                    nearHere += nearX;
                }
            } else if (kind === 'surface') {
                let costHere = cost[a] + right * costX + down * costY;
                for (let i = row * columns + from; i < last; i++) {
                    pixels[i] = lined(table, band, lastBand, shadeHere | 0, costHere, perCost);
                    nearness[i] = nearHere;
                    shadeHere += shadeX;
                    nearHere += nearX;
                    costHere += costX;
                }
            } else if (kind === 'missing') {
                let hatchHere = (hatch[a] + right * hatchX + down * hatchY) / HATCH;
                for (let i = row * columns + from; i < last; i++) {
                    const away = Math.abs(hatchHere - Math.round(hatchHere)) * perHatch;
                    pixels[i] = mixed(table[shadeHere | 0], shades.hatch[shadeHere | 0], 1 - away);
                    nearness[i] = nearHere;
                    shadeHere += shadeX;
                    nearHere += nearX;
                    hatchHere += hatchX / HATCH;
                }
            } else {
                for (let i = row * columns + from; i < last; i++) {
                    if (nearHere >= nearness[i]) pixels[i] = glass(pixels[i], opacity);
                    nearHere += nearX;
                }
            }
        }
    };

    /**
     * The colour of a pixel near a level, or between levels that are near to each other.
     *
     * @param {Uint32Array} table
     * @param {number} band the lowest one around here
     * @param {number} lastBand the highest one
     * @param {number} shade
     * @param {number} cost
     * @param {number} perCost pixels to a cost
     */
    const lined = (table, band, lastBand, shade, cost, perCost) => {
        const lowest = table[band * SHADES + shade];
        let [red, green, blue] = [lowest & 255, (lowest >> 8) & 255, (lowest >> 16) & 255];
        for (let level = band; level < lastBand; level++) {
            const away = (cost - levels[level]) * perCost;
            if (away < -reach) break;
            const above = table[(level + 1) * SHADES + shade];
            const share = Math.max(0, Math.min(1, away + 0.5));
            red += ((above & 255) - red) * share;
            green += (((above >> 8) & 255) - green) * share;
            blue += (((above >> 16) & 255) - blue) * share;
            const { width, opacity } = pens[level];
            const line = opacity * Math.max(0, Math.min(1, width, width / 2 + 0.5 - Math.abs(away)));
            red += (levelRed - red) * line;
            green += (levelGreen - green) * line;
            blue += (levelBlue - blue) * line;
        }
        return pack(red, green, blue);
    };

    /** @param {number} behind the colour of a pixel @param {number} opacity */
    const glass = (behind, opacity) => {
        if (behind === 0) return pack(glassRed, glassGreen, glassBlue, 255 * opacity);
        return mixed(behind, pack(glassRed, glassGreen, glassBlue), opacity);
    };

    return {
        /**
         * @param {Sheet} sheet
         * @param {Size} canvas
         * @param {number} ratio pixels to a CSS pixel
         * @returns {Generator<void, Picture>} pauses after each row of cells; the picture is valid until the next one
         */
        *paint(sheet, canvas, ratio) {
            begin(sheet, canvas, ratio);
            project(sheet, ratio);
            const { relief, camera, tangent, slant } = sheet;
            const { size, missing } = relief;
            const eyeColumn = ((camera.position[0] + 1) / 2) * (size - 1);
            const eyeRow = ((camera.position[1] + 1) / 2) * (size - 1);
            const order = fromFar(size - 1, eyeColumn);
            for (const row of fromFar(size - 1, eyeRow)) {
                for (const column of order) {
                    const a = row * size + column;
                    const [b, c, d] = [a + 1, a + size, a + size + 1];
                    const isMissing = missing !== null && missing[a] + missing[b] + missing[c] + missing[d] > 1;
                    const kind = isMissing ? 'missing' : 'surface';
                    const isEyeNearA = eyeColumn - column + (eyeRow - row) < 1;
                    if (isEyeNearA) triangle(b, d, c, kind);
                    triangle(a, b, c, kind);
                    if (!isEyeNearA) triangle(b, d, c, kind);
                }
                yield;
            }
            if (tangent && slant > 0) {
                for (let row = 0; row + 1 < tangent.size; row++) {
                    for (let column = 0; column + 1 < tangent.size; column++) {
                        const a = relief.z.length + row * tangent.size + column;
                        const [b, c, d] = [a + 1, a + tangent.size, a + tangent.size + 1];
                        triangle(a, b, c, 'glass', TANGENT_OPACITY * slant);
                        triangle(b, d, c, 'glass', TANGENT_OPACITY * slant);
                    }
                }
            }
            return { pixels: new Uint8ClampedArray(pixels.buffer, 0, 4 * columns * rows), columns, rows };
        },
    };
}

/**
 * Returns a function that computes where a point of the world is on the picture.
 *
 * @param {Camera} camera
 * @param {number} ratio
 * @param {ReturnType<typeof allocate>} points
 */
function placer({ view, focal, centre }, ratio, { x, y, near }) {
    return (
        /** @type {number} */ i,
        /** @type {number} */ east,
        /** @type {number} */ north,
        /** @type {number} */ up,
    ) => {
        const away = -(view[2] * east + view[6] * north + view[10] * up + view[14]);
        const scale = (ratio * focal) / away;
        x[i] = ratio * centre.x + scale * (view[0] * east + view[4] * north + view[8] * up + view[12]);
        y[i] = ratio * centre.y - scale * (view[1] * east + view[5] * north + view[9] * up + view[13]);
        near[i] = 1 / away;
    };
}

/** @param {Sheet} sheet */
function buildShades({ slant, colours: { bands, shading, ground, line } }) {
    const shaded = (/** @type {Rgb[]} */ colours) =>
        Uint32Array.from({ length: SHADES * colours.length }, (_, i) => {
            const lightness = DARKEST + ((LIGHTEST - DARKEST) * (i % SHADES)) / (SHADES - 1);
            const shade = 1 + slant * shading * (lightness - 1);
            const [red, green, blue] = colours[Math.floor(i / SHADES)];
            return pack(Math.min(255, red * shade), Math.min(255, green * shade), Math.min(255, blue * shade));
        });
    const under = Uint32Array.from({ length: SHADES * bands.length }, (_, i) => {
        const [red, green, blue] = bands[Math.floor(i / SHADES)].map(
            (value, part) => value + (ground[part] - value) * UNDERSIDE * slant,
        );
        return pack(red, green, blue);
    });
    return { front: shaded(bands), under, missing: shaded([ground]), hatch: shaded([line]) };
}

/** A colour as it is in the memory of an image. @param {number} red @param {number} green @param {number} blue */
function pack(red, green, blue, opacity = 255) {
    return ((opacity << 24) | ((blue + 0.5) << 16) | ((green + 0.5) << 8) | (red + 0.5)) >>> 0;
}

/**
 * A colour between two others; its opacity is that of the first.
 *
 * @param {number} from as it is in the memory of an image
 * @param {number} to
 * @param {number} share of the other one, 0 to 1; outside it is that of the nearer end
 */
function mixed(from, to, share) {
    const part = Math.max(0, Math.min(1, share));
    const [red, green, blue] = [from & 255, (from >> 8) & 255, (from >> 16) & 255];
    return pack(
        red + ((to & 255) - red) * part,
        green + (((to >> 8) & 255) - green) * part,
        blue + (((to >> 16) & 255) - blue) * part,
        from >>> 24,
    );
}

/**
 * The numbers below `count`, from those furthest from the eye to the nearest.
 *
 * @param {number} count
 * @param {number} eye its place among them
 */
function fromFar(count, eye) {
    const before = Math.max(0, Math.min(count, Math.floor(eye)));
    return [
        ...Array.from({ length: before }, (_, i) => i),
        ...Array.from({ length: count - before }, (_, i) => count - 1 - i),
    ];
}
