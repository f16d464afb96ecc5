/** Keys for the actions. A key does nothing here while the focused element uses it itself, for example a text field. */

import { isSystemKey, isUndo, meantKey } from '../core/keyboard.js';
import { SPEEDS } from '../core/player.js';

/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('../core/actions.js').Actions} Actions */

/** Elements that use keys themselves when they have the visible keyboard focus. */
const TAKES_KEYS = 'select, [role="slider"], [role="tab"], summary';

/** Elements that use all keys: text fields and dialogs. */
const TAKES_TEXT = 'dialog, input, textarea';

/** Keys that act once, however long they are held: they toggle something, or begin it anew. */
const ONCE = new Set([' ', 'Home', '?', 'b', 'c', 'p', 't']);

/** Keys that move a slider. PageUp and PageDown turn the chapter there, too: a presenter remote sends them. */
const MOVES_A_SLIDER = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * Listens to the keyboard.
 *
 * @param {Store} store
 * @param {Actions} actions
 * @param {{ help: () => void, contents: () => void }} page
 */
export function listenToKeys(store, actions, { help, contents }) {
    const faster = (/** @type {number} */ by) => {
        const speed = store.speed.value + by;
        if (speed >= 0 && speed < SPEEDS.length) actions.chooseSpeed(speed);
    };
    const isStory = () => store.place.value === 'story';
    /** @type {Record<string, (event: KeyboardEvent) => void>} */
    const keys = {
        ' ': () => actions.toggleCentre(),
        ArrowRight: ({ shiftKey }) => {
            if (shiftKey) actions.nextStep();
            else if (isStory()) actions.turnPage(1);
            else actions.nextPhase();
        },
        ArrowLeft: ({ shiftKey }) => {
            if (shiftKey) actions.previousStep();
            else if (isStory()) actions.turnPage(-1);
            else actions.previousPhase();
        },
        PageDown: () => actions.turnPage(1), // sent by presenter remotes
        PageUp: () => actions.turnPage(-1),
        '.': () => actions.nextPhase(),
        ',': () => actions.previousPhase(),
        c: contents,
        t: () => actions.foldText(),
        p: () => actions.project(!store.isProjected.value),
        ArrowUp: () => actions.select(neighbour(store, 0, -1)),
        ArrowDown: () => actions.select(neighbour(store, 0, 1)),
        '[': () => actions.select(neighbour(store, -1, 0)),
        ']': () => actions.select(neighbour(store, 1, 0)),
        Home: () => actions.reset(),
        Escape: () => (store.isProjected.value ? actions.project(false) : actions.select(null)),
        '+': () => faster(1),
        '-': () => faster(-1),
        '?': help,
        b: () => actions.changeView({ big: !store.view.value.big }),
        n: () => actions.focusNext(() => true),
        m: () => actions.focusNextMistake(),
    };
    window.addEventListener('keydown', (event) => {
        const target = event.target instanceof Element ? event.target : document.body;
        const { undo } = store.placeKeys.value ?? {};
        if (undo && isUndo(event) && !target.closest(TAKES_TEXT)) {
            event.preventDefault();
            return undo();
        }
        if (isSystemKey(event)) return;
        if (event.repeat && event.key === 'Enter' && target.closest('button, summary')) return event.preventDefault();
        const key = meantKey(event);
        if (usesKey(target, key)) return;
        const act = keys[key] ?? digitKey(store, actions, key);
        if (!act) return;
        event.preventDefault();
        if (!(event.repeat && isOnce(store, key))) act(event);
    });
}

/** Whether a key acts once, however long it is held: also a digit that says what something is. */
/** @param {Store} store @param {string} key */
function isOnce(store, key) {
    return ONCE.has(key) || (/^[0-9]$/.test(key) && store.placeKeys.value !== null);
}

/**
 * Whether the focused element uses a key itself. A button that was only clicked does not: the next Space plays, and
 * does not press the button again.
 *
 * @param {Element} target
 * @param {string} key
 */
function usesKey(target, key) {
    const slider = target.closest('[type="range"]');
    if (slider) return usesSliderKey(/** @type {HTMLElement} */ (slider), key);
    if (target.closest(TAKES_TEXT)) return true;
    if (!target.matches(':focus-visible')) return false;
    if (target.closest(TAKES_KEYS)) return true;
    return (key === ' ' || key === 'Enter') && target.closest('button, a') !== null;
}

/**
 * A slider uses the keys that move it. Escape takes the focus from it.
 *
 * @param {HTMLElement} slider
 * @param {string} key
 */
function usesSliderKey(slider, key) {
    if (key === 'Escape') slider.blur();
    return key === 'Escape' || MOVES_A_SLIDER.has(key);
}

/**
 * What a digit key does: it shows an example of that digit, or what the place defines.
 *
 * @param {Store} store
 * @param {Actions} actions
 * @param {string} key
 */
function digitKey(store, actions, key) {
    if (!/^[0-9]$/.test(key)) return undefined;
    const { digit } = store.placeKeys.value ?? {};
    if (digit) return () => digit(Number(key));
    if (store.place.value === 'draw') return undefined; // the pad, once it is loaded, defines what digits do
    return () => actions.focusNext((_, label) => label === Number(key));
}

/**
 * The neuron next to the selected one: in another layer, or in the same layer.
 *
 * @param {Store} store
 * @param {number} layers
 * @param {number} places
 */
function neighbour(store, layers, places) {
    const sizes = store.room.value?.sizes ?? [1];
    const shown = { layer: sizes.length - 1, index: store.room.value?.focus.label ?? 0 };
    const { layer, index } = store.selection.value ?? shown;
    const to = Math.max(1, Math.min(sizes.length - 1, layer + layers));
    const place = layers === 0 ? index + places : Math.min(index, sizes[to] - 1);
    return { layer: to, index: (place + sizes[to]) % sizes[to] };
}
