import assert from 'node:assert/strict';
import test from 'node:test';

import { isSystemKey, isUndo, meantKey } from '../../../static/core/keyboard.js';

/** A key event: what the key says, its place, and the modifiers held. */
const pressed = (key, code, ...modifiers) => ({
    key,
    code,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    altKey: modifiers.includes('alt'),
    shiftKey: modifiers.includes('shift'),
    getModifierState: (name) => name === 'AltGraph' && modifiers.includes('altgr'),
});

/** What n, m, b, c, t and z, the brackets, comma and full stop of a US keyboard say on other layouts. */
const LAYOUTS = {
    Russian: { n: 'т', m: 'ь', b: 'и', c: 'с', t: 'е', z: 'я', '[': 'х', ']': 'ъ', ',': 'б', '.': 'ю' },
    Ukrainian: { n: 'т', m: 'ь', b: 'и', c: 'с', t: 'е', z: 'я', '[': 'х', ']': 'ї', ',': 'б', '.': 'ю' },
    Greek: { n: 'ν', m: 'μ', b: 'β', c: 'ψ', t: 'τ', z: 'ζ', '[': '[', ']': ']', ',': ',', '.': '.' },
    Hebrew: { n: 'מ', m: 'צ', b: 'נ', c: 'ב', t: 'א', z: 'ז', ',': 'ת', '.': 'ץ' },
    Arabic: { n: 'ى', m: 'ة', b: 'لا', c: 'ؤ', t: 'ف', z: 'ئ', '[': 'ج', ']': 'د', ',': 'و', '.': 'ز' },
    Persian: { n: 'د', m: 'ئ', b: 'ذ', c: 'ز', t: 'ف', z: 'ظ', '[': 'ج', ']': 'چ', ',': 'و' },
    Hindi: { n: 'ल', m: 'स', b: 'व', c: 'म', t: 'त', '[': 'ड', ',': ',', '.': '.' },
    Thai: {
        ...{ n: 'ื', m: 'ท', b: 'ิ', c: 'แ', t: 'ะ', z: 'ผ', '[': 'บ', ']': 'ล', ',': 'ม', '.': 'ใ' },
        ...{ 1: 'ๅ', 4: 'ภ', 5: 'ถ', 6: 'ุ', 7: 'ึ', 8: 'ค', 9: 'ต', 0: 'จ' },
    },
    Korean: { n: 'ㅜ', m: 'ㅡ', b: 'ㅠ', c: 'ㅊ', t: 'ㅅ', z: 'ㅋ' },
};
const CODES = { '[': 'BracketLeft', ']': 'BracketRight', ',': 'Comma', '.': 'Period' };
const codeOf = (key) => CODES[key] ?? `${/\d/.test(key) ? 'Digit' : 'Key'}${key.toUpperCase()}`;

for (const [name, layout] of Object.entries(LAYOUTS))
    test(`on a ${name} keyboard the page's keys are in their places`, () => {
        for (const [key, said] of Object.entries(layout)) {
            assert.equal(meantKey(pressed(said, codeOf(key))), key, `${said} at ${codeOf(key)}`);
            const upper = said.toLocaleUpperCase();
            if (upper !== said) assert.equal(meantKey(pressed(upper, codeOf(key), 'shift')), key, upper);
        }
    });

test('where keys say Latin letters, a letter is the key that says it, wherever it is', () => {
    for (const [key, code, meant] of [
        ['n', 'KeyL', 'n'], // Dvorak
        ['b', 'KeyN', 'b'],
        ['.', 'KeyE', '.'],
        ['[', 'Minus', '['],
        ['m', 'Semicolon', 'm'], // AZERTY
        [',', 'KeyM', ','],
        ['z', 'KeyW', 'z'],
        ['3', 'Digit3', '3'],
        ['z', 'KeyY', 'z'], // QWERTZ
        ['y', 'KeyZ', 'y'],
        ['N', 'KeyN', 'n'], // Shift or Caps Lock
    ])
        assert.equal(meantKey(pressed(key, code)), meant, `${key} at ${code}`);
    for (const [key, code] of [
        ['ü', 'BracketLeft'],
        ['é', 'Digit2'],
        ['²', 'Backquote'],
        ['µ', 'Backslash'],
        ['º', 'Backquote'],
    ])
        assert.equal(meantKey(pressed(key, code)), key, 'a Latin letter or a mark is no key of another place');
    assert.equal(meantKey(pressed('ò', 'KeyM')), 'ò');
});

