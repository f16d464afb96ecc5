import { indexOfStep } from '../race/model/state.js';
import { orUnknown } from './model/words.js';
import { whole } from '../../text/format.js';
import { degrees, runNames } from '../race/model/words.js';
import { html } from '../../ui/html.js';
import { RunMarker } from '../race/run-marker.js';

const WIDTH = 250;

/**
 * The numbers of the point of a path that is pointed at, beside it.
 *
 * @param {{ store: import('../../core/store.js').Store, card: import('./motion.js').Motion['card'] }} props
 */
export function DescentCard({ store, card }) {
    const at = card.value;
    const point = store.pathPoint.value;
    const race = store.race.value;
    const path = point && store.paths.value?.runs[point.run];
    const run = point && race?.runs[point.run];
    if (!at || !point || !race || !path || !run) return null;
    const i = indexOfStep(path, point.step);
    const left = Math.max(4, Math.min(at.width - WIDTH - 4, at.x + 18 + WIDTH > at.width ? at.x - WIDTH - 18 : at.x + 18));
    const vertical = at.y > at.height / 2 ? { bottom: `${Math.max(4, at.height - at.y + 14)}px` } : { top: `${at.y + 14}px` };
    const batch = run.full ? '' : `, mini-batch ${whole(path.batch[i])}`;
    return html`<div class="hover-card descent-card" style=${{ left: `${left}px`, ...vertical }} aria-hidden="true">
        <strong><${RunMarker} run=${point.run} color=${run.color} /> ${runNames(race.runs, race.train)[point.run]}</strong>
        <p>${path.step[i] === 0 ? 'the start' : `step ${whole(path.step[i])} · epoch ${whole(path.epoch[i])}${batch}`}</p>
        <dl>
            <dt>cost of all ${whole(race.train)}</dt><dd>${orUnknown(path.cost[i])}</dd>
            ${path.step[i] > 0 && !run.full && html`<dt>of its mini-batch</dt><dd>${orUnknown(path.batchCost[i])}</dd>`}
            <dt>examples seen</dt><dd>${whole(path.examplesSeen[i])}</dd>
            <dt>next gradient, off by</dt><dd>${degrees(path.angle[i])}</dd>
            <dt>distance from the plane</dt><dd>${orUnknown(path.distance[i])}</dd>
        </dl>
        <p class="fine">${store.driver.value ? 'Click: the room goes there.' : ''}</p>
    </div>`;
}
