import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { listenToKeys } from '../../../static/shell/keys.js';
import { page } from '../support/rooms.js';

/** The part of an element that the keys use: its selectors, and whether it has the visible focus. */
class Element {
    constructor(tags = [], isFocusVisible = false) {
        Object.assign(this, { tags, isFocusVisible });
    }

    closest(selector) {
        const wanted = selector.split(',').map((each) => each.trim());
        return wanted.some((each) => this.tags.includes(each)) ? this : null;
    }

    matches() {
        return this.isFocusVisible;
    }
}

const body = new Element();
let listen;

beforeEach(() => {
    globalThis.Element = Element;
    globalThis.document = { body };
    globalThis.window = { addEventListener: (_, listener) => (listen = listener) };
});

/** A page that listens to keys; `press` returns whether the key was used. */
function listening(options) {
    const it = page(options);
    let helped = 0;
    listenToKeys(it.store, it.actions, { help: () => (helped += 1), contents: () => {} });
    const press = (key, { target = body, ...rest } = {}) => {
        let isTaken = false;
        listen({ key, target, preventDefault: () => (isTaken = true), ...rest });
        return isTaken;
    };
    return { ...it, press, helped: () => helped };
}

test('in the story the arrows turn pages, and a full stop and a comma go by phases', () => {
    const { store, press } = listening();
    press('c');
    store.place.value = 'story';
    store.chapter.value = 'cost';
    press('ArrowRight');
    assert.equal(store.chapter.value, 'sensitivity');
    press('PageUp');
    assert.equal(store.chapter.value, 'cost');
    store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    press('.');
    assert.equal(store.cursor.value.phase, 'output_nudges');
});

test('a slider uses the keys that move it, and no others', () => {
    const { store, press } = listening();
    let isLeft = false;
    const target = Object.assign(new Element(['[type="range"]', 'input'], true), { blur: () => (isLeft = true) });
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) assert.equal(press(key, { target }), false);
    assert.equal(press(' ', { target }), true);
    assert.equal(store.isPlaying.value, true);
    press('Escape', { target });
    assert.ok(isLeft);
    assert.equal(press('PageDown', { target }), true, 'as a presenter remote sends it');
    assert.equal(store.place.value, 'story');
});

test('space plays and pauses, arrows go by phases, with shift by steps, home starts again', () => {
    const { store, press, commands } = listening();
    store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    press('ArrowRight');
    assert.equal(store.cursor.value.phase, 'output_nudges');
    press('ArrowLeft');
    press('ArrowRight', { shiftKey: true });
    press('ArrowLeft', { shiftKey: true });
    press('Home');
    press(' ');
    assert.equal(store.isPlaying.value, true);
    press(' ');
    assert.equal(store.isPlaying.value, false);
    assert.deepEqual(
        commands().map(({ type }) => type),
        ['step', 'seek', 'reset'],
    );
});

test('a digit picks an example of it, n the next, b is for big text, ? for help', () => {
    const { store, press, commands, helped } = listening();
    store.examples.value = { name: 'x', labels: { train: [], test: [0, 1, 2, 3, 4, 5, 6] } };
    press('2');
    press('N');
    press('b');
    press('?');
    assert.deepEqual(
        commands().map(({ index }) => index),
        [2, 3],
    );
    assert.equal(store.view.value.big, true);
    assert.equal(helped(), 1);
});

test('keys walk over the neurons, round the ends of a layer, and never to the pixels', () => {
    const { store, press } = listening();
    const walk = (...keys) => {
        keys.forEach((key) => press(key));
        return store.selection.value && [store.selection.value.layer, store.selection.value.index];
    };
    assert.deepEqual(walk('ArrowDown'), [2, 1], 'from the label, 0');
    assert.deepEqual(walk('ArrowDown'), [2, 0]);
    assert.deepEqual(walk('ArrowUp'), [2, 1]);
    assert.deepEqual(walk('['), [1, 1]);
    assert.deepEqual(walk('['), [1, 1]);
    assert.deepEqual(walk(']', ']'), [2, 1]);
    assert.equal(walk('Escape'), null);
});

test('plus and minus stay within the speeds there are', () => {
    const { store, press } = listening();
    press('-');
    assert.equal(store.speed.value, 0);
    for (let i = 0; i < 20; i++) press('+');
    const fastest = store.speed.value;
    press('+');
    assert.equal(store.speed.value, fastest);
    press('-');
    assert.equal(store.speed.value, fastest - 1);
});

test('keys in a field or a dialog do nothing else', () => {
    const { press, commands } = listening();
    for (const tag of ['input', 'textarea', 'dialog']) {
        for (const key of [' ', 'ArrowRight', 'Home', '5']) {
            assert.equal(press(key, { target: new Element([tag]) }), false, `${key} in ${tag}`);
        }
    }
    assert.deepEqual(commands(), []);
});

