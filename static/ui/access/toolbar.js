import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';

/** By how many buttons a key moves. @type {Record<string, number>} */
const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/**
 * Buttons that belong together: one stop of the Tab key. Arrow keys move between them, as in the toolbar pattern of the
 * ARIA authoring practices. The stop is the button that was focused last; before, the chosen one, or the first.
 *
 * @param {{ label: string, class?: string, tag?: string, children?: any }} props
 */
export function Toolbar({ label, class: kind, tag = 'div', children }) {
    const bar = useRef(/** @type {HTMLElement | null} */ (null));
    useEffect(() => {
        if (bar.current) keepOneStop(bar.current);
    });
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        const by = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? undefined : MOVES[event.key];
        const focused = document.activeElement;
        if (!by || !bar.current || !focused?.matches(':focus-visible')) return;
        const buttons = findButtons(bar.current);
        const to = buttons.indexOf(/** @type {HTMLButtonElement} */ (focused)) + by;
        event.preventDefault();
        event.stopPropagation();
        buttons[Math.max(0, Math.min(buttons.length - 1, to))].focus();
    };
    const onFocus = (/** @type {FocusEvent} */ { target }) => bar.current && keepOneStop(bar.current, target);
    return html`<${tag}
        ref=${bar}
        class=${kind}
        role="toolbar"
        aria-label=${label}
        onKeyDown=${onKeyDown}
        onFocusIn=${onFocus}
    >${children}<//>`;
}

/** The buttons that can be pressed. @param {HTMLElement} bar @returns {HTMLButtonElement[]} */
const findButtons = (bar) => [...bar.querySelectorAll('button')].filter(({ disabled }) => !disabled);

/** @param {HTMLElement} bar @param {EventTarget | null} [focused] */
function keepOneStop(bar, focused = document.activeElement) {
    const buttons = findButtons(bar);
    const isChosen = (/** @type {Element} */ button) => button.matches('[aria-pressed="true"], [aria-current]');
    const stop = buttons.find((button) => button === focused) ?? buttons.find(isChosen) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}
