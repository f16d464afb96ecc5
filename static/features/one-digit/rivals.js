import { useState } from 'preact/hooks';

import { heard, newRace, outcome } from './model/rivals.js';
import { percent, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { RivalBars } from './bars.js';
import { useStream } from '../../ui/streaming.js';

/** @typedef {import('./model/rivals.js').Race} Race */
/** @typedef {import('./model/rivals.js').Standing} Standing */

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const STEPS = 300;

/**
 * Two networks from one start, trained before one's eyes: one hears only of one digit, the other of all.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Rivals({ store, questions }) {
    const digit = store.heard.value;
    const { race, isRunning, start, stop, clear } = useRace(questions, store.room.value?.settings_id);
    const labels = store.examples.value?.labels.test ?? [];
    const shown = race ?? newRace(digit, STEPS);
    const choose = (/** @type {number} */ other) => {
        store.heard.value = other;
        clear(); // what was trained was of another digit
    };
    return html`<section class="panel rivals" aria-labelledby="rivals-title">
        <h2 id="rivals-title">Only the ${shown.label}s, and all digits</h2>
        <div class="rivals-choice">
            <div class="digits" role="group" aria-label="The only digit that is heard">
                ${DIGITS.map(
                    (each) => html`<button key=${each} class="digit" aria-pressed=${each === digit} disabled=${isRunning} onClick=${() => choose(each)}>${each}</button>`,
                )}
            </div>
            ${isRunning
                ? html`<button class="button" onClick=${stop}>■ Stop</button>`
                : html`<button class="button play" onClick=${() => start(digit, STEPS)}>▶ Train both</button>`}
        </div>
        <div class="rival-heads">
            <${Head} name=${`heard only ${shown.label}s`} standing=${shown.only} steps=${shown.steps} />
            <${Head} name="heard all digits" standing=${shown.all} steps=${shown.steps} />
        </div>
        <${RivalBars} race=${shown} labels=${labels} />
        <p class="outcome">${race && !isRunning ? outcome(race) : ''}</p>
        <p class="fine">A bar is the share of ${whole(labels.length)} test images that is called this digit; the mark in it, the share that it is.</p>
        <p class="visually-hidden" aria-live="polite">${said(race, isRunning)}</p>
    </section>`;
}

/** How one of them is doing. @param {{ name: string, standing: Standing | null, steps: number }} props */
function Head({ name, standing, steps }) {
    return html`<div class="rival-head" data-step=${standing?.step} data-accuracy=${standing?.accuracy}>
        <p class="muted">${name}</p>
        <p><b class="accuracy">${standing ? percent(standing.accuracy) : '?'}</b> <span class="muted">right</span></p>
        <progress max=${steps} value=${standing?.step ?? 0} aria-label=${`Steps of the one that ${name}`}></progress>
        <p class="fine">
            ${standing ? `step ${whole(standing.step)} of ${whole(steps)} · ${whole(standing.examples_seen)} examples seen` : `${whole(steps)} steps to make`}
        </p>
    </div>`;
}

/** Only that it begins, and what came of it. @param {Race | null} race @param {boolean} isRunning */
function said(race, isRunning) {
    if (!race) return '';
    return isRunning ? `Both are being trained, one of them on ${race.label}s only.` : outcome(race);
}

/**
 * The race, which is forgotten when the run's settings are others.
 *
 * @param {Pick<import('../../shell/places/panels.js').Questions, 'rivals'>} questions
 * @param {string | undefined} settings the id of the run's settings
 */
function useRace(questions, settings) {
    const [race, setRace] = useState(/** @type {Race | null} */ (null));
    const clear = () => setRace(null);
    const stream = useStream(settings, clear);
    const start = (/** @type {number} */ label, /** @type {number} */ steps) => {
        setRace(newRace(label, steps));
        return stream.start(
            (options) => questions.rivals({ label, steps, ...options }),
            (line) => setRace((now) => now && heard(now, line)),
        );
    };
    return { ...stream, race, start, clear };
}
