import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../ui/html.js';
import { layOutCircuit } from './model/circuit-layout.js';
import { fitted } from './model/circuit-words.js';

/** @typedef {import('./model/circuit.js').Circuit} Circuit */
/** @typedef {import('./model/circuit-layout.js').PlacedWire} PlacedWire */
/** @typedef {import('./model/circuit-layout.js').PlacedGate} PlacedGate */
/** @typedef {import('../../core/known.js').Known} Known */

/**
 * Which values and gradients are on show.
 *
 * @typedef {object} Showing
 * @property {number | null} gate that is at work, by its order; null: none
 * @property {(placed: PlacedWire) => boolean} value
 * @property {(placed: PlacedWire) => boolean} gradient
 */

/**
 * The circuit: gates, wires, and at each wire its value above and its gradient below.
 *
 * @param {{ circuit: Circuit, size: { width: number, em: number }, showing: Showing, name: string }} props
 */
export function CircuitPicture({ circuit, size, showing, name }) {
    const { width, height, unit, room, gates, wires, titles } = layOutCircuit(circuit, size);
    const picture = useRef(/** @type {SVGSVGElement | null} */ (null));
    useEffect(() => {
        picture.current?.querySelector('.at-work')?.scrollIntoView({ block: 'nearest' });
    }, [showing.gate]);
    return html`<svg ref=${picture} class="circuit-picture" viewBox=${`0 0 ${width} ${height}`} style=${{ fontSize: `${unit}px` }} role="img" aria-label=${name}>
        ${wires.map((placed) => html`<${Line} placed=${placed} showing=${showing} />`)}
        ${gates.map((placed) => html`<${Gate} placed=${placed} isAtWork=${showing.gate === placed.order} />`)}
        ${wires.map((placed) => html`<${Label} placed=${placed} showing=${showing} unit=${unit} room=${room / LETTERS} isWeight=${placed.wire === circuit.weight} />`)}
        ${titles.map(({ title, x, y }) => html`<text class="row-title" x=${x} y=${y}>${title}</text>`)}
    </svg>`;
}

/** @param {{ placed: PlacedWire, showing: Showing }} props */
function Line({ placed, showing }) {
    if (placed.points.length === 0) return null;
    const { gradient } = placed.wire;
    const back = gradient !== null && showing.gradient(placed) ? findTone(gradient) : '';
    const lit = showing.value(placed) ? 'lit' : '';
    return html`<polyline class=${`wire ${lit} ${back}`} points=${placed.points.map((point) => point.join()).join(' ')} />`;
}

/** @param {{ placed: PlacedGate, isAtWork: boolean }} props */
function Gate({ placed: { gate, x, y, r, w }, isAtWork }) {
    const size = gate.label.length > 5 ? 'small' : gate.label.length > 1 ? 'word' : '';
    return html`<g class=${`gate ${gate.kind} ${isAtWork ? 'at-work' : ''}`}>
        <rect x=${x - w} y=${y - r} width=${2 * w} height=${2 * r} rx=${r} />
        <text class=${size} x=${x} y=${y} dy="0.35em">${gate.label}</text>
    </g>`;
}

/** How large the numbers are written, in units; as in the style sheet. */
const LETTERS = 0.86;

/** How far what is written is from its wire, in units: for each side the symbol, the value, the gradient. */
const LINES = { along: [-1.5, -0.4, 1.1], above: [-2.35, -1.3, -0.25], turn: [-0.4, -0.4, 1.1], below: [1, 1, 1] };

/** @param {{ placed: PlacedWire, showing: Showing, unit: number, room: number, isWeight: boolean }} props */
function Label({ placed, showing, unit, room, isWeight }) {
    const { wire, x, y, side } = placed;
    const [symbolY, valueY, gradientY] = LINES[side].map((line) => y + line * unit);
    const { value, gradient } = wire;
    const symbol = html`<tspan class="symbol">${wire.symbol}</tspan>`;
    const told = value !== null && showing.value(placed) ? fitted(value, { room }) : '';
    const back = gradient !== null && showing.gradient(placed) ? fitted(gradient, { room, signed: true }) : '';
    const backClass = `gradient ${findTone(gradient ?? 0)}`;
    if (side === 'below') {
        return html`<g class="label"><text x=${x} y=${symbolY}>${symbol} ${back && html`<tspan class=${backClass}>${back}</tspan>`}</text></g>`;
    }
    return html`<g class=${isWeight ? 'label the-weight' : 'label'}>
        ${
            side === 'turn'
                ? html`<text class="value" x=${x} y=${valueY}>${symbol} ${told}</text>`
                : html`<text x=${x} y=${symbolY}>${symbol}</text><text class="value" x=${x} y=${valueY}>${told}</text>`
        }
        ${back && html`<text class=${backClass} x=${x} y=${gradientY}>${back}</text>`}
    </g>`;
}

/** @param {number} gradient */
function findTone(gradient) {
    return gradient < 0 ? 'down' : gradient > 0 ? 'up' : 'level';
}
