/** Drawings that are kept as labelled examples: those of the room, and those of this browser. */

import { computed, signal } from '@preact/signals-core';

/** @typedef {{ image: string, label: number }} Kept a drawing: its 784 bytes as base64 */
/** @typedef {Kept & { place: number }} Removed */
/** @typedef {{ count: number, digest: string, most: number, drawings: { id: string, label: number }[] }} Listing */
/** @typedef {{ added: number, duplicates: number, refused: { name: string, why: string }[] }} Report of an import */
/** @typedef {{ id: string, label: number, image: Uint8Array | null }} Drawing image: null until it has come */

/**
 * What was done last, so that it can be taken back.
 *
 * @typedef {{ what: 'kept', id: string, label: number } | { what: 'relabelled', id: string, label: number, before: number }
 *     | { what: 'removed', id: string, drawing: Removed }} Done
 */

export function createKept() {
    const listing = signal(/** @type {Listing | null} */ (null));
    /** @type {import('@preact/signals-core').Signal<ReadonlyMap<string, Uint8Array>>} */
    const images = signal(new Map());
    const book = signal(/** @type {Kept[]} */ ([]));
    return {
        /** What the room keeps; null until it is known. */
        listing,
        /** The images that have come, by the drawing's id. */
        images,
        /** The room's drawings in their order. */
        drawings: computed(() =>
            (listing.value?.drawings ?? []).map(
                ({ id, label }) => /** @type {Drawing} */ ({ id, label, image: images.value.get(id) ?? null }),
            ),
        ),
        /** The one that something is done about, by its id. */
        chosen: signal(/** @type {string | null} */ (null)),
        done: signal(/** @type {Done | null} */ (null)),
        report: signal(/** @type {Report | null} */ (null)),
        /** The server's sentence, or the browser's, where something could not be done. */
        refusal: signal(''),
        isBusy: signal(false),
        /** What this browser keeps. */
        book,
        /** Those of them that the room has not. */
        missing: computed(() => missingIn(listing.value, images.value, book.value)),
    };
}

/** @typedef {ReturnType<typeof createKept>} KeptState */

/** @param {Listing | null} listing @param {ReadonlyMap<string, Uint8Array>} images @param {Kept[]} book */
function missingIn(listing, images, book) {
    if (!listing || listing.drawings.some(({ id }) => !images.has(id))) return [];
    const here = new Set(listing.drawings.map(({ id }) => toText(images.get(id) ?? new Uint8Array())));
    return book.filter(({ image }) => !here.has(image));
}

/** @param {Uint8Array} bytes @returns {string} base64 */
export function toText(bytes) {
    return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text base64 */
export function toBytes(text) {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * A browser's drawings with these among them: an image that is there already gets the new label.
 *
 * @param {Kept[]} book
 * @param {Kept[]} drawings
 */
export function withDrawings(book, drawings) {
    const labels = new Map(drawings.map(({ image, label }) => [image, label]));
    const known = new Set(book.map(({ image }) => image));
    return [
        ...book.map(({ image, label }) => ({ image, label: labels.get(image) ?? label })),
        ...[...labels].filter(([image]) => !known.has(image)).map(([image, label]) => ({ image, label })),
    ];
}

/** @param {Kept[]} book @param {string} gone its image */
export function withoutDrawing(book, gone) {
    return book.filter(({ image }) => image !== gone);
}
