/** The actions on kept drawings: keep, relabel, delete, import and undo, in the room and in the browser. */

import { batch } from '@preact/signals-core';

import { createKept, toBytes, toText, withDrawings, withoutDrawing } from './state.js';

/** @typedef {import('../../../core/store.js').Store} Store */
/** @typedef {import('./state.js').Kept} Kept */
/** @typedef {import('./state.js').Listing} Listing */
/** @typedef {import('./state.js').Removed} Removed */
/** @typedef {import('./state.js').ImportReport} ImportReport */

/**
 * @typedef {object} DrawingStores the room's drawings and the browser's
 * @property {object} room
 * @property {() => Promise<Listing>} room.listing
 * @property {() => Promise<{ digest: string, images: Uint8Array[] }>} room.images
 * @property {(drawing: Kept & { place?: number }) => Promise<Listing & { id: string, duplicate: boolean }>} room.keep
 * @property {(id: string, label: number) => Promise<Listing>} room.relabel
 * @property {(id: string) => Promise<Listing & { removed: Removed }>} room.remove
 * @property {(file: Blob) => Promise<Listing & ImportReport>} room.importFile
 * @property {(drawings: { images: Uint8Array[], labels: number[] }) => Promise<Listing & ImportReport>} room.importAll
 * @property {object} browser
 * @property {() => Kept[]} browser.read
 * @property {(change: (saved: Kept[]) => Kept[]) => { saved: Kept[], isSaved: boolean }} browser.change
 */

/** Tries to load a list and images that match. They are two answers, and may change in between. */
const TRIES = 3;

/** @param {Pick<Store, 'use'>} store @param {Pick<import('../../../core/actions.js').Deps, 'drawingStores'>} deps */
export function createKeptActions(store, { drawingStores }) {
    const kept = store.use(createKept);

    /** Loaded at the first use. */
    const loaded = { drawingStores: /** @type {DrawingStores | null} */ (null) };
    const ready = async () => (loaded.drawingStores ??= await drawingStores());

    /** @param {Listing} listing */
    const applyListing = ({ count, digest, most, drawings }) => {
        kept.listing.value = { count, digest, most, drawings };
        if (!drawings.some(({ id }) => id === kept.chosen.value)) kept.chosen.value = null;
    };

    /** Changes the browser's drawings, after the room has answered. @param {(saved: Kept[]) => Kept[]} change */
    const changeInBrowser = (change) => {
        const { saved, isSaved } = /** @type {DrawingStores} */ (loaded.drawingStores).browser.change(change);
        kept.saved.value = saved;
        kept.isSaved.value = isSaved;
    };

    /**
     * Sends one request at a time, and shows its error.
     *
     * @template Answer
     * @param {(room: DrawingStores['room']) => Promise<Answer>} ask
     * @param {(answer: Answer) => void} then
     */
    const carryOut = async (ask, then) => {
        if (kept.isBusy.value) return;
        kept.isBusy.value = true;
        kept.error.value = '';
        await ready()
            .then(({ room }) => ask(room))
            .then(
                (answer) => batch(() => then(answer)),
                (error) => (kept.error.value = error.message),
            );
        kept.isBusy.value = false;
    };

    const loadImages = async () => {
        const { room } = await ready();
        for (let i = 0; i < TRIES; i++) {
            const listing = await room.listing();
            const isWhole = listing.drawings.every(({ id }) => kept.images.value.has(id));
            const found = isWhole ? null : await room.images();
            if (found && found.digest !== listing.digest) continue;
            batch(() => {
                if (found) kept.images.value = new Map(listing.drawings.map(({ id }, at) => [id, found.images[at]]));
                applyListing(listing);
            });
            return;
        }
    };

    /**
     * Shows the result of an import, and saves the new drawings in the browser.
     *
     * @param {Listing & ImportReport} answer
     */
    const onImported = async (answer) => {
        const before = new Set(kept.listing.value?.drawings.map(({ id }) => id));
        kept.report.value = { added: answer.added, duplicates: answer.duplicates, refused: answer.refused };
        kept.done.value = null;
        applyListing(answer);
        await loadImages();
        const added = kept.drawings.value.filter(({ id, image }) => image && !before.has(id));
        changeInBrowser((saved) =>
            withDrawings(
                saved,
                added.map(({ image, label }) => ({ image: toText(/** @type {Uint8Array} */ (image)), label })),
            ),
        );
    };

    const actions = {
        /** Loads the drawings of the room and of the browser. */
        async loadKept() {
            try {
                kept.saved.value = (await ready()).browser.read();
                await loadImages();
                kept.error.value = '';
            } catch (error) {
                kept.error.value = /** @type {Error} */ (error).message;
            }
        },

        /** @param {string | null} id */
        chooseKept: (id) => void (kept.chosen.value = id),

        /** @param {Uint8Array} pixels 784 values 0..255 @param {number} label */
        keepDrawing(pixels, label) {
            const drawing = { image: toText(pixels), label };
            return carryOut(
                (room) => room.keep(drawing),
                (answer) => {
                    kept.images.value = new Map([...kept.images.value, [answer.id, pixels]]);
                    kept.done.value = answer.duplicate ? null : { what: 'kept', id: answer.id, label };
                    applyListing(answer);
                    changeInBrowser((saved) => withDrawings(saved, [drawing]));
                },
            );
        },

        /** @param {string} id @param {number} label */
        relabelKept(id, label) {
            const drawing = kept.drawings.value.find((each) => each.id === id);
            if (!drawing || drawing.label === label) return;
            return carryOut(
                (room) => room.relabel(id, label),
                (answer) => {
                    kept.done.value = { what: 'relabelled', id, label, before: drawing.label };
                    applyListing(answer);
                    if (drawing.image)
                        changeInBrowser((saved) =>
                            withDrawings(saved, [{ image: toText(/** @type {Uint8Array} */ (drawing.image)), label }]),
                        );
                },
            );
        },

        /** @param {string} id */
        removeKept: (id) =>
            carryOut(
                (room) => room.remove(id),
                (answer) => {
                    kept.done.value = { what: 'removed', id, drawing: answer.removed };
                    applyListing(answer);
                    changeInBrowser((saved) => withoutDrawing(saved, answer.removed.image));
                },
            ),

        /** Undoes the last change. */
        async undoKept() {
            const done = kept.done.value;
            if (!done) return;
            if (done.what === 'kept') await actions.removeKept(done.id);
            if (done.what === 'relabelled') await actions.relabelKept(done.id, done.before);
            if (done.what === 'removed') {
                await carryOut(
                    (room) => room.keep(done.drawing),
                    (answer) => {
                        kept.images.value = new Map([...kept.images.value, [answer.id, toBytes(done.drawing.image)]]);
                        applyListing(answer);
                        changeInBrowser((saved) =>
                            withDrawings(saved, [{ image: done.drawing.image, label: done.drawing.label }]),
                        );
                    },
                );
            }
            if (!kept.error.value) kept.done.value = null;
        },

        /** @param {Blob} file */
        importKept: (file) => carryOut((room) => room.importFile(file), onImported),

        /** Imports the browser's drawings that the room lacks. */
        bringMine() {
            const mine = kept.missing.value;
            const all = { images: mine.map(({ image }) => toBytes(image)), labels: mine.map(({ label }) => label) };
            return carryOut((room) => room.importAll(all), onImported);
        },

        /** Closes the report of the last import. */
        closeReport: () => void (kept.report.value = null),
    };
    return actions;
}
