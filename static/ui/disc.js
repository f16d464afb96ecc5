import { number } from '../text/format.js';
import { html } from './html.js';

/** An activation as on the stage: brightness. @param {{ a: number }} props */
export function Disc({ a }) {
    return html`<svg class="disc" viewBox="0 0 16 16" role="img" aria-label=${number(a)}>
        <title>${number(a)}</title>
        <circle cx="8" cy="8" r="7" fill-opacity=${Math.max(0, Math.min(1, Math.abs(a)))} />
    </svg>`;
}
