import { html } from 'htm/preact';

import { chosenNeuron } from '../../core/chosen.js';
import { spellArithmetic } from '../../text/arithmetic.js';
import { fixed2, number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { Arrow } from '../../ui/arrow.js';
import { Disc } from '../../ui/icons.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { outputNudges } from './model/output-nudges.js';

/** @typedef {import('./model/output-nudges.js').Row} Row */
/** @typedef {import('./model/output-nudges.js').OutputNudges} Nudges */

/** Length of the longest arrow, in units of Arrow. */
const TALL = 27;

/**
 * The panel of what one example wants of each output: its activation, its desired value, and its nudge.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function OutputNudges({ store, actions }) {
    const record = store.record.value;
    const settings = store.room.value?.settings;
    if (!record || !settings) return null;
    const { depth, focus } = record;
    const known = store.known.value;
    const isKnown = known.nudge(depth);
    const nudges = outputNudges(record);
    const { layer, index } = chosenNeuron(record, store.selection.value);
    const shownDigit = layer === depth ? index : focus.label;
    const { lines } = spellArithmetic(
        record,
        /** @type {any} */ (settings),
        { layer: depth, index: shownDigit },
        known,
    );
    const formula = lines.find(({ symbol }) => symbol === 'ν')?.formula;
    return html`<section class="panel output-nudges" aria-labelledby="output-nudges-title">
        <h2 id="output-nudges-title">${say('output-nudges-title', { digit: focus.label })}</h2>
        <table>
            <caption class="visually-hidden">${say('output-nudges-name')}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="visually-hidden">${say('output-nudges-output')}</span></th>
                    <th scope="col">${say('output-nudges-is-at')}</th>
                    <th scope="col">
                        <span class="line-ends" aria-hidden="true">
                            <span>${toEndText(nudges.low)}</span>
                            <span>${toEndText(nudges.high)}</span>
                        </span>
                        <span class="visually-hidden">${say('output-nudges-desired')}</span>
                    </th>
                    <th scope="col">y − a</th>
                    <th scope="col" colspan="2">${say('output-nudges-nudge')}</th>
                </tr>
            </thead>
            <tbody>
                ${nudges.rows.map(
                    (row) => html`<${OutputRow}
                        key=${row.digit}
                        row=${row}
                        nudges=${nudges}
                        isActivationKnown=${known.activation(depth)}
                        isKnown=${isKnown}
                        isChosen=${row.digit === shownDigit}
                        choose=${() => actions.select({ layer: depth, index: row.digit })}
                    />`,
                )}
            </tbody>
        </table>
        <p class="nudge-told">
            ${rich('output-nudges-told', {
                digit: shownDigit,
                b: (/** @type {unknown[]} */ digit) => html`<b class="attention">${digit}</b>`,
                formula: html`<span class="written">
                    ν = ${formula} =
                    ${' '}
                    <b class=${isKnown ? tone(nudges.rows[shownDigit].nudge) : ''} data-value="nudge">
                        ${isKnown ? number(nudges.rows[shownDigit].nudge, { signed: true }) : notYet()}
                    </b>
                </span>`,
            })}
        </p>
        <p class="fine">
            ${
                isKnown && nudges.longest > 0
                    ? `${say('output-nudges-longest', { nudge: number(nudges.longest) })} `
                    : null
            }
            ${say('output-nudges-legend')}
            ${isKnown && nudges.silent > 0 ? ` ${say('output-nudges-silent', { count: nudges.silent })}` : null}
        </p>
    </section>`;
}

/** @param {{ row: Row, nudges: Nudges, isActivationKnown: boolean, isKnown: boolean, isChosen: boolean,
 *     choose: () => void }} props */
function OutputRow({ row: { digit, a, y, distance, nudge }, nudges, isActivationKnown, isKnown, isChosen, choose }) {
    return html`<tr class=${isChosen ? 'chosen' : ''} data-digit=${digit} onClick=${choose}>
        <th scope="row">
            <button class="link" aria-label=${say('output-nudges-choose', { digit })} aria-pressed=${isChosen}>
                ${digit}
            </button>
        </th>
        <td>${isActivationKnown ? html`<${Disc} a=${a} /> ${fixed2(a)}` : notYet()}</td>
        <td class="way-cell">
            <${DistanceLine}
                a=${isActivationKnown ? a : null}
                y=${y}
                isKnown=${isKnown}
                low=${nudges.low}
                high=${nudges.high}
            />
            <span class="visually-hidden">${y}</span>
        </td>
        <td>
            ${
                isKnown
                    ? html`<span class=${tone(distance)}>${number(distance, { digits: 2, signed: true })}</span>`
                    : notYet()
            }
        </td>
        <td class="arrow-cell">
            ${isKnown ? html`<${Arrow} value=${nudge} most=${nudges.longest} tall=${TALL} isExact />` : null}
        </td>
        <td class="nudge-cell">
            ${isKnown ? html`<b class=${tone(nudge)}>${number(nudge, { signed: true })}</b>` : notYet()}
            ${
                isKnown && digit === nudges.most
                    ? html` <span class="badge most">${say('output-nudges-most')}</span>`
                    : null
            }
            ${
                isKnown && digit === nudges.least
                    ? html` <span class="badge">${say('output-nudges-least')}</span>`
                    : null
            }
        </td>
    </tr>`;
}

/** The distance from an activation to the desired output, as a line. */
/** @param {{ a: number | null, y: number, isKnown: boolean, low: number, high: number }} props */
function DistanceLine({ a, y, isKnown, low, high }) {
    const x = (/** @type {number} */ value) => 6 + (88 * (value - low)) / (high - low);
    const isDrawable = a !== null && Number.isFinite(a);
    return html`<span class="way" aria-hidden="true">
        ${
            isDrawable && isKnown
                ? html`<i
                    class=${`left ${tone(y - a)}`}
                    style=${{ left: `${Math.min(x(a), x(y))}%`, width: `${Math.abs(x(y) - x(a))}%` }}
                ></i>`
                : null
        }
        <i class="target" style=${{ left: `${x(y)}%` }}></i>
        ${isDrawable ? html`<i class="is-at" style=${{ left: `${x(a)}%` }}></i>` : null}
    </span>`;
}

/** @param {number} value */
function tone(value) {
    return value === 0 ? '' : value < 0 ? 'down' : 'up';
}

/** Returns an end of the axis as text. @param {number} value */
function toEndText(value) {
    return Number.isInteger(value) ? value : number(value, { digits: 2 });
}
