import { html } from 'htm/preact';
import { number, percent, whole } from '../text/format.js';

/** @type {Record<string, string>} */
const TITLES = {
    seen: 'examples seen',
    cost: 'mean cost of the last mini-batch',
    test: 'share of the test examples it reads rightly',
};

/**
 * The counters in the header: step, epoch, examples seen, cost and test accuracy.
 *
 * @param {{ store: import('../core/store.js').Store }} props
 */
export function Counters({ store }) {
    const room = store.room.value;
    const record = store.panelRecord.value;
    if (!room || !record) return html`<dl class="counters" aria-label="Counters"></dl>`;
    const accuracy = room.test_accuracy;
    const items = [
        ['step', whole(record.step)],
        ['epoch', whole(record.epoch)],
        ['seen', whole(record.examplesSeen)],
        ['cost', record.cost === null || !store.known.value.gradient ? '–' : number(record.cost)],
        ['test', accuracy === null ? '–' : percent(accuracy), room.test_step !== record.step],
    ];
    return html`<dl class="counters" aria-label="Counters">
        ${items.map(
            ([name, value, isStale]) =>
                html`<div class=${`counter counter-${name} ${isStale ? 'stale' : ''}`}>
                    <dt
                        title=${isStale ? `measured at step ${whole(room.test_step ?? 0)}` : TITLES[String(name)]}
                    >${name}</dt>
                    <dd>${value}</dd>
                </div>`,
        )}
    </dl>`;
}
