import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { bitmap, paintPixels, SIDE } from './images.js';
import { readPalette } from './palette.js';

/**
 * The image of an example. What it shows must stand beside it as text, since the canvas is hidden from screen readers.
 *
 * @param {{ pixels: ArrayLike<number>, from?: number, theme: string }} props `pixels` in [0, 1]; the 784
 *     of the image begin at `from`
 */
export function DigitImage({ pixels, from = 0, theme }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    useLayoutEffect(() => {
        const context = canvas.current?.getContext('2d');
        if (!canvas.current || !context) return;
        const { data } = bitmap();
        paintPixels(data.data, pixels, readPalette(canvas.current), { from });
        context.putImageData(data, 0, 0);
    }, [pixels, from, theme]);
    return html`<canvas class="digit-image" ref=${canvas} width=${SIDE} height=${SIDE} aria-hidden="true"></canvas>`;
}
