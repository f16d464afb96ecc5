import { held, lieOf, orUnknown, stepsOf } from './model/words.js';
import { whole } from '../../text/format.js';
import { runNames } from '../race/model/words.js';
import { html } from '../../ui/html.js';
import { RunMarker, runColor } from '../race/run-marker.js';

/** @typedef {import('../race/model/state.js').RunState} RunState */

/**
 * Who is who beside the large picture: each run's name, how far it is, and how far its picture is from the
 * truth.
 *
 * @param {{ store: import('../../core/store.js').Store }} props
 */
export function DescentCards({ store }) {
    const race = store.race.value;
    if (!race) return null;
    const names = runNames(race.runs, race.train);
    const point = (/** @type {number | null} */ run) => () => {
        const path = run === null ? null : store.paths.value?.runs[run];
        store.pathPoint.value = path && run !== null ? { run, step: path.step[path.count - 1] } : null;
    };
    return html`<ul class="descent-cards" aria-label="The runs">
        ${race.runs.map(
            (run, i) => html`<li key=${run.id} data-run=${i} style=${runColor(run.color)} onPointerEnter=${point(i)} onPointerLeave=${point(null)}>
                <h3><${RunMarker} run=${i} color=${run.color} /> ${names[i]}</h3>
                <p class="descent-progress">${stepsOf(run)} · epoch ${whole(run.epoch)}</p>
                <${Trust} run=${run} />
                ${run.diverged && html`<p class="descent-diverged">${run.diverged}</p>`}
            </li>`,
        )}
    </ul>`;
}

/** What is, and what is drawn. @param {{ run: RunState }} props */
function Trust({ run }) {
    return html`<dl>
        <div class="is"><dt>true cost</dt><dd data-of="true_cost">${orUnknown(run.true_cost)}</dd></div>
        <div><dt>drawn at</dt><dd><span data-of="plane_cost">${orUnknown(run.plane_cost)}</span> <span class="muted">${lieOf(run)}</span></dd></div>
        <div><dt>off the plane by</dt><dd data-of="distance">${orUnknown(run.distance)}</dd></div>
        <div><dt>of its path held</dt><dd data-of="share">${run.share === null ? '?' : held(run.share)}</dd></div>
    </dl>`;
}
