/**
 * The images that the page makes of drawings, for tests/pen/test_digits_of_the_page.py. Reads a JSON file with
 * [{strokes, normalised, under}, ...], where images are lists; writes JSON with the images as hexadecimal text.
 */

import { readFileSync } from 'node:fs';

import { penWidth, toImage } from '../../../static/features/draw/model/image.js';
import { normalisedImage } from '../../../static/features/draw/model/normalised.js';

const requests = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const results = requests.map(({ strokes, normalised, under, isUpright }) => {
    const below = under && Uint8Array.from(under);
    return {
        image: hex(toImage(strokes, { normalised, under: below, isUpright })),
        width: penWidth(strokes),
        under: below && hex(normalisedImage(below)),
    };
});
process.stdout.write(JSON.stringify(results));

/** @param {Uint8Array} image */
function hex(image) {
    return Buffer.from(image).toString('hex');
}
