import assert from 'node:assert/strict';
import test from 'node:test';

import { createKeptActions } from '../../../../../static/features/kept/model/actions.js';
import { createKept, toBytes, toText, withDrawings } from '../../../../../static/features/kept/model/state.js';

const pixels = (value) => new Uint8Array(784).fill(value);
const text = (value) => toText(pixels(value));

/** A room that keeps drawings, each named by its first pixel, as the server would. */
function buildRoom(drawings = []) {
    const room = { drawings, asked: [], changes: 0 };
    const listing = () => ({
        count: room.drawings.length,
        digest: `${room.changes}`,
        most: 1000,
        drawings: room.drawings.map(({ image, label }) => ({ id: `id${image[0]}`, label })),
    });
    const changed = (drawings, more = {}) => {
        room.drawings = drawings;
        room.changes += 1;
        return Promise.resolve({ ...listing(), ...more });
    };
    const find = (id) => room.drawings.findIndex(({ image }) => `id${image[0]}` === id);
    room.api = {
        listing: async () => {
            room.asked.push('listing');
            return listing();
        },
        images: async () => {
            room.asked.push('images');
            return { digest: `${room.changes}`, images: room.drawings.map(({ image }) => image) };
        },
        keep({ image, label, place = room.drawings.length }) {
            const bytes = toBytes(image);
            if (find(`id${bytes[0]}`) >= 0)
                return Promise.resolve({ ...listing(), id: `id${bytes[0]}`, duplicate: true });
            return changed(room.drawings.toSpliced(place, 0, { image: bytes, label }), {
                id: `id${bytes[0]}`,
                duplicate: false,
            });
        },
        relabel: (id, label) => changed(room.drawings.with(find(id), { ...room.drawings[find(id)], label })),
        remove(id) {
            const place = find(id);
            const { image, label } = room.drawings[place];
            return changed(room.drawings.toSpliced(place, 1), { removed: { image: toText(image), label, place } });
        },
        importFile: (file) =>
            changed([...room.drawings, ...file.drawings], {
                added: file.drawings.length,
                duplicates: 0,
                refused: file.refused ?? [],
            }),
        importAll: ({ images, labels }) =>
            changed([...room.drawings, ...images.map((image, i) => ({ image, label: labels[i] }))], {
                added: images.length,
                duplicates: 0,
                refused: [],
            }),
    };
    return room;
}

async function opened(drawings = [], saved = [], isFull = false) {
    const room = buildRoom(drawings);
    const browser = { saved };
    const drawingStores = {
        room: room.api,
        browser: {
            read: () => browser.saved,
            change(change) {
                if (isFull) return { saved: browser.saved, isSaved: false };
                browser.saved = change(browser.saved);
                return { saved: browser.saved, isSaved: true };
            },
        },
    };
    const kept = createKept();
    const actions = createKeptActions({ use: () => kept }, { drawingStores: async () => drawingStores });
    await actions.loadKept();
    return { kept, actions, room, browser };
}

const labels = (kept) => kept.drawings.value.map(({ label }) => label);
const three = () => [
    { image: pixels(1), label: 1 },
    { image: pixels(2), label: 2 },
    { image: pixels(3), label: 3 },
];

test('what the room keeps is shown with its images, which are asked for once', async () => {
    const { kept, actions, room } = await opened(three());
    assert.deepEqual(labels(kept), [1, 2, 3]);
    assert.deepEqual([...kept.drawings.value[1].image], [...pixels(2)]);
    await actions.loadKept();
    assert.deepEqual(room.asked, ['listing', 'images', 'listing']);
});

test('a drawing is kept in the room and in the browser', async () => {
    const { kept, actions, browser } = await opened();
    await actions.keepDrawing(pixels(7), 4);
    assert.deepEqual(labels(kept), [4]);
    assert.deepEqual(browser.saved, [{ image: text(7), label: 4 }]);
    assert.deepEqual([...kept.drawings.value[0].image], [...pixels(7)]);
    assert.deepEqual(kept.done.value, { what: 'kept', id: 'id7', label: 4 });
});

test('a new label is saved in the browser too, and can be undone', async () => {
    const { kept, actions, browser } = await opened(three(), [{ image: text(2), label: 2 }]);
    await actions.relabelKept('id2', 8);
    assert.deepEqual([labels(kept), browser.saved[0].label], [[1, 8, 3], 8]);
    await actions.undoKept();
    assert.deepEqual([labels(kept), browser.saved[0].label], [[1, 2, 3], 2]);
    assert.equal(kept.done.value, null);
});

