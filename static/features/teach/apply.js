import { useState } from 'preact/hooks';
import { answer } from '../../core/record.js';
import { whole } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { Typed, typedNumber } from '../../ui/typed.js';
import { createTeach, findShare, findStage, usualRate } from '../draw/model/single-step.js';
import { createApplyActions } from '../draw/model/single-step-actions.js';
import { rateText, shareText } from './model/words.js';

/** @typedef {import('../../core/store.js').RoomState} RoomState */

const LARGEST = 1000;
const NO_RATE = 'A learning rate is a number above 0, and 1,000 at most.';

/**
 * One step for the example on the stage alone, many of them, and the way back.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     record: import('../../core/record.js').StepRecord, room: RoomState }} props
 */
export function TeachApply({ store, actions, record, room }) {
    const { rate, repeat, refusal, outcome } = store.use(createTeach);
    const { setApplyRate, applyStep, stopRepeating, repeatUntilItAgrees, undoApplied } =
        actions.use(createApplyActions);
    const isRunning = repeat.value?.state === 'running';
    const agrees = answer(record) === record.focus.label;
    const last = outcome.value?.of === findStage(record) ? outcome.value.count : 0;
    const can = store.driver.value && !room.diverged;
    return html`<div class="teach-apply">
        <${Rate} room=${room} rate=${rate.value} set=${setApplyRate} refusal=${refusal.value} />
        <div class="teach-buttons">
            <${Press} name="Apply one step" is="play" can=${can && !isRunning} act=${applyStep} />
            <${Press} name=${isRunning ? 'Stop' : 'Repeat until it agrees'} can=${can && (isRunning || !agrees)} act=${isRunning ? stopRepeating : repeatUntilItAgrees} />
            <${Press} name=${undoName(room.applied, last)} can=${can && room.applied > 0} act=${undoApplied} />
        </div>
        ${store.driver.value ? null : html`<p class="fine">You are watching: whoever opened this room can apply steps.</p>`}
    </div>`;
}

/** @param {number} applied @param {number} count of the steps that were applied last; 0: not known here */
function undoName(applied, count) {
    if (applied > 0 && count === 0) return 'Undo what was applied';
    return count > 1 ? `Undo all ${whole(count)} steps` : 'Undo step';
}

/** A button that keeps the focus where it cannot be pressed just now. */
/** @param {{ name: string, can: boolean, act: () => void, is?: string }} props */
function Press({ name, can, act, is = '' }) {
    return html`<button class=${`button ${is}`} aria-disabled=${!can} onClick=${() => can && act()}>${name}</button>`;
}

/** @param {{ room: RoomState, rate: number | null, set: (rate: number | null) => void, refusal: string }} props */
function Rate({ room, rate, set, refusal }) {
    const [wrong, setWrong] = useState('');
    const usual = usualRate(room);
    const { learning_rate: own, batch_size: size } = room.settings;
    const chosen = rate ?? usual;
    const choose = (/** @type {number} */ each) => {
        setWrong('');
        set(each);
    };
    const commit = (/** @type {string} */ text) => {
        const typed = typedNumber(text);
        const fits = typeof typed === 'number' && typed > 0 && typed <= LARGEST;
        if (fits) choose(typed);
        else setWrong(NO_RATE);
        return fits;
    };
    const offered = [...new Set([usual, own])];
    return html`<div class="teach-rate">
            <${Typed} label="learning rate η" value=${String(chosen)} commit=${commit} />
            <span class="teach-rates" role="group" aria-label="Often chosen">
                ${offered.map((each) => html`<button key=${each} class="choice" aria-pressed=${each === chosen} onClick=${() => choose(each)}>${rateText(each)}</button>`)}
            </span>
        </div>
        <p class="fine">${shareText(findShare(room), Math.min(size, room.examples_per_epoch))}${size > 1 ? ` ${rateText(own)} is the run’s own rate, for a whole mini-batch.` : ''}</p>
        <p class="refused" role="alert">${wrong || refusal}</p>`;
}