test('space presses the button with the visible focus; after a click on a button it plays', () => {
    const { store, press } = listening();
    assert.equal(press(' ', { target: new Element(['button'], true) }), false);
    assert.equal(store.isPlaying.value, false);
    assert.equal(press(' ', { target: new Element(['button'], false) }), true);
    assert.equal(store.isPlaying.value, true);
});

test('other keys work at a button, but a list with the visible focus uses the arrows itself', () => {
    const { store, press } = listening();
    store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    assert.equal(press('ArrowRight', { target: new Element(['select'], true) }), false);
    assert.equal(press('ArrowRight', { target: new Element(['button'], true) }), true);
    assert.equal(store.cursor.value.phase, 'output_nudges');
});

test("the browser's own shortcuts and keys without a meaning are left alone", () => {
    const { press, commands } = listening();
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
        assert.equal(press('n', { [modifier]: true }), false);
    }
    for (const key of ['Tab', 'F5', 'x', 'Unidentified']) assert.equal(press(key), false, key);
    assert.deepEqual(commands(), []);
});

test('a key event without an element counts as one of the page', () => {
    const { store, press } = listening();
    press(' ', { target: globalThis.window });
    assert.equal(store.isPlaying.value, true);
});

test('a digit shows an example, except where the place defines something else', () => {
    const { store, press, commands } = listening({
        room: { focus: { split: 'test', index: 0, label: 0, guessed: false } },
    });
    store.examples.value = { name: 'x', labels: { train: [], test: [0, 5] } };
    press('5');
    const { type, split, index } = commands().at(-1);
    assert.deepEqual([type, split, index], ['focus', 'test', 1]);
    const digits = [];
    store.place.value = 'draw';
    const before = commands().length;
    assert.equal(press('5'), false, 'the pad is not there yet');
    assert.equal(commands().length, before);
    store.placeKeys.value = { undo: () => {}, digit: (digit) => digits.push(digit) };
    press('5');
    assert.deepEqual(digits, [5]);
    assert.equal(commands().length, 1);
});

test('Ctrl + Z undoes where the place can undo, and is left to the browser anywhere else', () => {
    const { store, press } = listening();
    let undone = 0;
    store.placeKeys.value = { undo: () => (undone += 1), digit: () => {} };
    const typing = new Element(['input']);
    assert.equal(press('z', { ctrlKey: true, target: typing }), false);
    assert.equal(undone, 0);
    assert.equal(press('z', { ctrlKey: true }), true);
    assert.equal(undone, 1);
    store.placeKeys.value = null;
    assert.equal(press('z', { metaKey: true }), false);
});

test('a key that is held toggles once, and moves on as long as it is held', () => {
    const { store, press, commands, helped } = listening();
    store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    for (const key of [' ', 'b', 't', '?', 'Home']) {
        press(key);
        for (let i = 0; i < 5; i++) assert.equal(press(key, { repeat: true }), true, 'the page does not scroll');
    }
    assert.equal(store.isPlaying.value, false, 'Home ends what Space began');
    assert.equal(store.view.value.big, true);
    assert.equal(store.isFolded.value, true);
    assert.equal(helped(), 1);
    assert.equal(commands().filter(({ type }) => type === 'reset').length, 1);
    store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    press('.', { repeat: true });
    assert.equal(store.cursor.value.phase, 'output_nudges');
});

test('Enter that is held presses a button once', () => {
    const { press } = listening();
    const target = new Element(['button, summary'], true);
    target.closest = (selector) => (selector.includes('button') ? target : null);
    assert.equal(press('Enter', { target }), false, 'the browser presses the button');
    assert.equal(press('Enter', { target, repeat: true }), true, 'and not again');
});

test('a held digit says only once what a drawing is', () => {
    const { store, press } = listening();
    const digits = [];
    store.placeKeys.value = { undo: () => {}, digit: (digit) => digits.push(digit) };
    press('٥', { code: 'Digit5' });
    press('٥', { code: 'Digit5', repeat: true });
    assert.deepEqual(digits, [5]);
});

test('keys act by their places where they say letters of another script', () => {
    const { store, press, commands } = listening();
    store.examples.value = { name: 'x', labels: { train: [], test: [0, 1, 2, 3, 4, 5, 6] } };
    press('٢', { code: 'Digit2' });
    assert.equal(press('т', { code: 'KeyN' }), true);
    press('И', { code: 'KeyB', shiftKey: true });
    const shown = commands().map(({ index }) => index);
    assert.deepEqual([shown, store.view.value.big], [[2, 3], true]);
    press('ArrowDown');
    press('[', { code: 'Digit5', altKey: true });
    assert.equal(store.selection.value.layer, 1);
    press('ъ', { code: 'BracketRight' });
    assert.equal(store.selection.value.layer, 2);
    let undone = 0;
    store.placeKeys.value = { undo: () => (undone += 1), digit: () => {} };
    press('я', { code: 'KeyZ', ctrlKey: true });
    assert.equal(undone, 1);
});
