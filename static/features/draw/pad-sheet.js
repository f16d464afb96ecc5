import { effect } from '@preact/signals-core';
import { html } from 'htm/preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { SIDE } from '../../ui/canvas/images.js';
import { readPalette } from '../../ui/canvas/palette.js';
import { useWidth } from '../../ui/width.js';
import { paintPad } from './draw/pad.js';
import { cleaned, curved } from './model/curve.js';
import { INK, penWidth } from './model/image.js';
import { createDraw, FULL } from './model/state.js';
import { toPenAriaText, useKeyPen } from './pad-keys.js';
import { pointerPen } from './pad-pointer.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('./model/actions.js').DrawActions} DrawActions */

/**
 * The canvas to draw on. It has the image that the network sees as `canvas.image`, and the strokes as `canvas.strokes`,
 * so that they can be read as numbers.
 *
 * @param {{ store: Store, actions: DrawActions }} props
 */
export function PadSheet({ store, actions }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    const { element, width: side } = useWidth();
    const draw = store.use(createDraw);
    const { pen, handlers } = useKeyPen(actions, draw.isDrawing.value);
    const byPointer = useMemo(() => pointerPen(actions), [actions]);
    const theme = store.view.value.theme;
    const isEmpty = draw.isEmpty.value;
    useEffect(() => follow(canvas.current, side, draw, pen), [side, theme, pen, draw]);
    const ref = (/** @type {HTMLCanvasElement | null} */ found) => {
        canvas.current = found;
        element(found);
    };
    return html`<div class="pad-sheet">
        <canvas
            ref=${ref}
            tabindex="0"
            role="application"
            aria-roledescription=${say('draw-pad.role')}
            aria-label=${say('draw-pad')}
            aria-describedby="pad-keys"
            ...${byPointer}
            ...${handlers}
        ></canvas>
        ${isEmpty && !pen ? html`<p class="pad-hint" aria-hidden="true">${say('draw-here')}</p>` : null}
        <div class="visually-hidden" id="pad-keys">${say('draw-pad.keys')}</div>
        <${Announced} text=${pen ? toPenAriaText(pen) : ''} isAnswer />
    </div>`;
}

/**
 * Repaints the canvas when the pad changes, at most once a frame.
 *
 * @param {HTMLCanvasElement | null} canvas
 * @param {number} side
 * @param {import('./model/state.js').Draw} draw
 * @param {import('./pad-keys.js').KeyPen | null} pen
 */
function follow(canvas, side, draw, pen) {
    if (!canvas || side < 1) return undefined;
    const palette = readPalette(canvas);
    let request = 0;
    const paint = () => {
        request = 0;
        const { strokes, under } = draw.shown.peek();
        const pixels = under && Float32Array.from(under, (value) => value / FULL);
        const width = under ? INK / SIDE : penWidth(strokes);
        paintPad(canvas, side, { lines: curved(cleaned(strokes)), width, under: pixels, pen }, palette);
    };
    const stop = effect(() => {
        Object.assign(canvas, { image: draw.image.value, strokes: draw.strokes.value });
        void draw.shown.value;
        request ||= requestAnimationFrame(paint);
    });
    return () => {
        stop();
        cancelAnimationFrame(request);
    };
}
