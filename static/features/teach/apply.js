import { html } from 'htm/preact';
import { answer } from '../../core/record.js';
import { asTyped } from '../../text/format.js';
import { readReal } from '../../text/read-number.js';
import { say } from '../../text/say.js';
import { NumberField } from '../../ui/number-field.js';
import { createTeach, findShare, toStageKey, usualRate } from '../draw/model/single-step.js';
import { createSingleStepActions } from '../draw/model/single-step-actions.js';
import { rateText, shareText } from './model/words.js';

/** @typedef {import('../../core/store.js').RoomState} RoomState */

const LARGEST = 1000;

/**
 * The buttons for the example on the stage alone: one step, repeated steps, undo; and their learning rate.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     record: import('../../core/record.js').StepRecord, room: RoomState }} props
 */
export function TeachApply({ store, actions, record, room }) {
    const { rate, repeat, error, outcome } = store.use(createTeach);
    const { setSingleStepRate, applySingleStep, stopRepeating, repeatUntilItAgrees, undoSingleSteps } =
        actions.use(createSingleStepActions);
    const isRunning = repeat.value?.state === 'running';
    const agrees = answer(record) === record.focus.label;
    const last = outcome.value?.stageKey === toStageKey(record) ? outcome.value.count : 0;
    const can = store.driver.value && !room.diverged;
    return html`<div class="teach-apply">
        <${Rate} room=${room} rate=${rate.value} set=${setSingleStepRate} error=${error.value} />
        <div class="teach-buttons">
            <${Press} name=${say('teach-apply')} is="play" can=${can && !isRunning} act=${applySingleStep} />
            <${Press}
                name=${isRunning ? say('teach-stop') : say('teach-repeat')}
                can=${can && (isRunning || !agrees)}
                act=${isRunning ? stopRepeating : repeatUntilItAgrees}
            />
            <${Press} name=${undoName(room.applied, last)} can=${can && room.applied > 0} act=${undoSingleSteps} />
        </div>
        ${store.driver.value ? null : html`<p class="fine">${say('teach-watching')}</p>`}
    </div>`;
}

/** @param {number} singleSteps @param {number} count number of the steps applied last; 0 where not known */
function undoName(singleSteps, count) {
    return singleSteps > 0 && count === 0
        ? say('teach-undo-unknown')
        : say('teach-undo', { count: Math.max(1, count) });
}

/** A button that is disabled by aria-disabled, so that it does not lose the focus. */
/** @param {{ name: string, can: boolean, act: () => void, is?: string }} props */
function Press({ name, can, act, is = '' }) {
    return html`<button class=${`button ${is}`} aria-disabled=${!can} onClick=${() => can && act()}>${name}</button>`;
}

/** @param {string} text @returns {import('../../text/read-number.js').NumberReading} */
function readRate(text) {
    const reading = readReal(text);
    const fits = reading.value !== null && reading.value > 0 && reading.value <= LARGEST;
    return fits ? reading : { value: null, note: '', problem: say('teach-no-rate', { most: LARGEST }) };
}

/** @param {{ room: RoomState, rate: number | null, set: (rate: number | null) => void, error: string }} props */
function Rate({ room, rate, set, error }) {
    const usual = usualRate(room);
    const { learning_rate: own, batch_size: size } = room.settings;
    const chosen = rate ?? usual;
    const commit = (/** @type {number} */ typed) => {
        set(typed);
        return true;
    };
    const offered = [...new Set([usual, own])];
    return html`<div class="teach-rate">
            <${NumberField}
                label=${say('teach-rate')}
                value=${asTyped(chosen)}
                read=${readRate}
                commit=${commit}
            />
            <span class="teach-rates" role="group" aria-label=${say('teach-rates')}>
                ${offered.map(
                    (each) => html`<button
                        key=${each}
                        class="choice"
                        aria-pressed=${each === chosen}
                        onClick=${() => set(each)}
                    >
                        ${rateText(each)}
                    </button>`,
                )}
            </span>
        </div>
        <p class="fine">
            ${shareText(findShare(room), Math.min(size, room.examples_per_epoch))}
            ${size > 1 ? ` ${say('teach-rate-of-batch', { rate: rateText(own) })}` : ''}
        </p>
        <p class="refused" role="alert">${error}</p>`;
}
