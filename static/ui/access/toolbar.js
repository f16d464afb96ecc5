import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { takeMove } from '../roving-list.js';

/**
 * Buttons that belong together: one stop of the Tab key. Arrow keys move between them, as in the toolbar pattern of the
 * ARIA authoring practices. The stop is the button that was focused last; before, the chosen one, or the first.
 *
 * @param {{ label: string, class?: string, children?: any }} props
 */
export function Toolbar({ label, class: kind, children }) {
    const bar = useRef(/** @type {HTMLElement | null} */ (null));
    useEffect(() => {
        if (bar.current) keepOneStop(bar.current);
    });
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (bar.current) takeMove(event, findButtons(bar.current))?.focus();
    };
    const onFocus = (/** @type {FocusEvent} */ { target }) => bar.current && keepOneStop(bar.current, target);
    return html`<div
        ref=${bar}
        class=${kind}
        role="toolbar"
        aria-label=${label}
        onKeyDown=${onKeyDown}
        onFocusIn=${onFocus}
    >${children}</div>`;
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
