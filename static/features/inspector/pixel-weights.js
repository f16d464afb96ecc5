import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { buildTiles } from '../../stage/scene/tiles.js';
import { say, textIds } from '../../text/say.js';
import { bitmap, paintSigned } from '../../ui/canvas/images.js';
import { readPalette } from '../../ui/canvas/palette.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/store.js').Selection} Selection */

const SIDE = 28;

/** @typedef {import('../../core/known.js').Known} Known */

/** @type {{ quantity: import('../../stage/scene/quantities.js').Quantity, text: string,
 *     isKnown: (known: Known) => boolean }[]} */
const CHOICES = [
    { quantity: 'weights', text: textIds('pixel-weights-weights'), isKnown: () => true },
    {
        quantity: 'weight_nudges',
        text: textIds('pixel-weights-weight-nudges'),
        isKnown: (known) => known.weightNudge(1),
    },
    { quantity: 'gradient', text: textIds('pixel-weights-gradient'), isKnown: (known) => known.gradient },
];

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The weights of a first-layer neuron as an image. A click or the arrow keys choose a pixel.
 *
 * @param {{ record: StepRecord, chosen: Selection, known: Known, select: (s: Selection) => void,
 *     view: import('../../core/store.js').View, isPlain?: boolean }} props `isPlain`: shows the weights,
 *     without a choice of other quantities
 */
export function PixelWeights({ record, chosen, known, select, view, isPlain = false }) {
    const [choice, setChoice] = useState(0);
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    const { quantity } = CHOICES[choice].isKnown(known) ? CHOICES[choice] : CHOICES[0];
    useEffect(() => {
        if (canvas.current) paint(canvas.current, record, chosen.index, quantity);
    }, [record, chosen.index, quantity, view.theme]);
    if (record.sizes[0] !== SIDE * SIDE) return null;
    const from = chosen.from ?? 0;
    const choose = (/** @type {number} */ pixel) => select({ layer: 1, index: chosen.index, from: pixel });
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        const move = MOVES[event.key];
        if (!move) return;
        event.preventDefault();
        event.stopPropagation();
        const x = Math.max(0, Math.min(SIDE - 1, (from % SIDE) + move[0]));
        const y = Math.max(0, Math.min(SIDE - 1, Math.floor(from / SIDE) + move[1]));
        choose(y * SIDE + x);
    };
    return html`<div class="pixel-weights">
        <canvas
            ref=${canvas}
            width=${SIDE}
            height=${SIDE}
            tabindex="0"
            role="slider"
            aria-label=${say('pixel-weights-chosen')}
            aria-valuemin="0"
            aria-valuemax=${SIDE * SIDE - 1}
            aria-valuenow=${from}
            aria-valuetext=${say('pixel-weights-chosen.value', {
                pixel: from,
                row: Math.floor(from / SIDE),
                column: from % SIDE,
            })}
            onClick=${(/** @type {any} */ event) => choose(pixelAt(event))}
            onKeyDown=${onKey}
        ></canvas>
        ${
            isPlain
                ? null
                : html`<div class="choices" role="group" aria-label=${say('pixel-weights-quantities')}>
                    ${CHOICES.map(
                        ({ text, isKnown }, index) =>
                            html`<button
                                class="choice"
                                disabled=${!isKnown(known)}
                                aria-pressed=${index === choice}
                                onClick=${() => setChoice(index)}
                            >
                                ${say(text)}
                            </button>`,
                    )}
                </div>`
        }
    </div>`;
}

/** @param {MouseEvent & { currentTarget: HTMLCanvasElement }} event */
function pixelAt(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.floor(((event.clientX - box.left) / box.width) * SIDE);
    const y = Math.floor(((event.clientY - box.top) / box.height) * SIDE);
    return Math.max(0, Math.min(SIDE - 1, y)) * SIDE + Math.max(0, Math.min(SIDE - 1, x));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {StepRecord} record
 * @param {number} index
 * @param {import('../../stage/scene/quantities.js').Quantity} quantity
 */
function paint(canvas, record, index, quantity) {
    const context = canvas.getContext('2d');
    const tiles = buildTiles(record, null, quantity);
    if (!context) return;
    const { data } = bitmap();
    const palette = readPalette(canvas);
    if (tiles) paintSigned(data.data, tiles.values, index * tiles.perTile, tiles.full, palette);
    context.putImageData(data, 0, 0);
}
