import { html } from 'htm/preact';
import { say } from '../../text/say.js';
import { useRovingList } from '../../ui/roving-list.js';
import { createSingleStepActions } from './model/single-step-actions.js';
import { toClassText, toName } from './model/words.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The ten digits, to say what the example on the stage should have been.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions }} props
 */
export function ShouldBe({ store, actions }) {
    const { list, button } = useRovingList(DIGITS.length);
    const { shouldBe } = actions.use(createSingleStepActions);
    const focus = store.record.value?.focus;
    const names = store.examples.value?.names;
    return html`<div class="keypad" role="group" aria-label=${say('teach-should-be')} ...${list}>
        ${DIGITS.map(
            (digit) => html`<button
                key=${digit}
                class="digit"
                aria-pressed=${Boolean(focus) && !focus?.guessed && focus?.label === digit}
                aria-label=${toClassText(digit, names)}
                title=${toName(digit, names)}
                disabled=${!focus || !store.driver.value}
                onClick=${() => shouldBe(digit)}
                ...${button(digit)}
            >${digit}</button>`,
        )}
    </div>`;
}
