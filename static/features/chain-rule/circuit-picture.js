import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { layOutCircuit } from './model/circuit-layout.js';
import { fitNumber } from './model/circuit-words.js';

/** @typedef {import('./model/circuit.js').Circuit} Circuit */
/** @typedef {import('./model/circuit-layout.js').PlacedWire} PlacedWire */
/** @typedef {import('./model/circuit-layout.js').PlacedGate} PlacedGate */
/** @typedef {import('../../core/known.js').Known} Known */

/**
 * Which values and gradients the picture shows.
 *
 * @typedef {object} CircuitView
 * @property {number | null} gate order of the gate that is at work; null where none is
 * @property {(placed: PlacedWire) => boolean} value whether it shows the value of a wire
 * @property {(placed: PlacedWire) => boolean} gradient whether it shows the gradient of a wire
 */

/**
 * The picture of the circuit: gates and wires. The value of a wire is above it, the gradient below it.
 *
 * @param {{ circuit: Circuit, size: { width: number, em: number }, view: CircuitView, name: string }} props
 */
export function CircuitPicture({ circuit, size, view, name }) {
    const { width, height, unit, labelWidth, gates, wires, titles } = layOutCircuit(circuit, size);
    const picture = useRef(/** @type {SVGSVGElement | null} */ (null));
    useEffect(() => {
        picture.current?.querySelector('.at-work')?.scrollIntoView({ block: 'nearest' });
    }, [view.gate]);
    return html`<svg
        ref=${picture}
        class="circuit-picture"
        viewBox=${`0 0 ${width} ${height}`}
        role="img"
        aria-label=${name}
    >
        ${wires.map((placed) => html`<${WireLine} placed=${placed} view=${view} />`)}
        ${gates.map((placed) => html`<${Gate} placed=${placed} isAtWork=${view.gate === placed.order} />`)}
        ${wires.map(
            (placed) => html`<${Label}
                placed=${placed}
                view=${view}
                unit=${unit}
                labelWidth=${(labelWidth * unit) / (LETTERS * size.em)}
                isWeight=${placed.wire === circuit.weight}
            />`,
        )}
        ${titles.map(({ title, x, y }) => html`<text class="row-title" x=${x} y=${y}>${title}</text>`)}
    </svg>`;
}

/** @param {{ placed: PlacedWire, view: CircuitView }} props */
function WireLine({ placed, view }) {
    if (placed.points.length === 0) return null;
    const { gradient } = placed.wire;
    const back = gradient !== null && view.gradient(placed) ? findTone(gradient) : '';
    const valueClass = view.value(placed) ? 'lit' : '';
    return html`<polyline
        class=${`wire ${valueClass} ${back}`}
        points=${placed.points.map((point) => point.join()).join(' ')}
    />`;
}

/** @param {{ placed: PlacedGate, isAtWork: boolean }} props */
function Gate({ placed: { gate, x, y, r, w }, isAtWork }) {
    const size = gate.label.length > 5 ? 'small' : gate.label.length > 1 ? 'word' : '';
    return html`<g class=${`gate ${gate.kind} ${isAtWork ? 'at-work' : ''}`}>
        <rect x=${x - w} y=${y - r} width=${2 * w} height=${2 * r} rx=${r} />
        <text class=${size} x=${x} y=${y} dy="0.35em">${gate.label}</text>
    </g>`;
}

/** The font size of the numbers as a share of the one around the picture: --fine to --body in the stylesheet. */
const LETTERS = 12 / 14;

/** For each side of a label: the heights of symbol, value and gradient relative to the wire, in units. */
const LINES = { along: [-1.5, -0.4, 1.1], above: [-2.35, -1.3, -0.25], turn: [-0.4, -0.4, 1.1], below: [1, 1, 1] };

/** @param {{ placed: PlacedWire, view: CircuitView, unit: number, labelWidth: number, isWeight: boolean }} props */
function Label({ placed, view, unit, labelWidth, isWeight }) {
    const { wire, x, y, side } = placed;
    const [symbolY, valueY, gradientY] = LINES[side].map((line) => y + line * unit);
    const { value, gradient } = wire;
    const symbol = html`<tspan class="symbol">${wire.symbol}</tspan>`;
    const valueText = value !== null && view.value(placed) ? fitNumber(value, { labelWidth }) : '';
    const back = gradient !== null && view.gradient(placed) ? fitNumber(gradient, { labelWidth, signed: true }) : '';
    const gradientClass = `gradient ${findTone(gradient ?? 0)}`;
    if (side === 'below') {
        return html`<g class="label">
            <text x=${x} y=${symbolY}>${symbol} ${back && html`<tspan class=${gradientClass}>${back}</tspan>`}</text>
        </g>`;
    }
    return html`<g class=${isWeight ? 'label the-weight' : 'label'}>
        ${
            side === 'turn'
                ? html`<text class="value" x=${x} y=${valueY}>${symbol} ${valueText}</text>`
                : html`<text x=${x} y=${symbolY}>${
                      symbol
                  }</text><text class="value" x=${x} y=${valueY}>${valueText}</text>`
        }
        ${back && html`<text class=${gradientClass} x=${x} y=${gradientY}>${back}</text>`}
    </g>`;
}

/** @param {number} gradient */
function findTone(gradient) {
    return gradient < 0 ? 'down' : gradient > 0 ? 'up' : 'level';
}
