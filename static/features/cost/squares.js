import { html } from 'htm/preact';
import { chosenNeuron } from '../../core/chosen.js';
import { asTyped, fixed2, number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { buildSquares, logCost } from './model/cost.js';

/** @typedef {import('./model/cost.js').Square} Square */

/**
 * The panel with the cost of the example in focus as a picture. The squared cost is ten squares, and one square with
 * the area of all of them.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function CostSquares({ store, actions }) {
    const record = store.record.value;
    if (!record) return null;
    const isKnown = store.known.value.cost;
    const isActivationKnown = store.known.value.activation(record.depth);
    const chosen = chosenNeuron(record, store.selection.value);
    return html`<section class="panel cost-squares" aria-labelledby="cost-squares-title">
        <h2 id="cost-squares-title">${say('cost-title', { label: record.focus.label })}</h2>
        ${
            record.costFunction === 'squared'
                ? html`<${Squares}
                    record=${record}
                    isKnown=${isKnown}
                    isActivationKnown=${isActivationKnown}
                    chosen=${chosen}
                    select=${actions.select}
                />`
                : html`<${LogCost} record=${record} isKnown=${isKnown} />`
        }
    </section>`;
}

/** @param {{ record: import('../../core/record.js').StepRecord, isKnown: boolean, isActivationKnown: boolean,
 *     chosen: { layer: number, index: number },
 *     select: (selection: import('../../core/store.js').Selection) => void }} props */
function Squares({ record, isKnown, isActivationKnown, chosen, select }) {
    const { squares, total, side, unit } = buildSquares(record);
    const { depth, focus, exampleCost } = record;
    return html`<div class="squares-and-sum" style=${{ '--widest': unit }}>
            <ul class="squares">
                ${squares.map(
                    (square) => html`<${Cell}
                        key=${square.digit}
                        square=${square}
                        isKnown=${isKnown}
                        isActivationKnown=${isActivationKnown}
                        isLabel=${square.digit === focus.label}
                        isChosen=${chosen.layer === depth && chosen.index === square.digit}
                        choose=${() => select({ layer: depth, index: square.digit })}
                    />`,
                )}
            </ul>
            <div class="sum">
                <${SumSquare} squares=${squares} total=${total} side=${side / unit} isKnown=${isKnown} />
                <p class="cost-total">
                    <span class="written">
                        C = Σ (a − y)² =
                        ${' '}<b class="attention" data-value="cost">${isKnown ? number(exampleCost) : notYet()}</b>
                    </span>
                    ${
                        isKnown && Number.isFinite(side)
                            ? rich('cost-areas', {
                                  count: squares.length,
                                  side: html`<b data-value="side">${number(side)}</b>`,
                              })
                            : null
                    }
                </p>
            </div>
        </div>
        <p class="fine">
            ${rich('cost-key', { is_wide: unit > 1, widest: isKnown ? number(unit) : notYet() })}
        </p>
        <${Table} squares=${squares} isKnown=${isKnown} isActivationKnown=${isActivationKnown} cost=${exampleCost} />`;
}

/** @param {{ square: Square, isKnown: boolean, isActivationKnown: boolean, isLabel: boolean, isChosen: boolean,
 *     choose: () => void }} props */
function Cell({ square: { digit, a, y, distance, area }, isKnown, isActivationKnown, isLabel, isChosen, choose }) {
    const name = say('cost-output', { is_known: isKnown, digit, a: fixed2(a), y, area: number(area) });
    return html`<li>
        <button
            class="square-cell ${isLabel ? 'label' : ''}"
            aria-label=${name}
            aria-pressed=${isChosen}
            onClick=${choose}
        >
            <b class="digit-name">${digit}</b>
            <span class="frame"><i style=${{ '--side': isKnown ? findSide(distance) : 0 }}></i></span>
            <span class="levels">${isActivationKnown ? fixed2(a) : notYet()} <span class="muted">→ ${y}</span></span>
            <span class="area">${isKnown ? number(area, { digits: 2 }) : notYet()}</span>
        </button>
    </li>`;
}

/** One square with the area of all squares together; each area is a band of it. */
/** @param {{ squares: Square[], total: number, side: number, isKnown: boolean }} props `side` as a share of
 *     the side of a frame */
function SumSquare({ squares, total, side, isKnown }) {
    const isDrawable = isKnown && total > 0 && Number.isFinite(total);
    return html`<div class="whole" style=${{ '--side': isDrawable ? side : 0 }} aria-hidden="true">
        ${
            isDrawable
                ? squares.map(
                      ({ digit, area }) => html`<i
                          key=${digit}
                          style=${{ height: `${(100 * area) / total}%` }}
                      >
                          ${side * (area / total) > 0.32 ? digit : ''}
                      </i>`,
                  )
                : null
        }
    </div>`;
}

/** @param {{ squares: Square[], isKnown: boolean, isActivationKnown: boolean, cost: number }} props */
function Table({ squares, isKnown, isActivationKnown, cost }) {
    return html`<table class="visually-hidden">
        <caption>${say('cost-table')}</caption>
        <thead>
            <tr>
                <th scope="col">${say('cost-table-output')}</th>
                <th scope="col">a</th>
                <th scope="col">y</th>
                <th scope="col">a − y</th>
                <th scope="col">(a − y)²</th>
            </tr>
        </thead>
        <tbody>
            ${squares.map(
                ({ digit, a, y, distance, area }) => html`<tr key=${digit} data-digit=${digit}>
                    <th scope="row">${digit}</th>
                    <td>${isActivationKnown ? number(a) : notYet()}</td>
                    <td>${y}</td>
                    <td>${isKnown ? number(distance, { signed: true }) : notYet()}</td>
                    <td>${isKnown ? number(area) : notYet()}</td>
                </tr>`,
            )}
        </tbody>
        <tfoot>
            <tr><th scope="row" colspan="4">${say('cost-table-sum')}</th><td>${isKnown ? number(cost) : notYet()}</td></tr>
        </tfoot>
    </table>`;
}

/** @param {number} distance */
function findSide(distance) {
    return Number.isFinite(distance) ? Math.abs(distance) : 0;
}

/** The size of the picture in its own units. Its font size is 12 units. */
const WIDTH = 260;
const HEIGHT = 170;
const EDGE = { left: 30, right: 14, top: 10, bottom: 26 };

/**
 * The cross-entropy of the example in focus as the height of the curve −ln a at the label's activation.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, isKnown: boolean }} props
 */
function LogCost({ record, isKnown }) {
    const { digit, a, cost, high, line } = logCost(record);
    const x = (/** @type {number} */ value) => EDGE.left + (WIDTH - EDGE.left - EDGE.right) * value;
    const y = (/** @type {number} */ value) =>
        HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * value) / high;
    const path = line
        .map((point, i) => `${i ? 'L' : 'M'}${x(point.a).toFixed(2)} ${y(point.cost).toFixed(2)}`)
        .join('');
    const isDrawable = isKnown && Number.isFinite(cost);
    return html`<svg
        class="log-cost"
        viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label=${say('cost-curve', { is_known: isDrawable, a: number(a), cost: number(cost) })}
    >
            <line class="axis" x1=${x(0)} x2=${x(1)} y1=${y(0)} y2=${y(0)} />
            <line class="axis" x1=${x(0)} x2=${x(0)} y1=${y(0)} y2=${EDGE.top} />
            ${[0, 0.5, 1].map(
                (tick) =>
                    html`<text class="tick" x=${x(tick)} y=${HEIGHT - 9} text-anchor="middle">${asTyped(tick)}</text>`,
            )}
            ${[0, Math.floor(high / 2), Math.floor(high)].map(
                (tick) => html`<text
                    class="tick"
                    x=${EDGE.left - 6}
                    y=${y(tick) + 4}
                    text-anchor="end"
                >
                    ${tick}
                </text>`,
            )}
            <path class="curve" d=${path} />
            ${
                isDrawable
                    ? html`<line class="height" x1=${x(a)} x2=${x(a)} y1=${y(0)} y2=${y(cost)} />
                        <circle class="point" cx=${x(a)} cy=${y(cost)} r="5" />
                        <text
                            class="told"
                            x=${x(a) + (a < 0.7 ? 9 : -9)}
                            y=${Math.max(EDGE.top + 11, y(cost) - 6)}
                            text-anchor=${a < 0.7 ? 'start' : 'end'}
                        >
                            ${number(cost)}
                        </text>`
                    : null
            }
        </svg>
        <p class="cost-total">
            <span class="written">
                C = −ln a = −ln ${isKnown ? number(a) : notYet()} =
                ${' '}<b class="attention" data-value="cost">${isKnown ? number(cost) : notYet()}</b>
            </span>
            <span class="fine">
                ${say('cost-length', { digit })}
            </span>
        </p>`;
}
