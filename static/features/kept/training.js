import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { whole } from '../../text/format.js';
import { readWhole } from '../../text/read-number.js';
import { say, textIds } from '../../text/say.js';
import { NumberField } from '../../ui/number-field.js';
import { epochText } from './model/words.js';

/** @typedef {'dataset' | 'both' | 'drawings'} TrainOn */

/** @type {{ on: TrainOn, text: string }[]} */
const CHOICES = [
    { on: 'dataset', text: textIds('kept-train-on-dataset') },
    { on: 'both', text: textIds('kept-train-on-both') },
    { on: 'drawings', text: textIds('kept-train-on-drawings') },
];

/**
 * The choice of the training examples: the data set, the drawings, or both.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function KeptTraining({ store, actions }) {
    const [error, setError] = useState('');
    const room = store.room.value;
    if (!room) return null;
    const { settings, drawings, dataset } = room;
    const { count } = drawings;
    const driver = store.driver.value;
    const set = (/** @type {Record<string, unknown>} */ changes) =>
        new Promise((/** @type {(isDone: boolean) => void} */ done) =>
            actions.configure(changes, (error) => {
                setError(error ?? '');
                done(error === null);
            }),
        );
    const choose = (/** @type {TrainOn} */ on) =>
        set({ train_on: on, ...(on === 'dataset' ? {} : { drawings: drawings.digest }) });
    const isStale = settings.train_on !== 'dataset' && settings.drawings !== drawings.digest;
    return html`<fieldset class="kept-training">
        <legend>${say('kept-train-on')}</legend>
        <div class="training-choice">
            ${CHOICES.map(
                ({ on, text }) => html`<label key=${on} class=${settings.train_on === on ? 'chosen' : ''}>
                    <input
                        type="radio"
                        name="train-on"
                        value=${on}
                        checked=${settings.train_on === on}
                        disabled=${!driver || (on !== 'dataset' && count === 0)}
                        onChange=${() => choose(on)}
                    />
                    ${say(text)}
                    ${' '}
                    <span class="muted">
                        ${on === 'dataset' ? whole(dataset.train) : on === 'drawings' ? whole(count) : ''}
                    </span>
                </label>`,
            )}
        </div>
        ${
            settings.train_on === 'both'
                ? html`<${NumberField}
                    label=${say('kept-weight')}
                    value=${String(settings.drawings_weight)}
                    read=${readWhole}
                    commit=${(/** @type {number} */ weight) => driver && set({ drawings_weight: weight })}
                />`
                : null
        }
        <p class="fine">${epochText(settings, { train: dataset.train, epoch: room.examples_per_epoch })}</p>
        ${
            isStale
                ? html`<${Stale}
                    count=${count}
                    driver=${driver}
                    update=${() => choose(count > 0 ? settings.train_on : 'dataset')}
                />`
                : null
        }
        <p class="refused" role="alert">${error}</p>
    </fieldset>`;
}

/**
 * Says that the run trains on an earlier collection, with a button that updates it.
 *
 * @param {{ count: number, driver: boolean, update: () => void }} props
 */
function Stale({ count, driver, update }) {
    return html`<p class="kept-stale">
        ${say('kept-stale')}
        ${
            driver
                ? html` <button class="button" onClick=${update}>
                    ${count > 0 ? say('kept-train-on-these', { count }) : say('kept-train-on-the-dataset')}
                </button>`
                : null
        }
    </p>`;
}
