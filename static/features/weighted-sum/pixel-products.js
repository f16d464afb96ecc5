import { useMemo } from 'preact/hooks';
import { required } from '../../core/record.js';
import { buildTiles } from '../../stage/scene/tiles.js';
import { fixed2, number } from '../../text/format.js';
import { paintPixels, paintSigned, SIDE } from '../../ui/canvas/images.js';
import { Painted } from '../../ui/canvas/painted.js';
import { html } from '../../ui/html.js';
import { PixelWeights } from '../inspector/pixel-weights.js';
import { greatest } from './model/weighted-sum.js';

/** @typedef {import('./model/weighted-sum.js').Term} Term */

/**
 * A first-layer neuron's 784 weights as an image, times the image on the stage, and what comes of it: the
 * terms of its sum, as an image.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     from: number | null, known: import('../../core/known.js').Known, isLit: boolean, terms: Term[],
 *     view: import('../../core/store.js').View,
 *     select: (selection: import('../../core/store.js').Selection) => void }} props
 */
export function PixelProducts({ record, neuron, from, known, isLit, terms, view, select }) {
    const tiles = useMemo(() => buildTiles(record, null, 'weights'), [record]);
    const products = useMemo(() => Float64Array.from(terms, ({ value }) => value), [record, neuron.index]);
    const pixels = required(record.a[0]);
    const full = greatest(terms, 'value') / 2; // so that the many small ones show as well
    const chosen = { ...neuron, ...(from === null ? {} : { from }) };
    return html`<div class="products by-pixel">
            <figure>
                <div class="marked"><${PixelWeights} record=${record} chosen=${chosen} known=${known} select=${select} view=${view} isPlain /><${Mark} at=${from} /></div>
                <figcaption>its weights w</figcaption>
            </figure>
            <span class="sign" aria-hidden="true">×</span>
            <figure>
                <div class="marked"><${Painted} paint=${buildPainting(pixels)} of=${[pixels, view.theme]} label="The image's pixels" /><${Mark} at=${from} /></div>
                <figcaption>the pixels a</figcaption>
            </figure>
            <span class="sign" aria-hidden="true">=</span>
            <figure>
                <div class="marked ${isLit ? '' : 'unknown'}">
                    <${Painted} paint=${listProducts(isLit ? products : null, full)} of=${[products, isLit, view.theme]} label="What each pixel adds to the sum" /><${Mark} at=${from} />
                </div>
                <figcaption>what each adds, w·a</figcaption>
            </figure>
        </div>
        <p class="fine">
            ${from === null ? 'Click a pixel of the weights for its product.' : html`<${Product} term=${terms[from]} isLit=${isLit} />`}
            ${' '}Full colour: w from ${number(tiles?.full ?? 0)}${isLit ? html`, w·a from ${number(full)}` : null}.
        </p>`;
}

/** @param {{ term: Term, isLit: boolean }} props */
function Product({ term: { from, w, a, value }, isLit }) {
    return html`<span class="product">Pixel ${from}, row ${Math.floor(from / SIDE)}, column ${from % SIDE}: ${number(w)} × ${fixed2(a)} = ${
        isLit ? html`<b class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</b>` : '?'
    }.</span>`;
}

/** A frame round one pixel of an image. @param {{ at: number | null }} props */
function Mark({ at }) {
    if (at === null) return null;
    const place = { left: `${(100 * (at % SIDE)) / SIDE}%`, top: `${(100 * Math.floor(at / SIDE)) / SIDE}%` };
    return html`<span class="mark" style=${place} aria-hidden="true"></span>`;
}

/** @param {ArrayLike<number>} pixels */
function buildPainting(pixels) {
    return (
        /** @type {Uint8ClampedArray} */ rgba,
        /** @type {import('../../ui/canvas/palette.js').Palette} */ palette,
    ) => paintPixels(rgba, pixels, palette);
}

/** @param {Float64Array | null} products @param {number} full */
function listProducts(products, full) {
    return (
        /** @type {Uint8ClampedArray} */ rgba,
        /** @type {import('../../ui/canvas/palette.js').Palette} */ palette,
    ) => {
        if (products) paintSigned(rgba, products, 0, full, palette);
    };
}
