import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';

import { freeCorner } from './model/corner.js';
import { stepsOf } from './model/words.js';
import { runNames } from '../race/model/words.js';
import { html } from '../../ui/html.js';
import { RunMarker, runColor } from '../race/run-marker.js';

/** @typedef {import('./model/corner.js').Corner} Corner */
/** @typedef {{ left: number, top: number, side: number }} Square */

/** Some pixels from a corner of the square. */
const INSET = 6;

/**
 * What each run is called and how many steps it has made, in a corner of the picture that no path needs.
 *
 * @param {{ store: import('../../core/store.js').Store, square: import('./motion.js').Motion['square'] }} props
 */
export function DescentNames({ store, square }) {
    const race = store.race.value;
    const corner = useRef(/** @type {Corner | null} */ ('top-left'));
    const list = useRef(/** @type {HTMLElement | null} */ (null));
    const placed = useComputed(() => {
        const { side } = square.value;
        const { offsetWidth = 0.6 * side, offsetHeight = 0.2 * side } = list.current ?? {};
        const size = { width: (offsetWidth + 4 * INSET) / side, height: (offsetHeight + 4 * INSET) / side };
        if (store.paths.value) corner.current = freeCorner(store.paths.value, corner.current, size);
        return corner.current;
    });
    if (!race) return null;
    const names = runNames(race.runs, race.train);
    return html`<ul ref=${list} class="descent-names" style=${styleIn(placed.value, square.value)}>
        ${race.runs.map(
            (run, i) => html`<li key=${run.id} style=${runColor(run.color)}>
                <${RunMarker} run=${i} color=${run.color} /><b>${names[i]}</b>: ${stepsOf(run)}
            </li>`,
        )}
    </ul>`;
}

/** Unseen where no corner is free: the table below names the runs as well. */
/** @param {Corner | null} corner @param {Square} square */
function styleIn(corner, { left, top, side }) {
    if (!corner) return { visibility: 'hidden' };
    const [vertical, horizontal] = corner.split('-');
    return {
        left: `${horizontal === 'left' ? left + INSET : left + side - INSET}px`,
        top: `${vertical === 'top' ? top + INSET : top + side - INSET}px`,
        maxWidth: `${side - 2 * INSET}px`,
        transform: `translate(${horizontal === 'left' ? 0 : -100}%, ${vertical === 'top' ? 0 : -100}%)`,
    };
}
