import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { createDeal } from './model/state.js';
import { standingInWords } from './model/words.js';
import { DealRow } from './row.js';
import { DealTable } from './table.js';
import { useDeal } from './use-deal.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/**
 * The panel of the deal: shuffle, deal, and make one row after the other a step.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Deal({ store, actions, questions }) {
    useDeal(store, questions);
    const { epoch, images, trouble } = store.use(createDeal);
    if (!store.record.value) return null;
    return html`<section class="panel deal" aria-labelledby="deal-title">
        <h2 id="deal-title">${say('deal-title')}</h2>
        <${Buttons} store=${store} actions=${actions} />
        <${Standing} store=${store} />
        ${trouble.value ? html`<p class="error">${trouble.value}</p>` : null}
        ${
            epoch.value && images.value
                ? html`<${DealRow} store=${store} actions=${actions} epoch=${epoch.value} images=${images.value} />
                  <${DealTable} store=${store} epoch=${epoch.value} />`
                : trouble.value
                  ? null
                  : html`<p class="muted">${say('deal-coming')}</p>`
        }
    </section>`;
}

/** @param {{ store: Store, actions: Actions }} props */
function Buttons({ store, actions }) {
    const deal = store.use(createDeal);
    const played = usePlayedEpoch(store, actions);
    const isLoaded = deal.epoch.value !== null && deal.images.value !== null;
    const isShown = store.centre.value === 'deal';
    const isBusy = store.isTraining.value;
    return html`<div class="deal-buttons">
        ${
            isShown
                ? html`<button
                    class="button"
                    disabled=${!isLoaded}
                    onClick=${() => (deal.route.value = ['set', 'shuffled'])}
                >
                    ${say('deal-shuffle')}
                </button>
                  <button
                      class="button"
                      disabled=${!isLoaded}
                      onClick=${() => (deal.route.value = ['shuffled', 'dealt'])}
                  >
                      ${say('deal-deal')}
                  </button>`
                : null
        }
        <button
            class="button play"
            disabled=${isBusy || played.isPlayed}
            onClick=${() => actions.nextStep()}
        >
            ${say('deal-next-row')}
        </button>
        <button
            class="button"
            disabled=${isBusy && !played.isPlayed}
            onClick=${played.isPlayed ? played.stop : played.play}
        >
            ${say(played.isPlayed ? 'deal-stop' : 'deal-play')}
        </button>
    </div>`;
}

/** The progress of the run in its epoch. @param {{ store: Store }} props */
function Standing({ store }) {
    const record = store.record.value;
    const epoch = store.use(createDeal).epoch.value;
    if (!record || !epoch) return null;
    const standing = standingInWords(epoch, record);
    const items = [
        { counter: 'step', name: say('deal-step'), value: whole(record.step) },
        { counter: 'epoch', name: say('deal-epoch'), value: whole(record.epoch) },
        { counter: 'mini-batch', name: say('deal-batch'), value: toBatchText(record, epoch) },
        { counter: 'seen', name: say('deal-seen'), value: whole(record.examplesSeen) },
    ];
    return html`<dl class="deal-counters">
            ${items.map(
                ({ counter, name, value }) => html`<div
                    key=${counter}
                    data-counter=${counter}
                >
                    <dt>${name}</dt><dd>${value}</dd>
                </div>`,
            )}
        </dl>
        <p class="deal-standing">${standing}</p>
        <${Announced} text=${store.use(createDeal).isPlayed.value ? '' : standing} />`;
}

/**
 * The mini-batch of the shown step, and of how many where the epoch is the one that is loaded.
 *
 * @param {import('../../core/record.js').StepRecord} record
 * @param {import('./model/state.js').Epoch} loaded
 */
function toBatchText({ step, epoch, batchNumber }, loaded) {
    if (step === 0) return say('deal-batch-none');
    return epoch === loaded.number
        ? say('deal-batch-of', { number: batchNumber, count: loaded.starts.length })
        : whole(batchNumber);
}

/** The time of a played epoch, and the longest time of a row, in milliseconds. */
const EPOCH = 6000;
const LONGEST_ROW = 160;
/** An epoch with more rows than this is trained without a pause after each row. */
const MOST_ROWS = 200;

/**
 * Plays the epoch: row after row becomes a step, until the epoch is over.
 *
 * @param {Store} store
 * @param {import('../../core/actions.js').Actions} actions
 */
function usePlayedEpoch(store, actions) {
    const deal = store.use(createDeal);
    const record = store.record.value;
    const room = store.room.value;
    const count = room?.dataset?.train ?? 0;
    const size = Number(room?.settings.batch_size ?? 1);
    const start = useRef(-1);
    const isPlayed = deal.isPlayed.value;
    const used = record?.position ?? 0;
    const left = Math.ceil((used >= count ? count : count - used) / size);

    const stop = () => {
        deal.isPlayed.value = false;
        if (store.target.value !== null) actions.pause();
    };
    const play = () => {
        if (!store.driver.value) return actions.nextStep(); // shows who may drive
        start.current = record?.step ?? 0;
        deal.isPlayed.value = true;
        if (left > MOST_ROWS) actions.train(left);
    };
    const isOver = record !== null && record.step > start.current && used >= count;
    const isHalted = Boolean(room?.diverged) || store.connection.value.state !== 'open';
    const isOnItsWay = store.target.value !== null;
    useEffect(() => {
        if (!isPlayed) return undefined;
        if (isOver || isHalted) return stop();
        if (deal.isMoving.value || isOnItsWay) return undefined;
        const next = setTimeout(actions.nextStep, Math.min(LONGEST_ROW, (EPOCH * size) / Math.max(1, count)));
        return () => clearTimeout(next);
    }, [isPlayed, record?.step, isOver, isHalted, isOnItsWay, deal.isMoving.value]);
    useEffect(() => () => void (deal.isPlayed.value = false), []);
    return { isPlayed, play, stop };
}
