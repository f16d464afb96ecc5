import { html } from 'htm/preact';
import { otherStep } from '../core/moment.js';
import { number, percent, whole } from '../text/format.js';

/** @type {Record<string, string>} */
const TITLES = {
    seen: 'examples seen',
    cost: 'mean cost of the last mini-batch',
    test: 'share of the test examples it reads correctly, before the update of the step',
};

/** @param {string} name @param {import('../protocol.js').RoomState} room */
const toTitle = (name, room) => (name === 'test' ? `${TITLES.test}: ${room.dataset.test_origin}` : TITLES[name]);

/**
 * The counters in the header: step, epoch, examples seen, cost and test accuracy.
 *
 * @param {{ store: import('../core/store.js').Store }} props
 */
export function Counters({ store }) {
    const room = store.room.value;
    const record = store.record.value;
    if (!room || !record) return html`<dl class="counters" aria-label="Counters"></dl>`;
    const tested = store.tested.value;
    const testedAt = tested && (store.isTraining.value ? tested.step : otherStep(tested.step, record));
    const items = [
        ['step', whole(record.step)],
        ['epoch', whole(record.epoch)],
        ['seen', whole(record.examplesSeen)],
        ['cost', record.cost === null || !store.known.value.gradient ? '–' : number(record.cost)],
        ['test', tested ? percent(tested.accuracy) : '–', testedAt],
    ];
    return html`<dl class="counters" aria-label="Counters">
        ${items.map(
            ([name, value, atStep]) =>
                html`<div class=${`counter counter-${name}`}>
                    <dt title=${toTitle(String(name), room)}>${name}</dt>
                    <dd>${value}${typeof atStep === 'number' ? html` <small>at ${whole(atStep)}</small>` : null}</dd>
                </div>`,
        )}
    </dl>`;
}
