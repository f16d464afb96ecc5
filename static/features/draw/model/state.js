/**
 * The state of the pad as signals. The image that the network sees is computed from the strokes. The network's answer
 * is read from the record of a step.
 */

import { computed, signal } from '@preact/signals-core';
import { required } from '../../../core/record.js';
import { toImage } from './image.js';

/** @typedef {[number, number, number][]} Stroke points (x, y, pressure): x and y in sides of the pad from
 *     its upper left corner, pressure 0..1 */
/** @typedef {{ strokes: Stroke[], under: Uint8Array | null }} Drawing strokes, and an image beneath
 *     them of 784 values 0..255 */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @template T @typedef {import('@preact/signals-core').ReadonlySignal<T>} ReadonlySignal */

/** @typedef {{ drawing: Drawing, label: number | null, normalised: boolean }} SavedPad */

/** The value of a pixel that is full of ink. */
export const FULL = 255;

/** @type {Drawing} */
export const EMPTY = { strokes: [], under: null };

/** @param {Pick<import('../../../core/store.js').Store, 'record' | 'room' | 'driver' | 'isDrawing'>} store */
export function createDraw({ record, room, driver, isDrawing }) {
    const drawing = signal(EMPTY);
    const normalised = signal(true);
    const label = signal(/** @type {number | null} */ (null));
    const shown = computed(() => (driver.value ? drawing.value : { strokes: [], under: toDrawnImage(record.value) }));
    const isUpright = computed(() => Boolean(room.value?.dataset?.upright));
    /** @type {ReadonlySignal<Uint8Array | null>} */
    const image = computed(() => toSeenImage(shown.value, normalised.value, isUpright.value));
    const isEmpty = computed(() => image.value === null);
    const isOnItsWay = signal(false);
    const isOnStage = computed(() => showsImage(record.value, image.value));
    const isDrawn = computed(() => record.value?.focus.split === 'drawn');
    return {
        /** The driver's drawing. */
        drawing,
        /** The drawing on the pad. A viewer sees the drawing on the stage. */
        shown,
        strokes: computed(() => shown.value.strokes),
        under: computed(() => shown.value.under),
        isEmpty,
        /** Whether the drawing is centred and scaled like MNIST. */
        normalised,
        /** Whether the network reads upright digits, so that the drawing is made upright. */
        isUpright,
        /** The image that the network sees: 784 values 0..255; null while the pad is empty. */
        image,
        /** The label of the drawing; null where nobody has given one. */
        label,
        /** Whether a stroke is being drawn. */
        isDrawing,
        /** The drawings before each change, the newest last. */
        undoStack: signal(/** @type {Drawing[]} */ ([])),
        /** Whether the example on the stage is the drawing on the pad. */
        isOnStage,
        /** Whether the answer belongs to the drawing on the pad, or to a version of it from a moment ago. */
        isAnswered: computed(() => !isEmpty.value && (isOnStage.value || (isOnItsWay.value && isDrawn.value))),
        /** Whether the stage shows something else. */
        isElsewhere: computed(() => !isOnStage.value && !isOnItsWay.value && !isDrawing.value),
        /** Whether the newest drawing has not arrived on the stage yet. */
        isOnItsWay,
        /** Restores a saved pad. @param {SavedPad | null} saved */
        restore(saved) {
            if (saved) [drawing.value, label.value, normalised.value] = [saved.drawing, saved.label, saved.normalised];
        },
        /** The network's answer to the example on the stage; null before the first record. */
        answer: computed(() => (record.value ? readAnswer(record.value) : null)),
    };
}

/** @param {Drawing} drawing @param {boolean} normalised @param {boolean} isUpright */
function toSeenImage({ strokes, under }, normalised, isUpright) {
    return strokes.length > 0 ? toImage(strokes, { normalised, under, isUpright }) : under;
}

/** Returns the drawing on the stage; null where the stage shows no drawing. @param {StepRecord | null} record */
function toDrawnImage(record) {
    return record?.focus.split === 'drawn' ? toBytes(record) : null;
}

/** Returns the image on the stage: 784 values 0..255. @param {StepRecord} record */
export function toBytes({ a }) {
    return Uint8Array.from(required(a[0]), (value) => Math.round(FULL * value));
}

/**
 * Returns whether the example of a record is a drawing with this image.
 *
 * @param {StepRecord | null} record
 * @param {Uint8Array | null} image
 */
export function showsImage(record, image) {
    const drawn = toDrawnImage(record);
    if (!image || !drawn || drawn.length !== image.length) return false;
    return image.every((value, i) => value === drawn[i]);
}

/**
 * Returns the network's answer: its strongest output, the second strongest, and all outputs. The digit is null where
 * an output is not finite.
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
