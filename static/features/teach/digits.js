import { answer } from '../../core/record.js';
import { nameOf } from '../draw/model/words.js';
import { thisOne } from './model/words.js';
import { html } from '../../ui/html.js';
import { useRovingList } from '../../ui/roving-list.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * What the network says, and the ten digits that it may have been.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, focus: import('../../core/record.js').StepRecord['focus'],
 *     isKnown: boolean, driver: boolean, choose: (digit: number) => void, names?: string[] }} props isKnown: whether
 *     its answer is; names: of the classes
 */
export function TeachDigits({ record, focus, isKnown, driver, choose, names }) {
    const { list, button } = useRovingList(DIGITS.length);
    const says = answer(record);
    const isRight = isKnown && !focus.guessed && says === focus.label;
    return html`<p class="teach-says">
            The network says <b class=${isRight ? 'right' : 'attention'}>${isKnown ? says : '?'}</b>${isKnown && nameOf(says, names) ? ` (${nameOf(says, names)})` : ''}${isRight ? ', and that is right. Say another digit to see what it would ask for:' : `. ${focus.split === 'drawn' ? 'It' : capital(thisOne(focus.split))} should have been:`}
        </p>
        <div class="teach-digits" role="group" aria-label="It should have been" ...${list}>
            ${DIGITS.map((digit) => html`<button
                key=${digit}
                class="digit"
                aria-pressed=${!focus.guessed && focus.label === digit}
                aria-label=${[digit, nameOf(digit, names)].filter((part) => part !== '').join(', ')}
                title=${nameOf(digit, names)}
                disabled=${!driver}
                onClick=${() => choose(digit)}
                ...${button(digit)}
            >${digit}</button>`)}
        </div>`;
}

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);
