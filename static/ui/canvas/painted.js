import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { bitmap, SIDE } from './images.js';
import { readPalette } from './palette.js';

/**
 * An image of 28 × 28 numbers. It is painted again whenever a value in `of` changes, in the same frame as the text
 * beside it.
 *
 * @param {{ paint: (rgba: Uint8ClampedArray, palette: import('./palette.js').Palette) => void,
 *     of: unknown[], label: string }} props
 */
export function Painted({ paint, of, label }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    useLayoutEffect(() => {
        const context = canvas.current?.getContext('2d');
        if (!canvas.current || !context) return;
        const { data } = bitmap();
        paint(data.data, readPalette(canvas.current));
        context.putImageData(data, 0, 0);
    }, of);
    return html`<canvas
        ref=${canvas}
        class="painted"
        width=${SIDE}
        height=${SIDE}
        role="img"
        aria-label=${label}
    ></canvas>`;
}
