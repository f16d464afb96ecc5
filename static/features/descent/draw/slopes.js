/** The colours of the surface, from the lowest cost to the highest. */

/** @typedef {[number, number, number]} Rgb each 0 to 255 */

/**
 * The colours of `count` bands, at equal distances along the ramp. Between the stops they are mixed in Oklab, so
 * that equal steps look equal (Björn Ottosson, "A perceptual color space for image processing", 2020).
 *
 * @param {Rgb[]} stops
 * @param {number} count
 * @returns {Rgb[]}
 */
export function bandColors(stops, count) {
    const labs = stops.map(toOklab);
    return Array.from({ length: count }, (_, i) => {
        const at = count === 1 ? 0 : (i / (count - 1)) * (stops.length - 1);
        const below = Math.min(stops.length - 2, Math.floor(at));
        const share = at - below;
        return toRgb(labs[below].map((value, axis) => value + (labs[below + 1][axis] - value) * share));
    });
}

/** @param {Rgb} rgb */
function toOklab(rgb) {
    const [r, g, b] = rgb.map((value) => linear(value / 255));
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
}

/** @param {number[]} lab @returns {Rgb} */
function toRgb([lightness, a, b]) {
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    return [
        byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    ];
}

/** @param {number} value of sRGB, 0 to 1 */
function linear(value) {
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** @param {number} value linear, 0 to 1 */
function byte(value) {
    const clipped = Math.max(0, Math.min(1, value));
    return Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055));
}
