import { html } from 'htm/preact';
import { say } from '../../text/say.js';
import { figure, notYet } from '../../ui/not-yet.js';
import { runNames } from '../race/model/words.js';
import { RunMarker } from '../race/run-marker.js';
import { planeSentence, rounded, toDeviationDetail, toDeviationText, toShareText } from './model/words.js';

/**
 * How exact the picture is: for each run its cost, how much too high it is drawn, its distance from the plane, and the
 * share of its path that the plane holds.
 *
 * @param {{ store: import('../../core/store.js').Store }} props
 */
export function DescentNumbers({ store }) {
    const race = store.race.value;
    if (!race) return null;
    const names = runNames(race.runs, race.train);
    return html`<div class="descent-numbers">
        <table>
            <caption class="visually-hidden">
                ${say('descent-numbers')}
            </caption>
            <thead>
                <tr>
                    <th scope="col">${say('descent-numbers-run')}</th>
                    <th scope="col">${say('descent-numbers-cost')}</th>
                    <th scope="col">${say('descent-numbers-drawn')}</th>
                    <th scope="col">${say('descent-numbers-off-the-plane')}</th>
                    <th scope="col">${say('descent-numbers-path-held')}</th>
                </tr>
            </thead>
            <tbody>
                ${race.runs.map(
                    (run, i) => html`<tr key=${run.id} data-run=${i}>
                        <th scope="row"><${RunMarker} run=${i} color=${run.color} />${names[i]}</th>
                        <td data-of="cost">${figure(run.cost, rounded)}</td>
                        <td title=${toDeviationDetail(race, run)} data-of="deviation">${toDeviationText(run) ?? notYet()}</td>
                        <td data-of="distance">${figure(run.distance, rounded)}</td>
                        <td data-of="share">${figure(run.share, toShareText)}</td>
                    </tr>`,
                )}
            </tbody>
        </table>
        ${race.runs.map(
            (run, i) =>
                run.diverged &&
                html`<p
                    class="descent-diverged"
                    key=${run.id}
                >
                    ${say('descent-run', { name: names[i], about: run.diverged })}
                </p>`,
        )}
    </div>`;
}

/** How much of the paths the plane holds. @param {{ store: import('../../core/store.js').Store }} props */
export function PlaneShare({ store }) {
    const race = store.race.value;
    // in Story it is a sentence of the chapter
    if (!race || store.place.value === 'story') return null;
    return html`<p class="plane-share">${planeSentence(race)}</p>`;
}
