import { useRef, useState } from 'preact/hooks';

/** @typedef {{ at: number, all: HTMLElement[] }} Now */

/** Which one each key goes to. @type {Record<string, (now: Now) => number>} */
const MOVES = {
    ArrowLeft: ({ at }) => at - 1,
    ArrowRight: ({ at }) => at + 1,
    ArrowUp: (now) => beyond(now, -1),
    ArrowDown: (now) => beyond(now, 1),
    Home: () => 0,
    End: ({ all }) => all.length - 1,
};

/**
 * One stop of the Tab key for a list of buttons on several lines: from one to the other by the arrow keys.
 *
 * @param {number} count
 */
export function useRovingList(count) {
    const list = useRef(/** @type {HTMLElement | null} */ (null));
    const [at, setAt] = useState(0);
    const stop = Math.min(at, Math.max(0, count - 1));
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        // What was only clicked keeps no keys.
        if (!target.matches(':focus-visible') || event.ctrlKey || event.metaKey || event.altKey || !MOVES[event.key])
            return;
        event.preventDefault();
        event.stopPropagation();
        const all = [...(list.current?.querySelectorAll('button') ?? [])];
        const to = Math.max(0, Math.min(all.length - 1, MOVES[event.key]({ at: stop, all })));
        setAt(to);
        all[to]?.focus();
    };
    return {
        /** Of the list. */
        list: { ref: list, onKeyDown },
        /** Of each of its buttons. @param {number} i */
        button: (i) => ({ tabIndex: i === stop ? 0 : -1 }),
    };
}

/** The one above or below, by where they are on the page. @param {Now} now @param {1 | -1} way */
function beyond({ at, all }, way) {
    const here = all[at]?.getBoundingClientRect();
    for (let i = at + way; here && i >= 0 && i < all.length; i += way) {
        const { left, top } = all[i].getBoundingClientRect();
        if (Math.abs(left - here.left) < 2 && top !== here.top) return i;
    }
    return at;
}
