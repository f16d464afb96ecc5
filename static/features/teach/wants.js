import { wantsOf } from '../figures/teach.js';
import { number } from '../words/format.js';
import { aDigit } from '../words/names.js';
import { thisOne, wantsText } from '../words/teach.js';
import { html } from './html.js';

/**
 * What the example costs as the digit that it should have been, and what it asks of the outputs. The rest of
 * what it asks for is on the stage, phase by phase.
 *
 * @param {{ record: import('../state/record.js').StepRecord, known: import('../state/known.js').Known,
 *     hasChanged: boolean }} props hasChanged: whether steps were made for one example here
 */
export function TeachWants({ record, known, hasChanged }) {
    const wants = wantsOf(record);
    const { label, split } = record.focus;
    const isKnown = known.nudge(record.depth);
    return html`<div class="teach-wants">
        <p>
            As ${aDigit(label)}, ${thisOne(split)} costs <b class="attention" data-value="cost">${known.cost ? number(wants.cost) : '?'}</b>.
            ${' '}${isKnown ? wantsText(wants).map(({ text, tone }) => html`<span class=${tone ?? ''}>${text}</span>`) : ''}
        </p>
        <p class="fine">${hasChanged ? 'A step for one example has been made here, and can be undone.' : 'Nothing has been changed by asking. The phases show all of what it asks for.'}</p>
    </div>`;
}
