import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { ALL_KNOWN } from '../../core/known.js';
import { required } from '../../core/record.js';
import { asTyped, number } from '../../text/format.js';
import { parameterName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { notYet } from '../../ui/not-yet.js';
import { digitsToDistinguish, findMove, isOptimized } from './model/moves.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./model/moves.js').Move} Move */

/**
 * The step: −η times the gradient, and how it moves the weights.
 *
 * @param {{ store: Store, actions: import('../../core/actions.js').Actions, record: StepRecord,
 *     weights: import('../../core/store.js').Weight[], isNow: boolean }} props
 */
export function StepMade({ store, actions, record, weights, isNow }) {
    const moves = useMemo(() => weights.map((weight) => findMove(record, weight)), [record, weights]);
    const known = isNow ? store.known.value : ALL_KNOWN;
    const total = required(store.room.value).parameter_count;
    const [made, setMade] = useState(-1); // the step that the person has made here last
    const make = () => {
        setMade(record.step);
        actions.showPhase('update');
    };
    if (moves.length === 0) return null;
    return html`<div class="step-made">
        <h3>${say('nudge-table-step')}</h3>
        <${Vector}
            name="−η∇C"
            label=${say('nudge-table-gradient')}
            values=${known.gradient ? moves.map(({ plain }) => plain) : null}
            moves=${moves}
            record=${record}
            total=${total}
        />
        ${
            isOptimized(record)
                ? html`<${Vector}
                    name="Δ"
                    label=${say('nudge-table-update')}
                    values=${known.update ? moves.map(({ change }) => change) : null}
                    moves=${moves}
                    record=${record}
                    total=${total}
                />`
                : null
        }
        <p class="fine">
            ${say('nudge-table-rate', { rate: asTyped(record.learningRate) })}
            ${isOptimized(record) ? ` ${say('nudge-table-optimized')}` : ''}
        </p>
        <button class="button make" disabled=${!isNow} onClick=${make}>
            ${made === record.step ? say('nudge-table-make-step-again') : say('nudge-table-make-step')}
        </button>
        <${Moves} store=${store} moves=${moves} record=${record} isNow=${isNow} isKnown=${known.update} />
    </div>`;
}

/**
 * Some components of a vector with a component for each parameter.
 *
 * @param {{ name: string, label: string, values: number[] | null, moves: Move[], record: StepRecord, total: number }}
 *     props
 */
function Vector({ name, label, values, moves, record, total }) {
    return html`<div class="vector" role="group" aria-label=${label}>
        <span class="name">${name} =</span>
        <ul>
            ${moves.map(({ weight }, i) => {
                const value = values?.[i] ?? null;
                const text = value === null ? notYet() : number(value, { signed: true, digits: 2 });
                const title = parameterName(weight, record.depth);
                return html`<li key=${title} title=${title} class=${value === null ? 'muted' : findTone(value)}>
                    <span class="visually-hidden">${title}: </span>${text}
                </li>`;
            })}
            <li class="muted">${say('nudge-table-of-them', { count: total })}</li>
        </ul>
    </div>`;
}

/** Each weight before and after the step. */
/** @param {{ store: Store, moves: Move[], record: StepRecord, isNow: boolean, isKnown: boolean }} props */
function Moves({ store, moves, record, isNow, isKnown }) {
    const progress = useComputed(() => {
        const { phase, t } = store.cursor.value;
        if (!isNow) return 1;
        return store.view.value.still || phase !== 'update' ? Number(store.known.value.update) : t;
    });
    const most = moves.reduce((longest, { change }) => Math.max(longest, Math.abs(change)), 0);
    return html`<table class="moves">
            <caption class="visually-hidden">${say('nudge-table-moves', { step: String(record.step) })}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">${say('nudge-table-before')}</th>
                    <th scope="col">${say('nudge-table-change')}</th>
                    <td></td>
                    <th scope="col">${say('nudge-table-after')}</th>
                </tr>
            </thead>
            <tbody>
                ${moves.map(
                    (move) => html`<${MoveRow}
                        key=${parameterName(move.weight, record.depth)}
                        move=${move}
                        most=${most}
                        progress=${progress}
                        isKnown=${isKnown}
                        depth=${record.depth}
                    />`,
                )}
            </tbody>
        </table>
        <p class="fine">${say('nudge-table-bars', { is_known: isKnown, longest: number(most) })}</p>`;
}

/** @param {{ move: Move, most: number, progress: import('@preact/signals-core').ReadonlySignal<number>,
 *     isKnown: boolean, depth: number }} props */
function MoveRow({ move, most, progress, isKnown, depth }) {
    const { weight, before, change, after } = move;
    const digits = digitsToDistinguish(move);
    return html`<tr data-weight=${`${weight.layer}.${weight.index}.${weight.from ?? 'bias'}`}>
        <th scope="row">${parameterName(weight, depth)}</th>
        <td class="before">${number(before, { digits: isKnown ? digits : 3 })}</td>
        <td class=${`change ${isKnown ? findTone(change) : 'muted'}`}>
            ${isKnown ? number(change, { signed: true, digits: 2 }) : notYet()}
        </td>
        <td class="travel"><${MoveBar} change=${change} most=${most} progress=${progress} /></td>
        <td class="after">${isKnown ? number(after, { digits }) : notYet()}</td>
    </tr>`;
}

/** @param {number} value */
function findTone(value) {
    return value < 0 ? 'down' : value > 0 ? 'up' : '';
}

/** Length of the longest move, in units of the picture. */
const REACH = 46;

/**
 * The move of a weight as a bar: from its value before, in the middle, to the right where it grows.
 *
 * @param {{ change: number, most: number, progress: import('@preact/signals-core').ReadonlySignal<number> }} props
 *     `most` reaches the end; `progress` is the part of the animation that is over, 0 to 1
 */
function MoveBar({ change, most, progress }) {
    const part = progress.value;
    const length = most > 0 ? (REACH * part * Math.abs(change)) / most : 0;
    const tip = 50 + Math.sign(change) * length;
    return html`<svg
        class=${`move ${change < 0 ? 'down' : 'up'}`}
        viewBox="0 0 100 20"
        preserveAspectRatio="none"
        aria-hidden="true"
    >
        <line class="track" x1="2" x2="98" y1="10" y2="10" />
        <rect x=${Math.min(50, tip)} y="6" width=${length} height="8" />
        <line class="was" x1="50" x2="50" y1="2" y2="18" />
        <line class="is" x1=${tip} x2=${tip} y1="2" y2="18" />
    </svg>`;
}
