import { html } from 'htm/preact';
import { selectionIn } from '../core/chosen.js';
import { spellArithmetic } from '../text/arithmetic.js';
import { Formula } from '../ui/formula.js';

const WIDTH = 300;

/**
 * A card beside the pointer: the value under the pointer, and its arithmetic.
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
    const left = hover.x + 18 + WIDTH > size.width ? hover.x - WIDTH - 18 : hover.x + 18;
    const isLow = hover.y > size.height / 2;
    const place = isLow
        ? { bottom: `${Math.max(4, size.height - hover.y - 20)}px` }
        : { top: `${Math.max(4, hover.y - 20)}px` };
    const style = { left: `${Math.max(4, left)}px`, ...place };
    return html`<div class="hover-card" style=${style} aria-hidden="true">
        <strong>${arithmetic.title}</strong>
        <${Formula} arithmetic=${arithmetic} />
    </div>`;
}
