import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { chosenWeight } from '../../core/chosen.js';
import { number } from '../../text/format.js';
import { weightName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { ConnectionPicker } from '../../ui/connection-picker.js';
import { notYet } from '../../ui/not-yet.js';
import { rich } from '../../ui/rich.js';
import { useWidth } from '../../ui/width.js';
import { CircuitPicture } from './circuit-picture.js';
import { buildCircuit } from './model/circuit.js';
import { backwardSentence, forwardSentence } from './model/circuit-words.js';

/** @typedef {import('./model/circuit.js').Circuit} Circuit */
/** @typedef {import('./model/circuit-layout.js').PlacedWire} PlacedWire */
/** @typedef {import('../../core/known.js').Known} Known */

/** The position after the last gate: all gates have worked, forward and backward. */
const ALL = Infinity;

/**
 * The panel of the chain rule as a circuit: values go forward and gradients backward, gate by gate.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions }} props
 */
export function CircuitPanel({ store, actions }) {
    const record = store.record.value;
    const settings = /** @type {any} */ (store.room.value?.settings);
    const [at, setAt] = useState(ALL);
    const { element, width, em } = useWidth(store.view.value.big);
    if (!record || !settings) return null;
    const known = store.known.value;
    const weight = chosenWeight(record, store.selection.value);
    const name = weightName(weight.layer, weight.index, weight.from, record.depth);
    const circuit = buildCircuit(record, settings, weight);
    if (!circuit) return null;
    const count = 2 * circuit.gates.length;
    /** The position after the last gate shows everything; the one after that is the first gate again. */
    const go = (/** @type {number} */ to) => setAt(to > count + 1 ? 1 : Math.max(0, to));
    const position = Math.min(at, count + 1); // after the last gate: everything
    const sentence = sentenceAt(circuit, position, known);
    return html`<section class="panel circuit" aria-labelledby="circuit-title">
        <h2 id="circuit-title">${say('circuit-title', { weight: name })}</h2>
        <${ConnectionPicker} record=${record} weight=${weight} select=${actions.select} />
        <div class="circuit-steps">
            <div role="group" aria-label=${say('circuit-steps')}>
                <button class="choice" onClick=${() => setAt(0)}>${say('circuit-start')}</button>
                <button
                    class="choice"
                    aria-label=${say('circuit-previous.aria-label')}
                    onClick=${() => go(position - 1)}
                >
                    ${say('circuit-previous')}
                </button>
                <button class="choice" aria-label=${say('circuit-next.aria-label')} onClick=${() => go(position + 1)}>
                    ${say('circuit-next')}
                </button>
                <button class="choice" aria-pressed=${position > count} onClick=${() => setAt(ALL)}>
                    ${say('circuit-all')}
                </button>
            </div>
            <p class="circuit-sentence">${sentence}</p>
            <${Announced} text=${sentence} isAnswer=${!store.isPlaying.value} />
        </div>
        <div ref=${element}>
            ${
                width > 0
                    ? html`<${CircuitPicture}
                        circuit=${circuit}
                        size=${{ width, em }}
                        view=${viewAt(circuit, position, known)}
                        name=${toAriaText(circuit, name, known)}
                    />`
                    : null
            }
        </div>
        <p class="fine">
            ${rich('circuit-key', {
                has_paths: circuit.rows.length > 2,
                up: (/** @type {unknown[]} */ children) => html`<span class="up">${children}</span>`,
                down: (/** @type {unknown[]} */ children) => html`<span class="down">${children}</span>`,
            })}
        </p>
        <${CircuitTable} circuit=${circuit} known=${known} />
    </section>`;
}

/**
 * Returns the gate that works at a position, and its direction; null where no gate works.
 *
 * @param {Circuit} circuit
 * @param {number} at 0 before the first gate, then one for each gate forward, then one for each gate backward
 */
function gateAt({ gates }, at) {
    const count = gates.length;
    if (at === 0 || at > 2 * count) return null;
    const order = at <= count ? at - 1 : 2 * count - at;
    return { gate: gates[order], order, isForward: at <= count };
}

/**
 * @param {Circuit} circuit
 * @param {number} at
 * @param {Known} known
 * @returns {import('./circuit-picture.js').CircuitView}
 */
function viewAt(circuit, at, known) {
    const count = circuit.gates.length;
    return {
        gate: gateAt(circuit, at)?.order ?? null,
        value: ({ wire, order }) => at > order && wire.isValueKnown(known),
        gradient: ({ wire, backOrder }) => at >= 2 * count - backOrder && wire.isGradientKnown(known),
    };
}

/** @param {Circuit} circuit @param {number} at @param {Known} known */
function sentenceAt(circuit, at, known) {
    const working = gateAt(circuit, at);
    if (!working) return at === 0 ? say('circuit-nothing') : summary(circuit, known);
    const { gate, isForward } = working;
    return isForward ? forwardSentence(gate, known) : backwardSentence(gate, known);
}

/** @param {Circuit} circuit @param {Known} known */
function summary({ weight, cost }, known) {
    if (!weight.isGradientKnown(known)) return say('circuit-so-far');
    return say('circuit-done', { cost: number(Number(cost.value)), gradient: number(Number(weight.gradient)) });
}

/** @param {Circuit} circuit @param {string} name @param {Known} known */
function toAriaText({ weight, cost, gates }, name, known) {
    return say('circuit-picture', {
        gates: gates.length,
        weight: name,
        known: weight.isGradientKnown(known) ? 'gradient' : cost.isValueKnown(known) ? 'cost' : 'nothing',
        cost: number(Number(cost.value)),
        gradient: number(Number(weight.gradient)),
    });
}

/** @typedef {import('./model/circuit.js').Wire} Wire */

/** The wires of the circuit as a table, in forward order. @param {{ circuit: Circuit, known: Known }} props */
function CircuitTable({ circuit, known }) {
    const [isOpen, setOpen] = useState(false);
    return html`<details
        class="circuit-table"
        onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}
    >
        <summary>${say('circuit-table')}</summary>
        ${
            isOpen
                ? html`<table class="connections">
                    <caption class="visually-hidden">${say('circuit-caption')}</caption>
                    <thead>
                        <tr>
                            <th scope="col">${say('circuit-wire')}</th>
                            <th scope="col">${say('circuit-into')}</th>
                            <th scope="col">${say('circuit-value')}</th>
                            <th scope="col">${say('circuit-gradient')}</th>
                        </tr>
                    </thead>
                    <tbody>
                        ${circuit.rows.map((row) => html`<${GateRows} row=${row} circuit=${circuit} known=${known} />`)}
                    </tbody>
                </table>`
                : null
        }
    </details>`;
}

/** @param {{ row: import('./model/circuit.js').Row, circuit: Circuit, known: Known }} props */
function GateRows({ row, circuit, known }) {
    const wires = row.gates.flatMap(({ label, ins, aside, kind }) => [
        ...ins.map((wire) => ({ wire, into: kind === 'fan' ? say('circuit-fan') : label })),
        ...(aside ? [{ wire: aside, into: say('circuit-fan') }] : []),
    ]);
    const isEnd = row.gates.at(-1)?.out === circuit.cost;
    return html`<tr class="part"><th scope="rowgroup" colspan="4">${row.title}</th></tr>
        ${[...wires, ...(isEnd ? [{ wire: circuit.cost, into: '' }] : [])].map(
            ({ wire, into }) => html`<${WireRow} wire=${wire} into=${into} circuit=${circuit} known=${known} />`,
        )}`;
}

/** @param {{ wire: Wire, into: string, circuit: Circuit, known: Known }} props */
function WireRow({ wire, into, circuit, known }) {
    const end = wire === circuit.weight ? 'weight' : wire === circuit.cost ? 'cost' : undefined;
    const { value, gradient } = wire;
    const tone = gradient === null || !wire.isGradientKnown(known) ? 'muted' : gradient < 0 ? 'down' : 'up';
    return html`<tr data-wire=${end}>
        <th scope="row">${wire.name}</th>
        <td>${into}</td>
        <td data-value="value">${value === null ? null : wire.isValueKnown(known) ? number(value) : notYet()}</td>
        <td data-value="gradient" class=${tone}>
            ${gradient === null ? null : wire.isGradientKnown(known) ? number(gradient, { signed: true }) : notYet()}
        </td>
    </tr>`;
}
