/** The state of the kept drawings: those of the room and those of this browser. */

import { computed, signal } from '@preact/signals-core';

/** @typedef {{ image: string, label: number }} Kept a drawing: 784 bytes as base64, and its label */
/** @typedef {Kept & { place: number }} Removed */
/** @typedef {{ count: number, digest: string, most: number, drawings: { id: string, label: number }[] }} Listing */
/** @typedef {{ added: number, duplicates: number, refused: { name: string, why: string }[] }} ImportReport */
/** @typedef {{ id: string, label: number, image: Uint8Array | null }} Drawing image: null until loaded */

/**
 * The last change, for undo.
 *
 * @typedef {{ what: 'kept', id: string, label: number }
 *     | { what: 'relabelled', id: string, label: number, before: number }
 *     | { what: 'removed', id: string, drawing: Removed }} Done
 */

export function createKept() {
    const listing = signal(/** @type {Listing | null} */ (null));
    /** @type {import('@preact/signals-core').Signal<ReadonlyMap<string, Uint8Array>>} */
    const images = signal(new Map());
    const saved = signal(/** @type {Kept[]} */ ([]));
    return {
        /** The list of the room's drawings; null until loaded. */
        listing,
        /** The loaded images by the id of the drawing. */
        images,
        /** The room's drawings with their images. */
        drawings: computed(() =>
            (listing.value?.drawings ?? []).map(
                ({ id, label }) => /** @type {Drawing} */ ({ id, label, image: images.value.get(id) ?? null }),
            ),
        ),
        /** The id of the chosen drawing. */
        chosen: signal(/** @type {string | null} */ (null)),
        done: signal(/** @type {Done | null} */ (null)),
        report: signal(/** @type {ImportReport | null} */ (null)),
        /** The error message of the last action; empty without an error. */
        error: signal(''),
        isBusy: signal(false),
        /** The drawings saved in this browser. */
        saved,
        /** Whether the browser has saved the last change. */
        isSaved: signal(true),
        /** The saved drawings that the room lacks. */
        missing: computed(() => missingIn(listing.value, images.value, saved.value)),
    };
}

/** @typedef {ReturnType<typeof createKept>} KeptState */

/** @param {Listing | null} listing @param {ReadonlyMap<string, Uint8Array>} images @param {Kept[]} saved */
function missingIn(listing, images, saved) {
    if (!listing || listing.drawings.some(({ id }) => !images.has(id))) return [];
    const roomImages = new Set(listing.drawings.map(({ id }) => toText(images.get(id) ?? new Uint8Array())));
    return saved.filter(({ image }) => !roomImages.has(image));
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
 * Returns the saved drawings with `drawings` added. An image that is saved already gets the new label.
 *
 * @param {Kept[]} saved
 * @param {Kept[]} drawings
 */
export function withDrawings(saved, drawings) {
    const labels = new Map(drawings.map(({ image, label }) => [image, label]));
    const known = new Set(saved.map(({ image }) => image));
    return [
        ...saved.map(({ image, label }) => ({ image, label: labels.get(image) ?? label })),
        ...[...labels].filter(([image]) => !known.has(image)).map(([image, label]) => ({ image, label })),
    ];
}

/** @param {Kept[]} saved @param {string} removedImage its image */
export function withoutDrawing(saved, removedImage) {
    return saved.filter(({ image }) => image !== removedImage);
}
