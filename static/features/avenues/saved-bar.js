import { html } from 'htm/preact';

/**
 * A saving as a bar to the right; a loss as a bar to the left. A saving of `most` reaches the end. The bar is hidden
 * from screen readers: put the number beside it as text.
 *
 * @param {{ saved: number, most: number, hasLosses: boolean }} props hasLosses: whether room is needed to the left
 */
export function SavedBar({ saved, most, hasLosses }) {
    const zero = hasLosses ? 50 : 0;
    const width = most > 0 ? ((100 - zero) * Math.abs(saved)) / most : 0;
    return html`<svg
        class=${`saved-bar ${saved < 0 ? 'down' : 'up'}`}
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
    >
        <rect x=${saved < 0 ? zero - width : zero} width=${width} y="0" height="10" />
        <line x1=${zero} x2=${zero} y1="0" y2="10" />
    </svg>`;
}
