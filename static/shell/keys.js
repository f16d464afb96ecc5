/** The keyboard: every action by a key, except while somebody is typing or choosing. */

import { SPEEDS } from '../core/player.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('../core/actions.js').Actions} Actions */

/** Elements that use keys themselves, once the keyboard has come to them. */
const TAKES_KEYS = 'select, [role="slider"], [role="tab"], summary';

/** Where somebody types. */
const TAKES_TEXT = 'dialog, input, textarea';

/** Keys that move a slider. */
const MOVES_A_SLIDER = new Set([
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'PageUp',
    'PageDown',
    'Home',
    'End',
]);

/**
 * @param {Store} store
 * @param {Actions} actions
 * @param {{ help: () => void, contents: () => void }} page
 */
export function listenToKeys(store, actions, { help, contents }) {
    const faster = (/** @type {number} */ by) => {
        const speed = store.speed.value + by;
        if (speed >= 0 && speed < SPEEDS.length) actions.chooseSpeed(speed);
    };
    const tells = () => store.place.value === 'story';
    /** @type {Record<string, (event: KeyboardEvent) => void>} */
    const keys = {
        ' ': () => actions.toggleCentre(),
        ArrowRight: ({ shiftKey }) => {
            if (shiftKey) actions.nextStep();
            else if (tells()) actions.turnPage(1);
            else actions.nextPhase();
        },
        ArrowLeft: ({ shiftKey }) => {
            if (shiftKey) actions.previousStep();
            else if (tells()) actions.turnPage(-1);
            else actions.previousPhase();
        },
        PageDown: () => actions.turnPage(1), // what a presenter's clicker sends
        PageUp: () => actions.turnPage(-1),
        '.': () => actions.nextPhase(),
        ',': () => actions.previousPhase(),
        c: contents,
        t: () => actions.foldText(),
        ArrowUp: () => actions.select(neighbour(store, 0, -1)),
        ArrowDown: () => actions.select(neighbour(store, 0, 1)),
        '[': () => actions.select(neighbour(store, -1, 0)),
        ']': () => actions.select(neighbour(store, 1, 0)),
        Home: () => actions.reset(),
        Escape: () => actions.select(null),
        '+': () => faster(1),
        '-': () => faster(-1),
        '?': help,
        b: () => actions.look({ big: !store.view.value.big }),
        n: () => actions.focusNext(() => true),
        m: () => actions.focusNextMistake(),
    };
    window.addEventListener('keydown', (event) => {
        const target = event.target instanceof Element ? event.target : document.body;
        const { undo } = store.placeKeys.value ?? {};
        if (undo && undoes(event) && !target.closest(TAKES_TEXT)) {
            event.preventDefault();
            return undo();
        }
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (usesKey(target, event.key)) return;
        const act = keys[event.key] ?? keys[event.key.toLowerCase()] ?? digitKey(store, actions, event.key);
        if (!act) return;
        event.preventDefault();
        act(event);
    });
}

/**
 * Whether a key belongs to the element that has the focus. What was only clicked keeps no keys: the
 * next Space is to play, not to press it again.
 *
 * @param {Element} target
 * @param {string} key
 */
function usesKey(target, key) {
    const slider = target.closest('[type="range"]');
    if (slider) return usesKeyOfSlider(/** @type {HTMLElement} */ (slider), key);
    if (target.closest(TAKES_TEXT)) return true;
    if (!target.matches(':focus-visible')) return false;
    if (target.closest(TAKES_KEYS)) return true;
    return (key === ' ' || key === 'Enter') && target.closest('button, a') !== null;
}

/** A slider is moved by some keys, and left by Escape. @param {HTMLElement} slider @param {string} key */
function usesKeyOfSlider(slider, key) {
    if (key === 'Escape') slider.blur();
    return key === 'Escape' || MOVES_A_SLIDER.has(key);
}

/** @param {KeyboardEvent} event */
function undoes({ key, ctrlKey, metaKey, altKey, shiftKey }) {
    return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

/** An example of that digit, unless the place makes something else of it. @param {Store} store @param {Actions} actions @param {string} key */
function digitKey(store, actions, key) {
    if (!/^[0-9]$/.test(key)) return undefined;
    const { digit } = store.placeKeys.value ?? {};
    if (digit) return () => digit(Number(key));
    if (store.place.value === 'draw') return undefined; // where a digit says something else, once the pad is there
    return () => actions.focusNext((_, label) => label === Number(key));
}

/** The neuron beside the selected one. @param {Store} store @param {number} layers @param {number} places */
function neighbour(store, layers, places) {
    const sizes = store.room.value?.sizes ?? [1];
    const shown = { layer: sizes.length - 1, index: store.room.value?.focus.label ?? 0 };
    const { layer, index } = store.selection.value ?? shown;
    const to = Math.max(1, Math.min(sizes.length - 1, layer + layers));
    const place = layers === 0 ? index + places : Math.min(index, sizes[to] - 1);
    return { layer: to, index: (place + sizes[to]) % sizes[to] };
}