test('a mark that a layout of another script has goes by what it says, and once', () => {
    assert.equal(meantKey(pressed('.', 'Slash')), '.', 'Russian');
    assert.equal(meantKey(pressed(']', 'BracketLeft')), ']', 'Hebrew');
    assert.equal(meantKey(pressed(',', 'Quote')), ',', 'Hebrew');
    assert.equal(meantKey(pressed('؟', 'Slash', 'shift')), '?', 'Arabic');
    assert.equal(meantKey(pressed('?', 'Digit7', 'shift')), '?', 'Russian');
    assert.equal(meantKey(pressed('،', 'KeyK', 'shift')), ',', 'Arabic');
    assert.equal(meantKey(pressed('？', 'Slash', 'shift')), '?', 'full width');
});

test('digits of every script are digits, and names of keys stay as they are', () => {
    for (const [key, digit] of [
        ['٣', '3'],
        ['۳', '3'],
        ['३', '3'],
        ['৩', '3'],
        ['３', '3'],
        ['٠', '0'],
        ['۹', '9'],
    ])
        assert.equal(meantKey(pressed(key, `Digit${digit}`)), digit, key);
    assert.equal(meantKey(pressed('ｎ', 'KeyN')), 'n');
    assert.equal(meantKey(pressed('\u3000', 'Space')), ' ');
    for (const key of ['ArrowLeft', 'Escape', 'PageDown', 'Home', 'F5', 'Dead', 'Process', 'Unidentified', ' '])
        assert.equal(meantKey(pressed(key, 'KeyN')), key);
    assert.equal(meantKey({ key: 'т' }), 'т', 'an event that tells no place');
});

test('marks that need Option or AltGr are keys of the page, and nothing else with them is', () => {
    for (const [key, code, ...modifiers] of [
        ['[', 'Digit5', 'alt'], // German Mac
        [']', 'Digit6', 'alt'],
        ['[', 'Digit5', 'alt', 'shift'], // French Mac
        [']', 'Minus', 'alt', 'shift'],
        ['[', 'BracketLeft', 'alt'], // Spanish Mac
        ['[', 'Digit8', 'altgr'], // German Windows, by browser
        ['[', 'Digit8', 'altgr', 'ctrl', 'alt'],
        ['[', 'Digit5', 'altgr'], // French Windows
    ]) {
        assert.equal(isSystemKey(pressed(key, code, ...modifiers)), false, `${key} with ${modifiers}`);
        assert.equal(meantKey(pressed(key, code, ...modifiers)), key);
    }
    for (const [key, code, ...modifiers] of [
        ['n', 'KeyN', 'alt'],
        ['2', 'Digit2', 'alt'],
        ['²', 'Digit2', 'altgr'],
        [' ', 'Space', 'alt'],
        ['\u00a0', 'Space', 'alt'],
        ['ArrowLeft', 'ArrowLeft', 'alt'],
        ['т', 'KeyN', 'alt'],
        ['µ', 'KeyM', 'alt'],
        ['n', 'KeyN', 'ctrl'],
        ['+', 'Equal', 'ctrl'],
        ['-', 'Minus', 'meta'],
        ['[', 'BracketLeft', 'meta', 'alt'],
    ])
        assert.equal(isSystemKey(pressed(key, code, ...modifiers)), true, `${key} with ${modifiers}`);
    for (const key of ['т', 'μ', 'ن'])
        assert.equal(meantKey(pressed(key, 'KeyN', 'altgr')), key, 'no place with AltGr');
    assert.equal(isSystemKey(pressed('n', 'KeyN', 'shift')), false);
});

test('Ctrl + Z and Command + Z undo on every layout', () => {
    for (const modifier of ['ctrl', 'meta']) {
        for (const [key, code] of [
            ['z', 'KeyZ'],
            ['Z', 'KeyZ'],
            ['я', 'KeyZ'],
            ['Я', 'KeyZ'],
            ['ζ', 'KeyZ'],
            ['ז', 'KeyZ'],
            ['ئ', 'KeyZ'],
            ['z', 'KeyW'],
            ['z', 'KeyY'],
            ['z', 'Slash'],
        ])
            assert.equal(isUndo(pressed(key, code, modifier)), true, `${key} at ${code}`);
        for (const [key, code] of [
            ['y', 'KeyZ'],
            ['w', 'KeyZ'],
            [';', 'KeyZ'],
            ['н', 'KeyY'],
        ])
            assert.equal(isUndo(pressed(key, code, modifier)), false, `${key} at ${code}`);
        assert.equal(isUndo(pressed('z', 'KeyZ', modifier, 'shift')), false);
        assert.equal(isUndo(pressed('z', 'KeyZ', modifier, 'alt')), false);
    }
    assert.equal(isUndo(pressed('z', 'KeyZ')), false);
});
