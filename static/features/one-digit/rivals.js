import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { percent } from '../../text/format.js';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { rich } from '../../ui/rich.js';
import { useStream } from '../../ui/streaming.js';
import { addLine, createRivals, findShares, newRace, toOutcomeText } from './model/rivals.js';

/** @typedef {import('./model/rivals.js').RivalRace} RivalRace */
/** @typedef {import('./model/rivals.js').Standing} Standing */

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const STEPS = 300;

/**
 * The panel of two networks trained from one start: one on a single digit, the other on all digits.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Rivals({ store, questions }) {
    const digit = store.heard.value;
    const { race, isRunning, start, stop, clear } = useRace(store, questions);
    const labels = store.examples.value?.labels.test ?? [];
    const shown = race ?? newRace(digit, STEPS);
    const choose = (/** @type {number} */ other) => {
        store.heard.value = other;
        clear(); // the finished race was about another digit
    };
    return html`<section class="panel rivals" aria-labelledby="rivals-title">
        <h2 id="rivals-title">${say('one-digit-title', { digit: shown.label })}</h2>
        <div class="rivals-choice">
            <div class="digits" role="group" aria-label=${say('one-digit-choose')}>
                ${DIGITS.map(
                    (each) =>
                        html`<button
                            key=${each}
                            class="digit"
                            aria-pressed=${each === digit}
                            disabled=${isRunning}
                            onClick=${() => choose(each)}
                        >
                            ${each}
                        </button>`,
                )}
            </div>
            ${
                isRunning
                    ? html`<button class="button" onClick=${stop}>${say('one-digit-stop')}</button>`
                    : html`<button class="button play" onClick=${() => start(digit, STEPS)}>
                        ${say('one-digit-train')}
                    </button>`
            }
        </div>
        <div class="rival-heads">
            <${Head}
                name=${say('one-digit-only', { digit: shown.label })}
                progress=${say('one-digit-only.progress', { digit: shown.label })}
                standing=${shown.only}
                steps=${shown.steps}
            />
            <${Head}
                name=${say('one-digit-all')}
                progress=${say('one-digit-all.progress')}
                standing=${shown.all}
                steps=${shown.steps}
            />
        </div>
        <${RivalBars} race=${shown} labels=${labels} />
        <p class="outcome">${race && !isRunning ? toOutcomeText(race) : ''}</p>
        <p class="fine">${say('one-digit-legend', { count: labels.length })}</p>
        <${Announced} text=${toAriaText(race, isRunning)} isAnswer />
    </section>`;
}

/**
 * The progress and the accuracy of one network.
 *
 * @param {{ name: string, progress: string, standing: Standing | null, steps: number }} props progress: the name of
 *     its bar
 */
function Head({ name, progress, standing, steps }) {
    const b = (/** @type {unknown[]} */ children) => html`<b class="accuracy">${children}</b>`;
    const muted = (/** @type {unknown[]} */ children) => html`<span class="muted">${children}</span>`;
    return html`<div class="rival-head" data-step=${standing?.step} data-accuracy=${standing?.accuracy}>
        <p class="muted">${name}</p>
        <p class="result">
            ${standing && rich('one-digit-right', { share: percent(standing.accuracy), b, muted })}
        </p>
        <progress max=${steps} value=${standing?.step ?? 0} aria-label=${progress}></progress>
        <p class="fine">
            ${
                standing
                    ? say('one-digit-standing', { step: standing.step, steps, seen: standing.examples_seen })
                    : say('one-digit-to-make', { steps })
            }
        </p>
    </div>`;
}

/**
 * Returns what screen readers announce: the start and the result.
 *
 * @param {RivalRace | null} race
 * @param {boolean} isRunning
 */
function toAriaText(race, isRunning) {
    if (!race) return '';
    return isRunning ? say('one-digit-training', { digit: race.label }) : toOutcomeText(race);
}

/**
 * Returns the race and the functions that run it. The race is dropped when the run's settings change, and with the panel.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {Pick<import('../../shell/places/panels.js').Questions, 'rivals'>} questions
 */
function useRace(store, questions) {
    const { race } = store.use(createRivals);
    const clear = () => {
        race.value = null;
    };
    const stream = useStream(store.room.value?.settings_id, clear);
    useEffect(() => clear, []);
    const start = (/** @type {number} */ label, /** @type {number} */ steps) => {
        race.value = newRace(label, steps);
        return stream.start(
            (options) => questions.rivals({ label, steps, ...options }),
            (line) => {
                race.value = race.value && addLine(race.value, line);
            },
        );
    };
    return { ...stream, race: race.value, start, clear };
}

/**
 * The answers of both networks to the test images: on the left the one trained on a single digit, on the right the
 * other. A bar is full where all answers are that digit.
 *
 * @param {{ race: RivalRace, labels: number[] }} props labels: of the test images
 */
function RivalBars({ race, labels }) {
    const only = findShares(race.only);
    const all = findShares(race.all);
    return html`<table class="rival-bars">
        <caption class="visually-hidden">
            ${say('one-digit-table', { count: labels.length })}
        </caption>
        <colgroup><col /><col class="middle" /><col /></colgroup>
        <thead class="visually-hidden">
            <tr>
                <th scope="col">${say('one-digit-only', { digit: race.label })}</th>
                <th scope="col">${say('one-digit-table-digit')}</th>
                <th scope="col">${say('one-digit-all')}</th>
            </tr>
        </thead>
        <tbody>
            ${DIGITS.map((digit) => {
                const real = labels.filter((label) => label === digit).length / (labels.length || 1);
                return html`<tr key=${digit} class=${digit === race.label ? 'heard' : ''} data-digit=${digit}>
                    <${Share}
                        of="only"
                        share=${only?.[digit] ?? null}
                        count=${race.only?.predicted[digit]}
                        real=${real}
                    />
                    <th scope="row">${digit}</th>
                    <${Share} of="all" share=${all?.[digit] ?? null} count=${race.all?.predicted[digit]} real=${real} />
                </tr>`;
            })}
        </tbody>
    </table>`;
}

/** @param {{ of: 'only' | 'all', share: number | null, count: number | undefined, real: number }} props */
function Share({ of, share, count, real }) {
    const at = (/** @type {number} */ part) => (of === 'only' ? 100 * (1 - part) : 100 * part);
    return html`<td class=${`called ${of}`} data-of=${of} data-count=${count}>
        <span class="called-row">
            <span class="called-number">${share === null ? '' : percent(share)}</span>
            <svg class="called-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width="100" height="10" />
                ${
                    share === null
                        ? null
                        : html`<rect
                            class="part"
                            x=${Math.min(at(share), at(0))}
                            width=${100 * share}
                            height="10"
                        />`
                }
                <line x1=${at(real)} x2=${at(real)} y1="0" y2="10" />
            </svg>
        </span>
    </td>`;
}
