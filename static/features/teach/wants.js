import { wantsOf } from './model/teach.js';
import { number } from '../../text/format.js';
import { aDigit } from '../../text/names.js';
import { thisOne, wantsText } from './model/words.js';
import { html } from '../../ui/html.js';

/**
 * What the example costs as the digit that it should have been, and what it asks of the outputs. The rest of
 * what it asks for is on the stage, phase by phase.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, known: import('../../core/known.js').Known,
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
