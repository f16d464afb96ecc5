import { paintPixels } from '../../ui/canvas/images.js';
import { number, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { Painted } from '../../ui/canvas/painted.js';

/**
 * The example that is just passing, its cost, and the mean so far.
 *
 * @param {{ passing: import('./model/average.js').Passing, at: number, theme: string }} props `at`: which
 *     of those shown
 */
export function PassingImage({ passing: { shown, images, labels, costs, means }, at, theme }) {
    const place = shown[at] - 1;
    const image = images[at];
    const paint = (/** @type {Uint8ClampedArray} */ rgba, /** @type {import('../../ui/canvas/palette.js').Palette} */ palette) =>
        paintPixels(rgba, image, palette);
    return html`<div class="passing-image" data-place=${place + 1}>
        <${Painted} paint=${paint} of=${[image, theme]} label=${`A ${labels[place]}`} />
        <dl>
            <div><dt>this ${labels[place]} costs</dt><dd data-value="one">${number(costs[place])}</dd></div>
            <div><dt>the mean of ${whole(place + 1)}</dt><dd class="attention" data-value="so-far">${number(means[place])}</dd></div>
        </dl>
    </div>`;
}
