/** The actions of the pad. Each change of the drawing is sent to the stage at once. */

import { batch, effect, untracked } from '@preact/signals-core';

import { createSending } from './sending.js';
import { createDraw, EMPTY, FULL, toBytes } from './state.js';
import { rememberDrawing } from './text.js';

/** @typedef {import('../../../core/store.js').Store} Store */
/** @typedef {import('./state.js').Drawing} Drawing */

/** At most this many changes can be undone. */
const MOST_UNDO = 200;
/** Coordinates are multiples of 1/GRAIN of the side of the pad, so that saving them as text changes nothing. */
const GRAIN = 10_000;

/**
 * @typedef {Pick<import('../../../core/actions.js').Deps, 'ask' | 'drive' | 'pause' | 'moveTo' | 'notifyWatching' |
 *     'browser'>} Deps
 */

/** @param {Store} store @param {Deps} deps @param {import('./sending.js').Time} [time] */
export function createDrawActions(store, { ask, drive, pause, moveTo, notifyWatching, browser }, time) {
    const draw = store.use(createDraw);
    rememberDrawing(draw, browser.drawing);
    const sending = createSending(
        store,
        (answered) => {
            const image = draw.image.value;
            const label = draw.label.value;
            return (
                image !== null &&
                ask({ type: 'focus', image: toInputs(image), ...(label === null ? {} : { label }) }, answered)
            );
        },
        time,
    );

    /** Replaces the drawing, and saves the previous one for undo. @param {Drawing} drawing */
    const change = (drawing) => {
        draw.undoStack.value = [...draw.undoStack.value, draw.drawing.value].slice(-MOST_UNDO);
        draw.drawing.value = drawing;
    };

    /** Sends the drawing to the stage and pauses. Without a label the cursor moves to the end of the forward pass. */
    const show = () => {
        if (draw.isEmpty.value) return sending.cancel();
        if (store.isMoving.value && !store.room.value?.playing) pause();
        if (draw.label.value === null && !store.room.value?.playing) moveTo({ phase: 'forward', t: 1, direction: 0 });
        sending.send();
    };

    /** After training the network may answer otherwise: the drawing is sent again when training ends. */
    let wasTraining = false;
    effect(() => {
        const isTraining = store.isTraining.value;
        untracked(() => {
            const isOver = wasTraining && !isTraining;
            wasTraining = isTraining;
            if (isOver && store.place.value === 'draw' && store.driver.value && draw.isOnStage.value) show();
        });
    });

    /** Another data set may want the drawing upright, or as it is: then the image on the stage is another one. */
    let wasUpright = draw.isUpright.value;
    effect(() => {
        const isUpright = draw.isUpright.value;
        untracked(() => {
            const isOther = wasUpright !== isUpright;
            wasUpright = isUpright;
            if (isOther && store.driver.value && store.record.value?.focus.split === 'drawn') sending.send();
        });
    });

    const actions = {
        /**
         * Begins a stroke.
         *
         * @param {number} x @param {number} y both in sides of the pad @param {number} pressure 0..1
         * @returns {boolean} false for a viewer, who may not draw
         */
        penDown(x, y, pressure) {
            if (!store.driver.value) {
                notifyWatching();
                return false;
            }
            batch(() => {
                const { strokes, under } = draw.drawing.value;
                change({ strokes: [...strokes, [toGridPoint(x, y, pressure)]], under });
                draw.isDrawing.value = true;
                show();
            });
            return true;
        },

        /** Continues the stroke. @param {[number, number, number][]} points x, y and pressure of each */
        penOn(points) {
            if (!draw.isDrawing.value || points.length === 0) return;
            batch(() => {
                const { strokes, under } = draw.drawing.value;
                const on = [
                    ...strokes[strokes.length - 1],
                    ...points.map(([x, y, pressure]) => toGridPoint(x, y, pressure)),
                ];
                draw.drawing.value = { strokes: [...strokes.slice(0, -1), on], under };
                sending.send();
            });
        },

        /** Ends the stroke. */
        penUp() {
            draw.isDrawing.value = false;
        },

        /** Takes back the last change of the pad. */
        undoStroke() {
            const before = draw.undoStack.value.at(-1);
            if (!before || !store.driver.value) return;
            batch(() => {
                draw.isDrawing.value = false;
                draw.undoStack.value = draw.undoStack.value.slice(0, -1);
                draw.drawing.value = before;
                show();
            });
        },

        /** Empties the pad and forgets its label. */
        clearPad() {
            if (draw.drawing.value === EMPTY || !store.driver.value) return;
            batch(() => {
                change(EMPTY);
                draw.label.value = null;
                draw.isDrawing.value = false;
                show();
            });
        },

        /**
         * Puts an image on the pad, to draw on.
         *
         * @param {Uint8Array} image 784 values 0..255
         * @param {number | null} [label] its label; null where not known
         */
        drawOn(image, label = null) {
            if (!store.driver.value) return notifyWatching();
            batch(() => {
                change({ strokes: [], under: image });
                draw.label.value = label;
                show();
            });
        },

        /** Puts the example on the stage on the pad. */
        drawOnThis() {
            const record = store.record.value;
            if (!record) return;
            actions.drawOn(toBytes(record), record.focus.guessed ? null : record.focus.label);
        },

        /** Sends the drawing on the pad to the stage again. */
        showDrawing: () => batch(show),

        /**
         * Labels the example on the stage. Where it is the drawing on the pad, later strokes have the same label until
         * the pad is cleared.
         *
         * @param {number} label
         */
        setLabel(label) {
            if (!store.driver.value) return notifyWatching();
            const record = store.record.value;
            const isPad = draw.isOnStage.value || draw.isOnItsWay.value;
            if (!isPad && record) return void drive({ type: 'focus', image: toInputs(toBytes(record)), label });
            draw.label.value = label;
            if (!draw.isEmpty.value) sending.send();
        },

        /** Switches centring and scaling on or off. @param {boolean} normalised */
        normalise(normalised) {
            batch(() => {
                draw.normalised.value = normalised;
                show();
            });
        },

        onLost: sending.onLost,
    };
    return actions;
}

/** @typedef {ReturnType<typeof createDrawActions>} DrawActions */

/** Returns the values of the input neurons: 784 values 0..1. @param {Uint8Array} image */
function toInputs(image) {
    return Array.from(image, (value) => value / FULL);
}

/** @param {number} x @param {number} y @param {number} pressure @returns {[number, number, number]} */
function toGridPoint(x, y, pressure) {
    const within = (/** @type {number} */ value) => Math.round(GRAIN * Math.min(1, Math.max(0, value))) / GRAIN;
    return [within(x), within(y), within(pressure)];
}
