/**
 * What the page makes of drawings: reads [{strokes, normalised, under}, ...] as JSON, images as lists, and
 * writes the images as hexadecimal text. For tests/data/test_digits_of_the_page.py.
 */

import { readFileSync } from 'node:fs';

import { penWidth, toImage } from '../../../static/features/draw/model/image.js';
import { normalisedImage } from '../../../static/features/draw/model/normalised.js';

const asked = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const told = asked.map(({ strokes, normalised, under }) => {
    const below = under && Uint8Array.from(under);
    return {
        image: hex(toImage(strokes, { normalised, under: below })),
        width: penWidth(strokes),
        under: below && hex(normalisedImage(below)),
    };
});
process.stdout.write(JSON.stringify(told));

/** @param {Uint8Array} image */
function hex(image) {
    return Buffer.from(image).toString('hex');
}
