import { createDeal } from './model/state.js';
import { whole } from '../../text/format.js';
import { standingInWords } from './model/words.js';
import { DealRow } from './row.js';
import { DealTable } from './table.js';
import { html } from '../../ui/html.js';
import { usePlayedEpoch } from './played-epoch.js';
import { useDeal } from './use-deal.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/**
 * The deal of an epoch: shuffle, deal, and make one row after the other a step.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Deal({ store, actions, questions }) {
    useDeal(store, questions);
    const { epoch, images, trouble } = store.use(createDeal);
    if (!store.settled.value) return null;
    return html`<section class="panel deal" aria-labelledby="deal-title">
        <h2 id="deal-title">One row, one step</h2>
        <${Buttons} store=${store} actions=${actions} />
        <${Standing} store=${store} />
        ${trouble.value ? html`<p class="error">${trouble.value}</p>` : null}
        ${epoch.value && images.value
            ? html`<${DealRow} store=${store} actions=${actions} epoch=${epoch.value} images=${images.value} />
                  <${DealTable} store=${store} epoch=${epoch.value} />`
            : trouble.value
              ? null
              : html`<p class="muted">The images are on their way …</p>`}
    </section>`;
}

/** @param {{ store: Store, actions: Actions }} props */
function Buttons({ store, actions }) {
    const deal = store.use(createDeal);
    const played = usePlayedEpoch(store, actions);
    const isThere = deal.epoch.value !== null && deal.images.value !== null;
    const isSeen = store.centre.value === 'deal';
    const isBusy = Boolean(store.room.value?.playing) || store.target.value !== null;
    return html`<div class="deal-buttons">
        ${isSeen
            ? html`<button class="button" disabled=${!isThere} onClick=${() => (deal.route.value = ['set', 'shuffled'])}>Shuffle</button>
                  <button class="button" disabled=${!isThere} onClick=${() => (deal.route.value = ['shuffled', 'dealt'])}>Deal</button>`
            : null}
        <button class="button play" disabled=${isBusy || played.isPlayed} onClick=${() => actions.nextStep()}>Next row: one step</button>
        <button class="button" disabled=${isBusy && !played.isPlayed} onClick=${played.isPlayed ? played.stop : played.play}>
            ${played.isPlayed ? 'Stop' : 'Play the epoch'}
        </button>
    </div>`;
}

/** Where the run stands in its epoch. @param {{ store: Store }} props */
function Standing({ store }) {
    const record = store.settled.value;
    const epoch = store.use(createDeal).epoch.value;
    if (!record || !epoch) return null;
    const rows = record.epoch === epoch.number ? ` of ${whole(epoch.starts.length)}` : '';
    const items = [
        ['step', whole(record.step)],
        ['epoch', whole(record.epoch)],
        ['mini-batch', record.step === 0 ? '–' : `${whole(record.batchNumber)}${rows}`],
        ['examples seen', whole(record.examplesSeen)],
    ];
    return html`<dl class="deal-counters">
            ${items.map(([name, value]) => html`<div key=${name} data-counter=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
        </dl>
        <p class="deal-standing" aria-live=${store.use(createDeal).isPlayed.value ? 'off' : 'polite'}>${standingInWords(epoch, record)}</p>`;
}
