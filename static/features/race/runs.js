import { useState } from 'preact/hooks';

import { MOST_RUNS, withAnotherRun } from './model/changes.js';
import { runNames } from './model/words.js';
import { html } from '../../ui/html.js';
import { Icon } from '../../ui/icons.js';
import { RaceRun } from './run.js';
import { Refused } from './refused.js';

const ANGLE = 'Between the gradient of the next mini-batch and that of all examples: 0° is the same direction, 90° knows nothing of it';

/** The runs of the race, each with how far it is. @param {{ control: import('./control.js').RaceControl }} props */
export function RaceRuns({ control }) {
    const [open, setOpen] = useState(/** @type {number | null} */ (null));
    const { runs, settings, train, change, refused } = control;
    const names = runNames(runs, train);
    const hasSeconds = settings.fairness === 'seconds';
    const colors = runs.map(({ color }) => color);
    const add = async () => {
        if (await change((now) => withAnotherRun(now, colors), 'add')) setOpen(runs.length);
    };
    // By their places, not by their ids: what is being typed outlives a run that begins again.
    return html`<table class="race-runs">
            <caption class="visually-hidden">The runs of the race</caption>
            <thead>
                <tr>
                    <th scope="col">steps</th>
                    <th scope="col">${hasSeconds ? 'seconds' : 'examples'}</th>
                    <th scope="col">cost</th>
                    <th scope="col"><abbr title=${ANGLE}>angle</abbr></th>
                </tr>
            </thead>
            ${runs.map(
                (run, i) => html`<${RaceRun}
                    key=${`${i} of ${runs.length}`}
                    ...${{ control, run, index: i, name: names[i], hasSeconds, isOpen: open === i }}
                    toggle=${() => setOpen(open === i ? null : i)}
                    close=${() => setOpen(null)}
                />`,
            )}
        </table>
        <button class="button add-run" disabled=${runs.length >= MOST_RUNS} onClick=${add}>
            <${Icon} name="add" /> ${runs.length >= MOST_RUNS ? 'Four runs are the most' : 'Add a run'}
        </button>
        <${Refused} of=${refused} at="add" />`;
}
