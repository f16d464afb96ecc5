/** Where a column of panels can be scrolled further, it ends below a whole row of text, not in the middle of one. */

import { useEffect, useState } from 'preact/hooks';

/** The least time between two looks at rows that have changed by themselves, in milliseconds. */
const EVERY = 150;
/** The most that is hidden at the lower end, in pixels: two rows of large text. */
const MOST = 80;

/** @returns {(element: HTMLElement | null) => void} the ref of an element that scrolls its children */
export function useWholeRows() {
    const [element, setElement] = useState(/** @type {HTMLElement | null} */ (null));
    useEffect(() => {
        if (!element) return undefined;
        let timer = 0;
        const update = () => {
            timer = 0;
            const isMore = element.scrollTop + element.clientHeight < element.scrollHeight - 1;
            element.classList.toggle('has-more', isMore);
            element.style.setProperty('--hidden', `${isMore ? findHidden(element) : 0}px`);
        };
        // After a frame has been drawn the page is laid out: looking then costs no layout of its own.
        const afterFrame = () => requestAnimationFrame(() => setTimeout(update));
        const later = () => void (timer ||= window.setTimeout(afterFrame, EVERY));
        const sizes = new ResizeObserver(later);
        const changes = new MutationObserver(later);
        sizes.observe(element);
        changes.observe(element, { childList: true, characterData: true, subtree: true });
        element.addEventListener('scroll', update, { passive: true });
        update();
        return () => {
            sizes.disconnect();
            changes.disconnect();
            element.removeEventListener('scroll', update);
            clearTimeout(timer);
        };
    }, [element]);
    return setElement;
}

/** Returns how many pixels at the lower end are to be hidden, so that no row of text is cut. */
function findHidden(/** @type {HTMLElement} */ element) {
    const { bottom } = element.getBoundingClientRect();
    const rows = findRows(element, bottom);
    let end = bottom;
    for (;;) {
        const cut = rows.filter((row) => row.top < end && row.bottom > end);
        if (cut.length === 0) return Math.min(MOST, Math.ceil(bottom - end));
        end = Math.min(...cut.map(({ top }) => top));
    }
}

/** The boxes of the lines of text near the lower end. @param {HTMLElement} element @param {number} bottom */
function findRows(element, bottom) {
    /** @type {DOMRect[]} */
    const rows = [];
    const isNear = (/** @type {DOMRect} */ { top, bottom: end }) => top < bottom && end > bottom - 2 * MOST;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
        if (node instanceof Element) {
            const isSeen = !node.matches('.visually-hidden') && isNear(node.getBoundingClientRect());
            return isSeen ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_REJECT;
        }
        return /\S/.test(node.nodeValue ?? '') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    });
    const range = document.createRange();
    while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode);
        rows.push(...[...range.getClientRects()].filter((row) => row.width > 1 && isNear(row)));
    }
    return rows;
}
