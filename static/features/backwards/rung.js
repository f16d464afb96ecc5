import { html } from 'htm/preact';
import { number } from '../../text/format.js';
import { layerName, neuronName, weightName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Arrow } from '../../ui/arrow.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';

/** @typedef {import('./model/backwards.js').Rung} Figures */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/**
 * @typedef {object} Props
 * @property {import('../../core/store.js').Store} store
 * @property {import('../../core/actions.js').Actions} actions
 * @property {StepRecord} record
 * @property {Figures} rung
 * @property {Figures | null} above the rung of the layer in front
 * @property {{ mean: number, longest: number }} scale the mean of a full bar, and the |ν| of a full
 *     arrow
 */

/** One layer of the backward pass. A click plays its weight nudges. @param {Props} props */
export function Rung({ store, actions, record, rung, above, scale }) {
    const { layer, neurons, nudge, delta } = rung;
    const { view, known } = store;
    const isKnown = known.value.nudge(layer);
    const { kind, layer: at } = store.phase.value;
    const isNow = kind === 'output_nudges' ? layer === record.depth : kind !== 'asks' && at === layer;
    const longest = store.arrowScale.value === 'all' ? scale.longest : rung.longest;
    const { still } = view.value;
    const play = () => actions.showPhase(`weight_nudges:${layer}`, Number(still), still ? 0 : 1);
    return html`<li
        class=${`rung ${isNow ? 'now' : ''} ${isKnown ? 'known' : ''}`}
        data-layer=${layer}
        aria-current=${isNow ? 'step' : undefined}
        onClick=${play}
    >
        <h3>
            <button class="link">
                ${rich('backwards-layer', {
                    layer,
                    name: layerName(layer, record.depth),
                    muted: (/** @type {unknown[]} */ children) => html`<span class="muted">${children}</span>`,
                })}
            </button>
            <span class="fine">${isKnown ? listShown(rung) : say('backwards-neurons', { count: neurons })}</span>
        </h3>
        <${Arrows} record=${record} rung=${rung} longest=${longest} isKnown=${isKnown} />
        <div class="means">
            <${Mean}
                symbol="ν"
                name="nudge"
                value=${isKnown ? nudge : null}
                full=${scale.mean}
                factor=${above && isKnown ? nudge / above.nudge : null}
                than=${layer + 1}
            />
            <${Mean}
                symbol="δ"
                name="delta"
                value=${isKnown ? delta : null}
                full=${scale.mean}
                factor=${null}
                than=${0}
            />
        </div>
        <${Strongest}
            record=${record}
            rung=${rung}
            select=${actions.select}
            isKnown=${known.value.weightNudge(layer)}
        />
    </li>`;
}

/** @param {Figures} rung */
function listShown({ neurons, arrows, longest }) {
    return say('backwards-arrows', {
        are_all: arrows.length >= neurons,
        shown: arrows.length,
        count: neurons,
        longest: number(longest),
    });
}

/** The nudges as arrows, as on the stage. */
/** @param {{ record: StepRecord, rung: Figures, longest: number, isKnown: boolean }} props */
function Arrows({ record: { depth }, rung: { layer, arrows }, longest, isKnown }) {
    if (!isKnown) {
        const waiting = arrows.map(({ index }) => html`<span key=${index} class="not-yet"></span>`);
        return html`<p class="arrows">${waiting}<span class="visually-hidden">${say('backwards-unknown')}</span></p>`;
    }
    return html`<div class="arrows" aria-hidden="true">
            ${arrows.map(
                ({ index, nudge }) => html`<span
                    key=${index}
                    title=${`${neuronName(layer, index, depth)}: ${number(nudge, { signed: true })}`}
                >
                    <${Arrow} value=${nudge} most=${longest} tall=${26} />
                </span>`,
            )}
        </div>
        <table class="visually-hidden">
            <caption>${say('backwards-nudges', { layer })}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('backwards-neuron')}</th>
                    <th scope="col">${say('backwards-nudge')}</th>
                </tr>
            </thead>
            <tbody>
                ${arrows.map(
                    ({ index, nudge }) => html`<tr key=${index}>
                        <th scope="row">${neuronName(layer, index, depth)}</th>
                        <td data-nudge=${index}>${number(nudge, { signed: true })}</td>
                    </tr>`,
                )}
            </tbody>
        </table>`;
}

/**
 * A mean of magnitudes as a bar and a number, and its ratio to the mean of the layer in front.
 *
 * @param {{ symbol: string, name: string, value: number | null, full: number, factor: number | null, than: number }}
 *     props
 */
function Mean({ symbol, name, value, full, factor, than }) {
    const share = value !== null && full > 0 ? value / full : 0;
    const hasFactor = factor !== null && Number.isFinite(factor);
    return html`<p class=${`mean ${name}`}>
        <span class="symbol">${say('backwards-mean', { of: name, symbol })}</span>
        <span class="track" aria-hidden="true">
            ${value === null ? null : html`<i style=${{ width: `${100 * share}%` }}></i>`}
        </span>
        <b data-value=${name}>${value === null ? notYet() : number(value)}</b>
        <span class="factor">
            ${
                hasFactor
                    ? rich('backwards-factor', {
                          factor: html`<span data-value="factor">${number(factor, { digits: 2 })}</span>`,
                          layer: than,
                          hidden: (/** @type {unknown[]} */ children) =>
                              html`<span class="visually-hidden">${children}</span>`,
                      })
                    : null
            }
        </span>
    </p>`;
}

/** @param {{ record: StepRecord, rung: Figures, select: Props['actions']['select'], isKnown: boolean }} props */
function Strongest({ record, rung: { layer, strongest }, select, isKnown }) {
    const { to, from: behind, value } = strongest;
    if (!isKnown) return html`<p class="most"><span class="muted">${say('backwards-strongest')}</span> ${notYet()}</p>`;
    const show = (/** @type {Event} */ event) => {
        event.stopPropagation();
        select({ layer, index: to, from: behind });
    };
    return html`<p class="most" data-weight=${`${layer}.${to}.${behind}`}>
        <span class="muted">${say('backwards-strongest')}</span>
        ${' '}
        <button class="link" title=${say('backwards-strongest.title')} onClick=${show}>
            ${weightName(layer, to, behind, record.depth)}
        </button>
        ${' '}<b class=${value < 0 ? 'down' : 'up'} data-value="strongest">${number(value, { signed: true })}</b>
    </p>`;
}