test('what is deleted goes from both, and undo puts it back in its place with its image', async () => {
    const { kept, actions, browser } = await opened(three(), [{ image: text(2), label: 2 }]);
    actions.chooseKept('id2');
    await actions.removeKept('id2');
    assert.deepEqual([labels(kept), browser.saved, kept.chosen.value], [[1, 3], [], null]);
    await actions.undoKept();
    assert.deepEqual([labels(kept), browser.saved], [[1, 2, 3], [{ image: text(2), label: 2 }]]);
    assert.deepEqual([...kept.drawings.value[1].image], [...pixels(2)]);
});

test('a drawing that was just kept can be taken back', async () => {
    const { kept, actions, browser } = await opened(three());
    await actions.keepDrawing(pixels(9), 9);
    await actions.undoKept();
    assert.deepEqual([labels(kept), browser.saved, kept.done.value], [[1, 2, 3], [], null]);
});

test('an error is shown, and undo is still possible', async () => {
    const { kept, actions, room } = await opened(three());
    await actions.removeKept('id1');
    room.api.keep = () => Promise.reject(new Error('A room keeps at most 1,000 drawings.'));
    await actions.undoKept();
    assert.equal(kept.error.value, 'A room keeps at most 1,000 drawings.');
    assert.equal(kept.done.value.what, 'removed');
    assert.equal(kept.isBusy.value, false);
});

test('an import has a report, and its drawings are saved in the browser too', async () => {
    const { kept, actions, browser } = await opened(three());
    await actions.importKept({
        drawings: [{ image: pixels(5), label: 5 }],
        refused: [{ name: 'x.png', why: 'is damaged' }],
    });
    assert.deepEqual(kept.report.value, { added: 1, duplicates: 0, refused: [{ name: 'x.png', why: 'is damaged' }] });
    assert.deepEqual(browser.saved, [{ image: text(5), label: 5 }]);
    actions.closeReport();
    assert.equal(kept.report.value, null);
});

test('drawings of the browser that the room lacks can be imported', async () => {
    const saved = [
        { image: text(2), label: 2 },
        { image: text(6), label: 6 },
        { image: text(7), label: 7 },
    ];
    const { kept, actions } = await opened(three(), saved);
    assert.deepEqual(
        kept.missing.value.map(({ label }) => label),
        [6, 7],
    );
    await actions.bringMine();
    assert.deepEqual([labels(kept), kept.missing.value], [[1, 2, 3, 6, 7], []]);
});

test('where the browser saves nothing it is said, and the room keeps the drawing all the same', async () => {
    const { kept, actions } = await opened([], [], true);
    await actions.keepDrawing(pixels(7), 4);
    assert.deepEqual(labels(kept), [4]);
    assert.deepEqual([kept.isSaved.value, kept.error.value], [false, '']);
});

test('one thing is done at a time', async () => {
    const { kept, actions } = await opened(three());
    const both = [actions.removeKept('id1'), actions.removeKept('id2')];
    await Promise.all(both);
    assert.deepEqual(labels(kept), [2, 3]);
});

test('a list and images with different digests are not combined', async () => {
    const { kept, actions, room } = await opened(three());
    const { images } = room.api;
    room.drawings = [{ image: pixels(50), label: 5 }];
    room.changes += 1;
    let isLate = true;
    room.api.images = async () => {
        if (!isLate) return images();
        isLate = false;
        return { digest: 'of before', images: [pixels(99)] };
    };
    await actions.loadKept();
    assert.deepEqual([...kept.drawings.value[0].image], [...pixels(50)]);
});

test("an image has one label in a browser's drawings, the newest", () => {
    const saved = withDrawings(
        [
            { image: 'a', label: 1 },
            { image: 'b', label: 2 },
        ],
        [
            { image: 'b', label: 3 },
            { image: 'c', label: 4 },
        ],
    );
    assert.deepEqual(saved, [
        { image: 'a', label: 1 },
        { image: 'b', label: 3 },
        { image: 'c', label: 4 },
    ]);
});

test('bytes survive being text', () => {
    const bytes = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) & 255);
    assert.deepEqual([...toBytes(toText(bytes))], [...bytes]);
});

test('where the browser saves nothing, undo takes back what was done, and it is no error', async () => {
    const { kept, actions } = await opened(three(), [], true);
    await actions.removeKept('id2');
    assert.equal(kept.isSaved.value, false);
    assert.equal(kept.error.value, '');
    await actions.undoKept();
    assert.deepEqual(labels(kept), [1, 2, 3]);
    assert.equal(kept.done.value, null, 'it is undone, so there is no undo any more');
});
