import { html } from 'htm/preact';
import { useMemo } from 'preact/hooks';
import { required } from '../../core/record.js';
import { buildTiles } from '../../stage/scene/tiles.js';
import { fixed2, number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { paintPixels, paintSigned, SIDE } from '../../ui/canvas/images.js';
import { Painted } from '../../ui/canvas/painted.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { PixelWeights } from '../inspector/pixel-weights.js';
import { greatest } from './model/weighted-sum.js';

/** @typedef {import('./model/weighted-sum.js').Term} Term */

/**
 * The 784 weights of a first-layer neuron as an image, times the image on the stage, and the products as an image.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     from: number | null, known: import('../../core/known.js').Known, isActivationKnown: boolean, terms: Term[],
 *     view: import('../../core/store.js').View,
 *     select: (selection: import('../../core/store.js').Selection) => void }} props
 */
export function PixelProducts({ record, neuron, from, known, isActivationKnown, terms, view, select }) {
    const tiles = useMemo(() => buildTiles(record, null, 'weights'), [record]);
    const products = useMemo(() => Float64Array.from(terms, ({ value }) => value), [record, neuron.index]);
    const pixels = required(record.a[0]);
    const full = greatest(terms, 'value') / 2; // half, so that small products are visible too
    const chosen = { ...neuron, ...(from === null ? {} : { from }) };
    return html`<div class="products by-pixel">
            <figure>
                <div class="marked">
                    <${PixelWeights}
                        record=${record}
                        chosen=${chosen}
                        known=${known}
                        select=${select}
                        view=${view}
                        isPlain
                    />
                    <${Mark} at=${from} />
                </div>
                <figcaption>${say('weighted-sum-weights')}</figcaption>
            </figure>
            <span class="sign" aria-hidden="true">×</span>
            <figure>
                <div class="marked">
                    <${Painted}
                        paint=${buildPainting(pixels)}
                        of=${[pixels, view.theme]}
                        label=${say('weighted-sum-pixels.name')}
                    />
                    <${Mark} at=${from} />
                </div>
                <figcaption>${say('weighted-sum-pixels')}</figcaption>
            </figure>
            <span class="sign" aria-hidden="true">=</span>
            <figure>
                <div class="marked ${isActivationKnown ? '' : 'unknown'}">
                    <${Painted}
                        paint=${listProducts(isActivationKnown ? products : null, full)}
                        of=${[products, isActivationKnown, view.theme]}
                        label=${say('weighted-sum-products.name')}
                    />
                    <${Mark} at=${from} />
                </div>
                <figcaption>${say('weighted-sum-products')}</figcaption>
            </figure>
        </div>
        <p class="fine">
            ${
                from === null
                    ? say('weighted-sum-click-pixel')
                    : html`<${Product} term=${terms[from]} isActivationKnown=${isActivationKnown} />`
            }
            ${' '}
            ${say('weighted-sum-full-colour-from', {
                is_known: isActivationKnown,
                w: number(tiles?.full ?? 0),
                product: number(full),
            })}
        </p>`;
}

/** @param {{ term: Term, isActivationKnown: boolean }} props */
function Product({ term: { from, w, a, value }, isActivationKnown }) {
    const result = isActivationKnown
        ? html`<b class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</b>`
        : notYet();
    return html`<span class="product">
        ${rich('weighted-sum-pixel', {
            pixel: from,
            row: Math.floor(from / SIDE),
            column: from % SIDE,
            arithmetic: [`${number(w)} × ${fixed2(a)} = `, result],
        })}
    </span>`;
}

/** A frame around one pixel of an image. @param {{ at: number | null }} props */
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
