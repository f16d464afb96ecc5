import { html } from 'htm/preact';
import { buildMarker, markerPath } from './model/run-marker.js';

/** The mark of a run, in its shape and colour. @param {{ run: number, color: number }} props run: its index */
export function RunMarker({ run, color }) {
    return html`<svg
        class="run-marker"
        viewBox="-8 -8 16 16"
        style=${runColor(color)}
        aria-hidden="true"
        data-marker=${buildMarker(run)}
    >
        <path d=${markerPath(buildMarker(run), 5)} />
    </svg>`;
}

/** The style with the colour of a run. @param {number} color */
export const runColor = (color) => ({ '--run': `var(--run-${color})` });
