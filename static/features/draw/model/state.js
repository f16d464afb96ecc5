/**
 * What is on the pad, as signals. What the network sees of it follows from the strokes; what it says of
 * that comes back with the record of a step.
 */

import { computed, signal } from '@preact/signals-core';
import { required } from '../../../core/record.js';
import { toImage } from './image.js';

/** @typedef {[number, number, number][]} Stroke points (x, y, pressure): x and y in sides of the pad from
 *     its upper left corner, pressure 0..1 */
/** @typedef {{ strokes: Stroke[], under: Uint8Array | null }} Drawing what is on the pad: strokes, and
 *     beneath them an image of 784 values 0..255 */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @template T @typedef {import('@preact/signals-core').ReadonlySignal<T>} ReadonlySignal */

/** @typedef {{ drawing: Drawing, label: number | null, normalised: boolean }} Kept */

/** A pixel that is all ink. */
export const FULL = 255;

/** @type {Drawing} */
export const EMPTY = { strokes: [], under: null };

/** @param {Pick<import('../../../core/store.js').Store, 'record' | 'driver' | 'isDrawing'>} store */
export function createDraw({ record, driver, isDrawing }) {
    const drawing = signal(EMPTY);
    const normalised = signal(true);
    const label = signal(/** @type {number | null} */ (null));
    const shown = computed(() => (driver.value ? drawing.value : { strokes: [], under: drawnIn(record.value) }));
    /** @type {ReadonlySignal<Uint8Array | null>} */
    const image = computed(() => seen(shown.value, normalised.value));
    const isEmpty = computed(() => image.value === null);
    const isOnItsWay = signal(false);
    const isOnStage = computed(() => isOf(record.value, image.value));
    const isDrawn = computed(() => record.value?.focus.split === 'drawn');
    return {
        /** What somebody who drives has drawn. */
        drawing,
        /** What is on the pad: for whoever watches, the drawing that is on the stage. */
        shown,
        strokes: computed(() => shown.value.strokes),
        under: computed(() => shown.value.under),
        isEmpty,
        /** Whether it is centred and scaled as MNIST was before the network sees it. */
        normalised,
        /** What the network sees of it: 784 values 0..255; null while the pad is empty. */
        image,
        /** What it should have been, as somebody has said; null: nobody has. */
        label,
        /** Whether a stroke is being drawn. */
        isDrawing,
        /** What was on the pad before each change, the last one last. */
        past: signal(/** @type {Drawing[]} */ ([])),
        /** Whether the example on the stage is what is on the pad. */
        isOnStage,
        /** Whether what the network says is of what is on the pad, or of what was there a moment ago. */
        isAnswered: computed(() => !isEmpty.value && (isOnStage.value || (isOnItsWay.value && isDrawn.value))),
        /** Whether the stage has been turned to something else. */
        isElsewhere: computed(() => !isOnStage.value && !isOnItsWay.value && !isDrawing.value),
        /** Whether the newest drawing has not come to the stage yet. */
        isOnItsWay,
        /** Begin with what was on the pad before. @param {Kept | null} kept */
        restore(kept) {
            if (kept) [drawing.value, label.value, normalised.value] = [kept.drawing, kept.label, kept.normalised];
        },
        /** What the network says of the example on the stage; null before there is one. */
        answer: computed(() => (record.value ? readAnswer(record.value) : null)),
    };
}

/** @param {Drawing} drawing @param {boolean} normalised */
function seen({ strokes, under }, normalised) {
    return strokes.length > 0 ? toImage(strokes, { normalised, under }) : under;
}

/** The drawing on the stage; null where there is something else. @param {StepRecord | null} record */
function drawnIn(record) {
    return record?.focus.split === 'drawn' ? toBytes(record) : null;
}

/** The image on the stage as 784 values 0..255. @param {StepRecord} record */
export function toBytes({ a }) {
    return Uint8Array.from(required(a[0]), (value) => Math.round(FULL * value));
}

/** Whether the example of a record is that image. @param {StepRecord | null} record @param {Uint8Array | null} image */
export function isOf(record, image) {
    const drawn = drawnIn(record);
    if (!image || !drawn || drawn.length !== image.length) return false;
    return image.every((value, i) => value === drawn[i]);
}

/**
 * What a network says: its strongest output, the next one, and all of them. Without a digit where they
 * are no numbers any more.
 *
 * @param {StepRecord} record
 * @returns {{ digit: number | null, next: number, outputs: import('../../../core/record.js').Floats }}
 */
export function readAnswer({ a, depth }) {
    const outputs = required(a[depth]);
    const order = Array.from(outputs.keys()).sort((i, j) => outputs[j] - outputs[i]);
    const isSound = outputs.every(Number.isFinite);
    return { digit: isSound ? order[0] : null, next: order[1], outputs };
}

/** @typedef {ReturnType<typeof createDraw>} Draw */
