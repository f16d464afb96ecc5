import { html } from 'htm/preact';
import { otherStep } from '../core/moment.js';
import { number, percent, whole } from '../text/format.js';
import { say } from '../text/say.js';

/**
 * The counters in the header: step, epoch, examples seen, cost and test accuracy. What is not known is not there; the
 * cost, which comes and goes with the phases, stands at the end of the row, so that no other moves.
 *
 * @param {{ store: import('../core/store.js').Store }} props
 */
export function Counters({ store }) {
    const room = store.room.value;
    const record = store.record.value;
    if (!room || !record || store.isRaceAlone.value)
        return html`<dl class="counters" aria-label=${say('counters-name')}></dl>`;
    const tested = store.tested.value;
    const testedAt = tested && (store.isTraining.value ? tested.step : otherStep(tested.step, record));
    const items = [
        { name: 'step', word: say('counter-step'), value: whole(record.step) },
        { name: 'epoch', word: say('counter-epoch'), value: whole(record.epoch) },
        {
            name: 'seen',
            word: say('counter-seen'),
            title: say('counter-seen.title'),
            value: whole(record.examplesSeen),
        },
        {
            name: 'cost',
            word: say('counter-cost'),
            title: say('counter-cost.title'),
            value: record.cost === null || !store.known.value.gradient ? null : number(record.cost),
        },
        {
            name: 'test',
            word: say('counter-test'),
            title: say('counter-test.title', { origin: room.dataset.test_origin }),
            value: tested ? percent(tested.accuracy) : null,
            atStep: testedAt,
        },
    ];
    return html`<dl class="counters" aria-label=${say('counters-name')}>
        ${items.map(
            ({ name, word, title, value, atStep }) =>
                value !== null &&
                html`<div class=${`counter counter-${name}`}>
                    <dt title=${title}>${word}</dt>
                    <dd>${value}${
                        typeof atStep === 'number'
                            ? html` <small>${say('counter-at-step', { step: whole(atStep) })}</small>`
                            : null
                    }</dd>
                </div>`,
        )}
    </dl>`;
}
