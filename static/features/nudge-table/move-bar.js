import { html } from '../../ui/html.js';

/** As far as the longest move goes, in the units of the drawing. */
const REACH = 46;

/**
 * How far a weight has moved: from the middle, where it was, to the right where it grows.
 *
 * @param {{ change: number, most: number, gone: import('@preact/signals-core').ReadonlySignal<number> }} props
 *     `most` reaches the end; `gone` is the part of the way that is behind it, 0 to 1
 */
export function MoveBar({ change, most, gone }) {
    const part = gone.value;
    const length = most > 0 ? (REACH * part * Math.abs(change)) / most : 0;
    const tip = 50 + Math.sign(change) * length;
    return html`<svg class=${`move ${change < 0 ? 'down' : 'up'}`} viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
        <line class="track" x1="2" x2="98" y1="10" y2="10" />
        <rect x=${Math.min(50, tip)} y="6" width=${length} height="8" />
        <line class="was" x1="50" x2="50" y1="2" y2="18" />
        <line class="is" x1=${tip} x2=${tip} y1="2" y2="18" />
    </svg>`;
}
