/** What a person can do on the pad. Whatever is drawn goes to the stage at once. */

import { batch, effect, untracked } from '@preact/signals-core';

import { createSending } from './sending.js';
import { createDraw, EMPTY, FULL, toBytes } from './state.js';
import { rememberDrawing } from './text.js';

/** @typedef {import('../../../core/store.js').Store} Store */
/** @typedef {import('./state.js').Drawing} Drawing */

/** So many changes can be undone. */
const MOST_PAST = 200;
/** Seconds between two looks that panels take at a stroke. */
const PANELS_EVERY = 0.14;
/** Places on the pad are whole ten-thousandths of its side: what is kept as text stays what it was. */
const GRAIN = 10_000;

/** @typedef {Pick<import('../../../core/actions.js').Deps, 'ask' | 'pause' | 'moveTo' | 'refuse' | 'browser'>} Deps */

/** @param {Store} store @param {Deps} deps @param {import('./sending.js').Time} [time] */
export function createDrawActions(store, { ask, pause, moveTo, refuse, browser }, time) {
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

    /** What is on the pad becomes something else. @param {Drawing} drawing */
    const change = (drawing) => {
        draw.past.value = [...draw.past.value, draw.drawing.value].slice(-MOST_PAST);
        draw.drawing.value = drawing;
    };

    /** Put what is on the pad on the stage, at rest; where nobody has said what it is, at forward's end. */
    const show = () => {
        if (draw.isEmpty.value) return sending.noMore();
        if (store.isMoving.value && !store.room.value?.playing) pause();
        if (draw.label.value === null && !store.room.value?.playing) moveTo({ phase: 'forward', t: 1, direction: 0 });
        sending.send();
    };

    /** How long ago panels were told of the drawing, in seconds. */
    let gone = 0;

    /** A network that has been trained may say something else of the drawing that it was asked about. */
    let wasTraining = false;
    effect(() => {
        const isTraining = store.room.value?.playing === true || store.target.value !== null;
        untracked(() => {
            const isOver = wasTraining && !isTraining;
            wasTraining = isTraining;
            if (isOver && store.place.value === 'draw' && store.driver.value && draw.isOnStage.value) show();
        });
    });

    const actions = {
        /**
         * Put the pen down on the pad.
         *
         * @param {number} x @param {number} y both in sides of the pad @param {number} pressure 0..1
         * @returns {boolean} whether it may
         */
        penDown(x, y, pressure) {
            if (!store.driver.value) {
                refuse();
                return false;
            }
            batch(() => {
                const { strokes, under } = draw.drawing.value;
                change({ strokes: [...strokes, [grained(x, y, pressure)]], under });
                draw.isDrawing.value = true;
                show();
            });
            return true;
        },

        /** Move it on. @param {[number, number, number][]} points x, y and pressure of each */
        penOn(points) {
            if (!draw.isDrawing.value || points.length === 0) return;
            batch(() => {
                const { strokes, under } = draw.drawing.value;
                const on = [
                    ...strokes[strokes.length - 1],
                    ...points.map(([x, y, pressure]) => grained(x, y, pressure)),
                ];
                draw.drawing.value = { strokes: [...strokes.slice(0, -1), on], under };
                sending.send();
            });
        },

        /** Take it up: whoever waited for the end of the stroke is told. */
        penUp() {
            if (!draw.isDrawing.value) return;
            batch(() => {
                draw.isDrawing.value = false;
                store.panelRecord.value = store.record.value;
            });
        },

        /** Take back the last stroke, or whatever else was done to the pad last. */
        undoStroke() {
            const before = draw.past.value.at(-1);
            if (!before || !store.driver.value) return;
            batch(() => {
                draw.isDrawing.value = false;
                draw.past.value = draw.past.value.slice(0, -1);
                draw.drawing.value = before;
                show();
            });
        },

        /** An empty pad; nobody has said yet what comes on it. */
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
         * Put an image on the pad, to be drawn on.
         *
         * @param {Uint8Array} image 784 values 0..255
         * @param {number | null} [label] what it should be, where that is known
         */
        drawOn(image, label = null) {
            if (!store.driver.value) return refuse();
            batch(() => {
                change({ strokes: [], under: image });
                draw.label.value = label;
                show();
            });
        },

        /** Put the example on the stage on the pad. */
        drawOnThis() {
            const record = store.record.value;
            if (!record) return;
            actions.drawOn(toBytes(record), record.focus.guessed ? null : record.focus.label);
        },

        /** Put what is on the pad on the stage again. */
        showDrawing: () => batch(show),

        /**
         * Say what the example on the stage should have been, be it on the pad or not. What is drawn after
         * it keeps that label, until the pad is cleared.
         *
         * @param {number} label
         */
        sayLabel(label) {
            if (!store.driver.value) return refuse();
            const record = store.record.value;
            const isPad = draw.isOnStage.value || draw.isOnItsWay.value;
            if (!isPad && record) return void ask({ type: 'focus', image: toInputs(toBytes(record)), label }, () => {});
            draw.label.value = label;
            if (!draw.isEmpty.value) sending.send();
        },

        /** Let it be centred and scaled, or not. @param {boolean} normalised */
        normalise(normalised) {
            batch(() => {
                draw.normalised.value = normalised;
                show();
            });
        },

        needsTime: () => draw.isDrawing.value,

        /** While a stroke is drawn, panels follow now and then; also when it rests. @param {number} seconds gone by */
        tick(seconds) {
            if (!draw.isDrawing.value) return;
            gone += seconds;
            if (gone < PANELS_EVERY) return;
            gone = 0;
            store.panelRecord.value = store.record.value;
        },

        onLost: sending.onLost,
    };
    return actions;
}

/** @typedef {ReturnType<typeof createDrawActions>} DrawActions */

/** What goes to the input neurons: 784 values 0..1. @param {Uint8Array} image */
function toInputs(image) {
    return Array.from(image, (value) => value / FULL);
}

/** @param {number} x @param {number} y @param {number} pressure @returns {[number, number, number]} */
function grained(x, y, pressure) {
    const within = (/** @type {number} */ value) => Math.round(GRAIN * Math.min(1, Math.max(0, value))) / GRAIN;
    return [within(x), within(y), within(pressure)];
}
