import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { asTyped } from '../text/format.js';
import { readWhole } from '../text/read-number.js';
import { say } from '../text/say.js';

/** @typedef {import('../text/read-number.js').NumberReading} NumberReading */

/**
 * A field for a number, or for several. Its text is read and committed when the field is left or Enter is pressed. A
 * text that is not accepted stays, so that it can be corrected; Escape brings back the value. The typed text stays even
 * if the panel is drawn again. Below the field it says why a text is no number, and what was read where that is
 * ambiguous.
 *
 * No field of the page is of the type "number": a browser would refuse most of what people type, and would change the
 * value when the page is scrolled above it.
 *
 * @template {number | number[] | null} Value
 * @param {{ label: unknown, value: string, read: (text: string) => { value: Value, note: string, problem: string },
 *     commit: (value: Value) => Promise<boolean> | boolean, placeholder?: string, wide?: boolean }} props `commit`
 *     returns whether the value was accepted
 */
export function NumberField({ label, value, read, commit, placeholder, wide = false }) {
    const [typed, setTyped] = useState(/** @type {string | null} */ (null));
    const [reading, setReading] = useState({ shown: '', note: '' });
    const [problem, setProblem] = useState('');
    const done = async () => {
        const text = typed?.trim();
        if (text === undefined) return;
        if (text === value) return setTyped(null);
        const { value: found, problem } = read(text);
        setProblem(problem);
        if (!problem && (await commit(found))) setTyped((now) => (now?.trim() === text ? null : now));
    };
    const onInput = (/** @type {any} */ event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setProblem('');
        const { value: found, note } = read(text);
        setReading({ shown: Array.isArray(found) ? found.join(', ') : asTyped(Number(found)), note });
    };
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Enter') done();
        if (event.key !== 'Escape') return;
        setTyped(null);
        setProblem('');
    };
    const isOfThis = typed !== null || reading.shown === value; // not of a value that was chosen otherwise
    return html`<div class=${`number-field ${wide ? 'wide' : ''}`}>
        <label class="typed"><span>${label}</span>
            <input
                inputmode="decimal"
                autocomplete="off"
                placeholder=${placeholder}
                aria-invalid=${problem !== ''}
                value=${typed ?? value}
                onInput=${onInput}
                onKeyDown=${onKeyDown}
                onBlur=${done}
            />
        </label>
        <${NumberMessage} note=${isOfThis ? reading.note : ''} problem=${problem} />
    </div>`;
}

/** What was read, or why nothing was. @param {{ note: string, problem?: string }} props */
export function NumberMessage({ note, problem = '' }) {
    return html`<p class="number-note" aria-live="polite">${note}</p>
        ${problem ? html`<p class="number-problem" role="alert">${problem}</p>` : null}`;
}

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * A field for a whole number from 0 to `most`, which the arrow keys step through.
 *
 * @param {{ label: unknown, value: number, most: number, choose: (value: number) => void }} props
 */
export function NumberChoice({ label, value, most, choose }) {
    const [typed, setTyped] = useState(/** @type {string | null} */ (null));
    const { note, problem } = typed === null ? { note: '', problem: '' } : readChoice(typed, most);
    const done = () => {
        if (typed === null) return;
        const { value: read } = readChoice(typed, most);
        if (read === null) return;
        setTyped(null);
        choose(read);
    };
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Enter') done();
        if (event.key === 'Escape') setTyped(null);
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const from = typed === null ? value : (readChoice(typed, most).value ?? value);
        setTyped(null);
        choose(Math.max(0, Math.min(most, from + step)));
    };
    return html`<div class="number-choice">
        <label>${label}
            <input
                inputmode="numeric"
                autocomplete="off"
                role="spinbutton"
                aria-valuemin="0"
                aria-valuemax=${most}
                aria-valuenow=${value}
                aria-invalid=${problem !== ''}
                value=${typed ?? value}
                onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)}
                onKeyDown=${onKeyDown}
                onBlur=${done}
            />
        </label>
        <${NumberMessage} note=${note} problem=${problem} />
    </div>`;
}

/** @param {string} text @param {number} most @returns {NumberReading} */
function readChoice(text, most) {
    const reading = readWhole(text);
    const isOutside = reading.value !== null && (reading.value < 0 || reading.value > most);
    return isOutside ? { value: null, note: '', problem: say('ui-number-range', { most }) } : reading;
}
