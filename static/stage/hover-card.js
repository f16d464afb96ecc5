import { html } from 'htm/preact';
import { selectionIn } from '../core/chosen.js';
import { spellArithmetic } from '../text/arithmetic.js';
import { Formula } from '../ui/formula.js';
import { COMPACT_BELOW } from './scene/layout.js';

/** Its width in a compact layout, in pixels. */
const WIDTH = 240;

/**
 * A card with the value under the pointer and its arithmetic. It stands above the image, beside the columns of the
 * network; where a narrow stage has no room there, beside the pointer.
 *
 * @param {{ store: import('../core/store.js').Store, size: { width: number, height: number } }} props
 */
export function HoverCard({ store, size }) {
    const hover = store.hover.value;
    const record = store.record.value;
    const settings = store.room.value?.settings;
    if (!hover || !record || !settings || selectionIn(record, hover) !== hover) return null;
    const functionNames = /** @type {{ activation: string, output_activation: string, cost: string }} */ (
        /** @type {unknown} */ (settings)
    );
    const arithmetic = spellArithmetic(record, functionNames, hover, store.known.value);
    return html`<div class="hover-card" style=${size.width < COMPACT_BELOW ? besidePointer(hover, size) : {}} aria-hidden="true">
        <strong>${arithmetic.title}</strong>
        <${Formula} arithmetic=${arithmetic} />
    </div>`;
}

/** @param {{ x: number, y: number }} hover @param {{ width: number, height: number }} size */
function besidePointer(hover, size) {
    const left = hover.x + 18 + WIDTH > size.width ? hover.x - WIDTH - 18 : hover.x + 18;
    const isLow = hover.y > size.height / 2;
    const place = isLow
        ? { top: 'auto', bottom: `${Math.max(4, size.height - hover.y - 20)}px` }
        : { top: `${Math.max(4, hover.y - 20)}px` };
    return { left: `${Math.max(4, left)}px`, width: `${WIDTH}px`, ...place };
}
