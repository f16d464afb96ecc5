import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { figure, notYet } from '../../ui/not-yet.js';
import { indexOfStep } from '../race/model/state.js';
import { degrees, runNames } from '../race/model/words.js';
import { RunMarker, runColor } from '../race/run-marker.js';
import { freeCorner } from './model/corner.js';
import { findVisit, rounded, toDeviationDetail, toDeviationText, toShareText, toStepsText } from './model/words.js';

/** @typedef {import('../race/model/state.js').RunState} RunState */

/**
 * The runs beside the large picture: the name of each run, its progress, and how exact its place in the picture is.
 *
 * @param {{ store: import('../../core/store.js').Store }} props
 */
export function DescentCards({ store }) {
    const race = store.race.value;
    const list = useRef(/** @type {HTMLElement | null} */ (null));
    const corner = useRef(/** @type {import('./model/corner.js').Corner} */ (RIGHT[0]));
    if (!race) return null;
    if (store.paths.value && list.current)
        corner.current = freeCorner(store.paths.value, corner.current, sizeOf(list.current), RIGHT) ?? corner.current;
    const names = runNames(race.runs, race.train);
    const point = (/** @type {number | null} */ run) => () => {
        const path = run === null ? null : store.paths.value?.runs[run];
        store.pathPoint.value = path && run !== null ? { run, step: path.step[path.count - 1] } : null;
    };
    return html`<ul ref=${list} class=${`descent-cards ${corner.current}`} aria-label=${say('descent-runs')}>
        ${race.runs.map(
            (run, i) => html`<li
                key=${run.id}
                data-run=${i}
                style=${runColor(run.color)}
                onPointerEnter=${point(i)}
                onPointerLeave=${point(null)}
            >
                <h3><${RunMarker} run=${i} color=${run.color} /> ${names[i]}</h3>
                <p class="descent-progress">${toStepsText(run)} · ${say('descent-epoch', { epoch: run.epoch })}</p>
                <${Cost} run=${run} />
                ${
                    store.place.value === 'story'
                        ? html`<details><summary>${say('descent-details')}</summary><${Accuracy} race=${race} run=${run} /></details>`
                        : html`<${Accuracy} race=${race} run=${run} />`
                }
                ${run.diverged && html`<p class="descent-diverged">${run.diverged}</p>`}
            </li>`,
        )}
    </ul>`;
}

/** The corners of the picture that the cards may be in. @type {import('./model/corner.js').Corner[]} */
const RIGHT = ['top-right', 'bottom-right'];

/** The size of the cards, as shares of the picture's height. @param {HTMLElement} list */
function sizeOf({ offsetWidth, offsetHeight, parentElement }) {
    const side = parentElement?.querySelector('.descent-picture')?.clientHeight || 1;
    return { width: offsetWidth / side, height: offsetHeight / side };
}

/** @param {{ run: RunState }} props */
function Cost({ run }) {
    return html`<dl>
        <div class="is"><dt>${say('descent-cost')}</dt><dd data-of="cost">${figure(run.cost, rounded)}</dd></div>
    </dl>`;
}

/** How exact the run's place in the picture is. */
/** @param {{ race: import('../race/model/state.js').RaceState, run: RunState }} props */
function Accuracy({ race, run }) {
    return html`<dl>
        <div title=${toDeviationDetail(race, run)}>
            <dt>${say('descent-drawn')}</dt><dd data-of="deviation">${toDeviationText(run) ?? notYet()}</dd>
        </div>
        <div><dt>${say('descent-off-the-plane-by')}</dt><dd data-of="distance">${figure(run.distance, rounded)}</dd></div>
        <div>
            <dt>${say('descent-of-its-path-held')}</dt><dd data-of="share">${figure(run.share, toShareText)}</dd>
        </div>
    </dl>`;
}

const WIDTH = 250;

/**
 * A card with the numbers of the chosen point of a path, beside that point.
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
    const left = Math.max(
        4,
        Math.min(at.width - WIDTH - 4, at.x + 18 + WIDTH > at.width ? at.x - WIDTH - 18 : at.x + 18),
    );
    const vertical =
        at.y > at.height / 2 ? { bottom: `${Math.max(4, at.height - at.y + 14)}px` } : { top: `${at.y + 14}px` };
    const where = { step: path.step[i], epoch: path.epoch[i], batch: path.batch[i], is_full: run.full };
    return html`<div class="hover-card descent-card" style=${{ left: `${left}px`, ...vertical }} aria-hidden="true">
        <strong>
            <${RunMarker} run=${point.run} color=${run.color} /> ${runNames(race.runs, race.train)[point.run]}
        </strong>
        <p>
            ${path.step[i] === 0 ? say('descent-start') : say('descent-point', where)}
        </p>
        <dl>
            <dt>${say('descent-point-cost', { train: race.train })}</dt><dd>${figure(path.cost[i], rounded)}</dd>
            ${path.step[i] > 0 && !run.full && html`<dt>${say('descent-point-batch-cost')}</dt><dd>${figure(path.batchCost[i], rounded)}</dd>`}
            <dt>${say('descent-point-seen')}</dt><dd>${whole(path.examplesSeen[i])}</dd>
            <dt>${say('descent-point-angle')}</dt><dd>${figure(path.angle[i], degrees)}</dd>
            <dt>${say('descent-point-distance')}</dt><dd>${figure(path.distance[i], rounded)}</dd>
        </dl>
        <p class="fine">${store.driver.value ? say('descent-click', findVisit(run, path.step[i])) : ''}</p>
    </div>`;
}
