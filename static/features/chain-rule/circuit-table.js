import { useState } from 'preact/hooks';

import { number } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/circuit.js').Circuit} Circuit */
/** @typedef {import('./model/circuit.js').Wire} Wire */
/** @typedef {import('../../core/known.js').Known} Known */

/** The circuit's wires in the order forward, as a table. @param {{ circuit: Circuit, known: Known }} props */
export function CircuitTable({ circuit, known }) {
    const [isOpen, setOpen] = useState(false);
    return html`<details class="circuit-table" onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
        <summary>The circuit in numbers</summary>
        ${isOpen
            ? html`<table class="connections">
                  <caption class="visually-hidden">Every wire of the circuit, forward</caption>
                  <thead>
                      <tr><th scope="col">wire</th><th scope="col">into</th><th scope="col">value</th><th scope="col">∂C/∂ of it</th></tr>
                  </thead>
                  <tbody>${circuit.rows.map((row) => html`<${RowOfGates} row=${row} circuit=${circuit} known=${known} />`)}</tbody>
              </table>`
            : null}
    </details>`;
}

/** @param {{ row: import('./model/circuit.js').Row, circuit: Circuit, known: Known }} props */
function RowOfGates({ row, circuit, known }) {
    const wires = row.gates.flatMap(({ label, ins, aside, kind }) => [
        ...ins.map((wire) => ({ wire, into: kind === 'fan' ? 'where paths part' : label })),
        ...(aside ? [{ wire: aside, into: 'where paths part' }] : []),
    ]);
    const isEnd = row.gates.at(-1)?.out === circuit.cost;
    return html`<tr class="part"><th scope="rowgroup" colspan="4">${row.title}</th></tr>
        ${[...wires, ...(isEnd ? [{ wire: circuit.cost, into: '' }] : [])].map(({ wire, into }) => html`<${WireRow} wire=${wire} into=${into} circuit=${circuit} known=${known} />`)}`;
}

/** @param {{ wire: Wire, into: string, circuit: Circuit, known: Known }} props */
function WireRow({ wire, into, circuit, known }) {
    const end = wire === circuit.weight ? 'weight' : wire === circuit.cost ? 'cost' : undefined;
    const { value, gradient } = wire;
    const tone = gradient === null || !wire.isBack(known) ? 'muted' : gradient < 0 ? 'down' : 'up';
    return html`<tr data-wire=${end}>
        <th scope="row">${wire.name}</th>
        <td>${into}</td>
        <td data-value="value">${value === null ? '–' : wire.isLit(known) ? number(value) : '?'}</td>
        <td data-value="gradient" class=${tone}>${gradient === null ? '–' : wire.isBack(known) ? number(gradient, { signed: true }) : '?'}</td>
    </tr>`;
}
