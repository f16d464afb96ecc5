import { html } from 'htm/preact';
import { say } from '../../text/say.js';
import { buildDraftRuns } from '../race/model/changes.js';
import { runNames } from '../race/model/words.js';
import { useRace } from '../race/watch-race.js';
import { DescentControls } from './controls.js';
import { DescentExports } from './exports.js';
import { DescentNumbers, PlaneShare } from './numbers.js';
import { DescentPicture } from './picture.js';
import { DescentPoints } from './points.js';
import { SolidButton } from './solid.js';

/**
 * The small picture of the race on the cost surface, with the button to its full size.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Descent({ store, actions, questions }) {
    useRace(store);
    const race = store.race.value;
    const isLarge = store.centre.value === 'descent';
    const points = html`<${DescentPoints} store=${store} actions=${actions} questions=${questions} />`;
    return html`<section class="panel descent" aria-labelledby="descent-title">
        <div class="descent-head">
            <h2 id="descent-title">${say('descent-title')}</h2>
            <button class="button" onClick=${() => actions.showCentre(isLarge ? 'stage' : 'descent')}>
                ${say(isLarge ? 'descent-back' : 'descent-enlarge')}
            </button>
        </div>
        ${
            isLarge
                ? points
                : html`<div class="descent-head">
                      <${DescentControls} store=${store} actions=${actions} /><${PlaneShare} store=${store} />
                      ${race && html`<${SolidButton} store=${store} /><${DescentExports} store=${store} />`}
                  </div>
                  ${
                      race
                          ? html`<${DescentPicture} store=${store} actions=${actions} isNamed />
                            <${DescentNumbers} store=${store} />
                            ${points}`
                          : html`<p class="muted">${toDraftText(store)}</p>`
                  }`
        }
    </section>`;
}

/** What a race would be that has not begun. @param {import('../../core/store.js').Store} store */
function toDraftText(store) {
    const room = store.room.value;
    if (!room) return '';
    const runs = buildDraftRuns(store.raceDraft.value, room.settings, room.examples_per_epoch);
    const names = runNames(runs, room.examples_per_epoch);
    return say('descent-draft', { count: names.length, runs: names.join(', ') });
}
