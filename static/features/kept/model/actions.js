/** What a person can do with drawings: keep them, in the room and in the browser, and train on them. */

import { batch } from '@preact/signals-core';

import { createKept, toBytes, toText, withDrawings, withoutDrawing } from './state.js';

/** @typedef {import('../../../core/store.js').Store} Store */
/** @typedef {import('./state.js').Kept} Kept */
/** @typedef {import('./state.js').Listing} Listing */
/** @typedef {import('./state.js').Removed} Removed */
/** @typedef {import('./state.js').Report} Report */

/**
 * @typedef {object} Keepers where drawings are kept
 * @property {object} room
 * @property {() => Promise<Listing>} room.listing
 * @property {() => Promise<{ digest: string, images: Uint8Array[] }>} room.images
 * @property {(drawing: Kept & { place?: number }) => Promise<Listing & { id: string, duplicate: boolean }>} room.keep
 * @property {(id: string, label: number) => Promise<Listing>} room.relabel
 * @property {(id: string) => Promise<Listing & { removed: Removed }>} room.remove
 * @property {(file: Blob) => Promise<Listing & Report>} room.importFile
 * @property {(of: { images: Uint8Array[], labels: number[] }) => Promise<Listing & Report>} room.importAll
 * @property {object} browser
 * @property {() => Kept[]} browser.read
 * @property {(change: (book: Kept[]) => Kept[]) => { book: Kept[], isKept: boolean }} browser.change
 */

const NO_ROOM = 'This browser has no room to keep drawings for other rooms; the room here keeps them.';
/** The list and its images are two answers: somebody may change them in between. */
const TRIES = 3;

/** @param {Pick<Store, 'use'>} store @param {Pick<import('../../../core/actions.js').Deps, 'keepers'>} deps */
export function createKeptActions(store, { keepers }) {
    const kept = store.use(createKept);

    /** They come with the first thing that is asked of them. */
    const here = { keepers: /** @type {Keepers | null} */ (null) };
    const ready = async () => (here.keepers ??= await keepers());

    /** @param {Listing} listing */
    const take = ({ count, digest, most, drawings }) => {
        kept.listing.value = { count, digest, most, drawings };
        if (!drawings.some(({ id }) => id === kept.chosen.value)) kept.chosen.value = null;
    };

    /** Once the room has answered. @param {(book: Kept[]) => Kept[]} change */
    const inBrowser = (change) => {
        const { book, isKept } = /** @type {Keepers} */ (here.keepers).browser.change(change);
        kept.book.value = book;
        if (!isKept) kept.refusal.value = NO_ROOM;
    };

    /**
     * One thing at a time; what is refused is told.
     *
     * @template Answer
     * @param {(room: Keepers['room']) => Promise<Answer>} ask
     * @param {(answer: Answer) => void} then
     */
    const carryOut = async (ask, then) => {
        if (kept.isBusy.value) return;
        kept.isBusy.value = true;
        kept.refusal.value = '';
        await ready()
            .then(({ room }) => ask(room))
            .then(
                (answer) => batch(() => then(answer)),
                (error) => (kept.refusal.value = error.message),
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
                take(listing);
            });
            return;
        }
    };

    /** The file's drawings are the browser's too. @param {Listing & Report} answer */
    const onImported = async (answer) => {
        const before = new Set(kept.listing.value?.drawings.map(({ id }) => id));
        kept.report.value = { added: answer.added, duplicates: answer.duplicates, refused: answer.refused };
        kept.done.value = null;
        take(answer);
        await loadImages();
        const added = kept.drawings.value.filter(({ id, image }) => image && !before.has(id));
        inBrowser((book) =>
            withDrawings(
                book,
                added.map(({ image, label }) => ({ image: toText(/** @type {Uint8Array} */ (image)), label })),
            ),
        );
    };

    const actions = {
        /** Read what the room and the browser keep, where it is not known. */
        async loadKept() {
            try {
                kept.book.value = (await ready()).browser.read();
                await loadImages();
                kept.refusal.value = '';
            } catch (error) {
                kept.refusal.value = /** @type {Error} */ (error).message;
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
                    take(answer);
                    inBrowser((book) => withDrawings(book, [drawing]));
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
                    take(answer);
                    if (drawing.image)
                        inBrowser((book) =>
                            withDrawings(book, [{ image: toText(/** @type {Uint8Array} */ (drawing.image)), label }]),
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
                    take(answer);
                    inBrowser((book) => withoutDrawing(book, answer.removed.image));
                },
            ),

        /** Take back what was done last. */
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
                        take(answer);
                        inBrowser((book) =>
                            withDrawings(book, [{ image: done.drawing.image, label: done.drawing.label }]),
                        );
                    },
                );
            }
            if (!kept.refusal.value) kept.done.value = null;
        },

        /** @param {Blob} file */
        importKept: (file) => carryOut((room) => room.importFile(file), onImported),

        /** The browser's drawings that the room has not. */
        bringMine() {
            const mine = kept.missing.value;
            const of = { images: mine.map(({ image }) => toBytes(image)), labels: mine.map(({ label }) => label) };
            return carryOut((room) => room.importAll(of), onImported);
        },

        /** What is said of the last import has been read. */
        closeReport: () => void (kept.report.value = null),
    };
    return actions;
}
