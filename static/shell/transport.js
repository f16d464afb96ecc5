import { html } from 'htm/preact';
import { SPEEDS } from '../core/player.js';

/** @typedef {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} Props */

/** Buttons for the next and previous step and phase, and for playing what stands in the middle. @param {Props} props */
export function Transport({ store, actions }) {
    const isDescent = store.centre.value === 'descent';
    const isMoving = store.isPlaying.value || store.target.value !== null;
    const playing = isDescent ? store.race.value?.playing && !store.race.value.over : isMoving;
    const toggle = playing && !isDescent ? actions.pause : actions.toggleCentre;
    const step = store.room.value?.step ?? 0;
    const hasSteps = !store.isFirstChapter.value;
    return html`<div class="transport" role="group" aria-label="Transport">
        ${hasSteps && html`<${Button} label="Previous step" text="step −" disabled=${step === 0} act=${actions.previousStep} />`}
        <${Button} label="Previous phase" text=${hasSteps ? '◀ phase' : '◀'} act=${actions.previousPhase} />
        <button
            class="button play"
            aria-label=${playing ? 'Pause' : 'Play'}
            aria-keyshortcuts="Space"
            onClick=${toggle}
        >
            <span aria-hidden="true">${playing ? '❚❚' : '▶'}</span> ${playing ? 'Pause' : 'Play'}
        </button>
        <${Button} label="Next phase" text=${hasSteps ? 'phase ▶' : '▶'} act=${actions.nextPhase} />
        ${hasSteps && html`<${Button} label="Next step" text="step +" act=${actions.nextStep} />`}
    </div>`;
}

/** A button of the transport. @param {{ label: string, text: string, disabled?: boolean, act: () => void }} props */
function Button({ label, text, disabled, act }) {
    return html`<button class="button" aria-label=${label} title=${label} disabled=${disabled} onClick=${act}>
        ${text}
    </button>`;
}

/** The list of speeds. @param {Props} props */
export function SpeedControl({ store, actions }) {
    return html`<label class="speed">
        <span class="visually-hidden">Speed</span>
        <select
            value=${store.speed.value}
            onChange=${(/** @type {Event & { currentTarget: HTMLSelectElement }} */ event) =>
                actions.chooseSpeed(Number(event.currentTarget.value))}
        >
            ${SPEEDS.map(({ name }, index) => html`<option value=${index}>${name}</option>`)}
        </select>
    </label>`;
}
