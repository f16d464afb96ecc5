import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { number, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { figure } from '../../ui/not-yet.js';
import { pickFew } from './model/race.js';
import { degrees, seconds } from './model/words.js';

/** The number of rows of each table. */
const ROWS = 12;

/**
 * The charts as tables: a few points of each run, with its first and its newest one.
 *
 * @param {{ race: import('./model/state.js').RaceState, paths: import('./model/state.js').Paths,
 *     names: string[] }} props
 */
export function RaceNumbers({ race, paths, names }) {
    const [isOpen, setOpen] = useState(false);
    return html`<details
        class="curve-numbers race-table"
        onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}
    >
        <summary>${say('race-numbers')}</summary>
        ${
            isOpen
                ? paths.runs.slice(0, race.runs.length).map(
                      (path, i) => html`<${RunTable}
                          key=${i}
                          path=${path}
                          name=${names[i]}
                          run=${i}
                      />`,
                  )
                : null
        }
    </details>`;
}

/** @param {{ path: import('./model/state.js').RunPath, name: string, run: number }} props */
function RunTable({ path, name, run }) {
    return html`<table data-run=${run}>
        <caption>${name}</caption>
        <thead>
            <tr>
                <th scope="col">${say('race-numbers-step')}</th>
                <th scope="col">${say('race-numbers-examples')}</th>
                <th scope="col">${say('race-numbers-seconds')}</th>
                <th scope="col">${say('race-numbers-cost')}</th>
                <th scope="col">${say('race-numbers-angle')}</th>
            </tr>
        </thead>
        <tbody>
            ${pickFew(path, ROWS).map(
                (i) => html`<tr key=${i}>
                    <th scope="row">${whole(path.step[i])}</th>
                    <td>${whole(path.examplesSeen[i])}</td>
                    <td>${seconds(path.seconds[i])}</td>
                    <td>${figure(path.cost[i], number)}</td>
                    <td>${figure(path.angle[i], degrees)}</td>
                </tr>`,
            )}
        </tbody>
    </table>`;
}
