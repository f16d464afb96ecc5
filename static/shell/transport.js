import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { SPEEDS, speedName } from '../core/player.js';
import { say, textIds } from '../text/say.js';

/** @typedef {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} Props */

const TEXTS = textIds({
    previousStep: 'transport-previous-step',
    nextStep: 'transport-next-step',
    previousPhase: 'transport-previous-phase',
    nextPhase: 'transport-next-phase',
});

/** Buttons for the next and previous step and phase, and for playing what stands in the middle. @param {Props} props */
export function Transport({ store, actions }) {
    const isDescent = store.centre.value === 'descent';
    const isMoving = store.isPlaying.value || store.target.value !== null;
    const playing = isDescent ? store.race.value?.playing && !store.race.value.over : isMoving;
    const toggle = playing && !isDescent ? actions.pause : actions.toggleCentre;
    const isAtStart = useComputed(() => store.progress.value.step === 0).value;
    const hasPhases = !store.isRaceAlone.value;
    const hasSteps = !store.isFirstChapter.value && hasPhases;
    const phaseFace = hasSteps ? 'short' : 'arrow';
    const playText = say(playing ? 'transport-pause' : 'transport-play');
    return html`<div class="transport" role="group" aria-label=${say('transport-name')}>
        ${hasSteps && html`<${Button} text=${TEXTS.previousStep} face="short" disabled=${isAtStart} act=${actions.previousStep} />`}
        ${hasPhases && html`<${Button} text=${TEXTS.previousPhase} face=${phaseFace} act=${actions.previousPhase} />`}
        <button class="button play" aria-label=${playText} aria-keyshortcuts="Space" onClick=${toggle}>
            <span aria-hidden="true">${playing ? '❚❚' : '▶'}</span> ${playText}
        </button>
        ${hasPhases && html`<${Button} text=${TEXTS.nextPhase} face=${phaseFace} act=${actions.nextPhase} />`}
        ${hasSteps && html`<${Button} text=${TEXTS.nextStep} face="short" act=${actions.nextStep} />`}
    </div>`;
}

/**
 * A button of the transport.
 *
 * @param {{ text: string, face: 'short' | 'arrow', disabled?: boolean, act: () => void }} props text: the id of its name;
 *     face: the attribute of that text which stands on the button
 */
function Button({ text, face, disabled, act }) {
    const name = say(text);
    return html`<button class="button" aria-label=${name} title=${name} disabled=${disabled} onClick=${act}>
        ${face === 'short' ? say(`${text}.short`) : say(`${text}.arrow`)}
    </button>`;
}

/** The list of speeds. @param {Props} props */
export function SpeedControl({ store, actions }) {
    return html`<label class="speed">
        <span class="visually-hidden">${say('transport-speed')}</span>
        <select
            value=${store.speed.value}
            onChange=${(/** @type {Event & { currentTarget: HTMLSelectElement }} */ event) =>
                actions.chooseSpeed(Number(event.currentTarget.value))}
        >
            ${SPEEDS.map((speed, index) => html`<option value=${index}>${speedName(speed)}</option>`)}
        </select>
    </label>`;
}
