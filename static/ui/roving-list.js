import { useRef, useState } from 'preact/hooks';

/** @typedef {{ at: number, all: HTMLElement[] }} ListPosition */

/**
 * The button to which a key moves the focus, if it does; then nobody else gets the key.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} all the buttons of the list
 */
export function takeMove(event, all) {
    const target = /** @type {HTMLElement} */ (event.target);
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    // A button that was only clicked does not take keys.
    if (!target.matches(':focus-visible') || hasModifier || !MOVES[event.key]) return null;
    event.preventDefault();
    event.stopPropagation();
    const at = Math.max(0, all.indexOf(target));
    return all[Math.max(0, Math.min(all.length - 1, MOVES[event.key]({ at, all })))];
}

/** The index that each key moves the focus to. @type {Record<string, (now: ListPosition) => number>} */
const MOVES = {
    ArrowLeft: ({ at }) => at - 1,
    ArrowRight: ({ at }) => at + 1,
    ArrowUp: (now) => lineNeighbour(now, -1),
    ArrowDown: (now) => lineNeighbour(now, 1),
    Home: () => 0,
    End: ({ all }) => all.length - 1,
};

/**
 * Makes a list of buttons on several lines one stop of the Tab key. The arrow keys move between the buttons.
 *
 * @param {number} count
 */
export function useRovingList(count) {
    const list = useRef(/** @type {HTMLElement | null} */ (null));
    const [at, setAt] = useState(0);
    const stop = Math.min(at, Math.max(0, count - 1));
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        const all = [...(list.current?.querySelectorAll('button') ?? [])];
        const to = takeMove(event, all);
        if (!to) return;
        setAt(all.indexOf(/** @type {HTMLButtonElement} */ (to)));
        to.focus();
    };
    return {
        /** The props of the list. */
        list: { ref: list, onKeyDown },
        /** The props of button i. @param {number} i */
        button: (i) => ({ tabIndex: i === stop ? 0 : -1 }),
    };
}

/** The button above or below, by the positions on the page. @param {ListPosition} now @param {1 | -1} direction */
function lineNeighbour({ at, all }, direction) {
    const box = all[at]?.getBoundingClientRect();
    for (let i = at + direction; box && i >= 0 && i < all.length; i += direction) {
        const { left, top } = all[i].getBoundingClientRect();
        if (Math.abs(left - box.left) < 2 && top !== box.top) return i;
    }
    return at;
}
