/**
 * The layout of a circuit: a row of gates for each neuron of the path, from left to right. A wire leads from the end of
 * a row down to the start of the next row.
 */

/** @typedef {import('./circuit.js').Circuit} Circuit */
/** @typedef {import('./circuit.js').Gate} Gate */
/** @typedef {import('./circuit.js').Wire} Wire */
/** @typedef {[number, number]} LayoutPoint */

/** @typedef {{ gate: Gate, order: number, x: number, y: number, r: number, w: number }} PlacedGate `order`:
 *     its place in forward order, from 0; r and w: half its height and half its width */
/**
 * @typedef {object} PlacedWire
 * @property {Wire} wire
 * @property {LayoutPoint[]} points corners of the line
 * @property {number} x the middle of its label
 * @property {number} y the height of the wire at its label: the value is above it, the gradient below
 * @property {'along' | 'turn' | 'above' | 'below'} side where the label is; `turn`: on the way to the next row,
 *     with little room above; `above`: over the upper end of the wire; `below`: under the gate
 * @property {number} order the order of the gate that computes it; of the gate that takes it where it is an input
 * @property {number} backOrder the order of the gate that sends its gradient back
 */
/** @typedef {{ title: string, x: number, y: number }} Title */
/** @typedef {{ unit: number, labelWidth: number, width: number, height: number, gates: PlacedGate[],
 *     wires: PlacedWire[], titles: Title[] }} CircuitLayout `unit`: the font size; `labelWidth`: the greatest width
 *     of a number, in units */

/* Lengths in units. A unit is about as large as a letter. */
const RADIUS = 1.05;
/** Half the width of a gate by the number of letters in it. */
const HALF_WIDTHS = [RADIUS, RADIUS, RADIUS, 1.45, 1.45, 1.45, 1.5, 1.9];
const EDGE = 0.3;
const DOT = 0.34;
/** Half the width of the label over the dot where paths part. */
const MARGIN = 2.1;
const GAP = 0.12;
const TITLE = 1.6;
const STACK = 3.3;
const INPUT = 1.55;
const TURN = 1.6;
/** Limits of the horizontal distance of inputs from above to the middle of their gate. */
const INPUT_SPACING = { least: 1.85, most: 2.2 };
/** Place of the label on the wire to the next row, as a share of the width. */
const ON_TURN = 0.52;

/** A row needs at least LEAST_UNITS and uses at most MOST_UNITS; a unit is at most LARGEST em. */
const LEAST_UNITS = 22;
const MOST_UNITS = 26;
const LARGEST = 1.25;

/**
 * @param {Circuit} circuit
 * @param {{ width: number, em: number }} size in pixels: the width of the picture, and the font size
 *     around it
 * @returns {CircuitLayout} in pixels
 */
export function layOutCircuit({ rows }, { width, em }) {
    const ems = width / em;
    const unit = em * Math.min(LARGEST, ems < LEAST_UNITS ? ems / LEAST_UNITS : Math.max(1, ems / MOST_UNITS));
    const units = width / unit;
    const height = TITLE + STACK + INPUT + 2 * RADIUS + TURN;
    const layout = new LayoutBuilder(units, rows.length * height - TURN + 1);
    let order = 0;
    /** @type {LayoutPoint[]} */
    let arriving = [];
    rows.forEach(({ title, gates }, index) => {
        const top = index * height;
        layout.titles.push({ title, x: EDGE + (index > 0 ? 0.5 : 0), y: top + 1.05 });
        const turn = top + height;
        arriving = layout.addRow(gates, {
            y: top + height - TURN - RADIUS,
            order,
            arriving,
            turn,
            isLast: index === rows.length - 1,
        });
        order += gates.length;
    });
    return { ...layout.scaled(unit), unit, labelWidth: layout.labelWidth() };
}

/** Places gates and wires in units. */
class LayoutBuilder {
    /** @param {number} width @param {number} height */
    constructor(width, height) {
        this.width = width;
        this.height = height;
        /** @type {PlacedGate[]} */
        this.gates = [];
        /** @type {PlacedWire[]} */
        this.wires = [];
        /** @type {Title[]} */
        this.titles = [];
    }

    /**
     * @param {Gate[]} gates at most three gates with a body, and at most one `fan`
     * @param {{ y: number, order: number, arriving: LayoutPoint[], turn: number, isLast: boolean }} place
     * @returns {LayoutPoint[]} the wire from the end of the row to the start of the next row
     */
    addRow(gates, { y, order, arriving, turn, isLast }) {
        const placed = this.addGates(
            gates.filter(({ kind }) => kind !== 'fan'),
            { y, order },
        );
        const [first, last] = [placed[0], placed[placed.length - 1]];
        const comesFromRow = arriving.length > 0;
        const entry = /** @type {LayoutPoint[]} */ ([...arriving, [EDGE, y], [first.x - first.w, y]]);
        const label = comesFromRow ? this.toTurnLabel(arriving[2]) : { x: (EDGE + first.x - first.w) / 2, y };
        this.add(first.gate.ins[0], entry, { ...label, order: comesFromRow ? order - 1 : order, backOrder: order });
        placed.forEach((each, i) => this.addInputs(each, placed[i + 1] ?? null));
        const start = last.x + last.w;
        const end = this.width - MARGIN;
        const fan = gates.find(({ kind }) => kind === 'fan');
        if (fan) {
            this.addAlong(last.gate.out, [start, end - DOT], { y, order: last.order, backOrder: last.order + 1 });
            this.addFan(fan, { x: end, y, order: last.order + 1 });
        } else if (isLast) {
            this.addAlong(last.gate.out, [start, start + this.span()], { y, order: last.order, backOrder: last.order });
        }
        return [
            [fan ? end : start, fan ? y + DOT : y],
            [end, fan ? y + DOT : y],
            [end, turn],
            [EDGE, turn],
        ];
    }

    /** @param {LayoutPoint} corner @returns {Pick<PlacedWire, 'x' | 'y' | 'side'>} */
    toTurnLabel([, y]) {
        return { x: ON_TURN * this.width, y, side: 'turn' };
    }

    /** Returns the length of a wire between two gates. */
    span() {
        return (this.width - EDGE - MARGIN - DOT - 4 * RADIUS - 2 * HALF_WIDTHS[4]) / 4;
    }

    /** Returns the horizontal distance of an input from above to the middle of its gate. */
    inputSpacing() {
        return Math.max(INPUT_SPACING.least, Math.min(INPUT_SPACING.most, 0.56 * this.span()));
    }

    /** Returns how wide a number may be so that it touches no neighbour. */
    labelWidth() {
        return (
            Math.min(
                2 * MARGIN - 0.1,
                2 * this.inputSpacing(),
                this.span() + 2 * RADIUS - this.inputSpacing(),
                this.span() + 0.3,
            ) - GAP
        );
    }

    /** @param {Gate[]} gates @param {{ y: number, order: number }} at @returns {PlacedGate[]} */
    addGates(gates, { y, order }) {
        let x = EDGE;
        const placed = gates.map((gate, i) => {
            const w = HALF_WIDTHS[Math.min(gate.label.length, HALF_WIDTHS.length - 1)];
            x += this.span() + (i === 2 ? HALF_WIDTHS[4] : RADIUS);
            const at = { gate, order: order + i, x, y, r: RADIUS, w };
            x += i === 2 ? HALF_WIDTHS[4] : RADIUS;
            return at;
        });
        this.gates.push(...placed);
        return placed;
    }

    /** Adds the inputs from above of a gate, and its wire to the next gate. */
    /** @param {PlacedGate} at @param {PlacedGate | null} next */
    addInputs({ gate, x, y, w, order }, next) {
        const above = gate.ins.slice(1);
        const inputSpacing = above.length > 1 ? this.inputSpacing() : 0;
        const top = y - RADIUS - INPUT;
        above.forEach((wire, i) => {
            const from = x + (2 * i - (above.length - 1)) * inputSpacing;
            const to = x + 0.32 * (from - x);
            const points = /** @type {LayoutPoint[]} */ ([
                [from, top],
                [to, y - Math.sqrt(RADIUS ** 2 - (to - x) ** 2)],
            ]);
            this.add(wire, points, { x: from, y: top, side: 'above', order, backOrder: order });
        });
        if (gate.aside && gate.kind !== 'fan') {
            this.add(gate.aside, [], { x: x + w, y: y + RADIUS, side: 'below', order, backOrder: order });
        }
        if (next) this.addAlong(gate.out, [x + w, next.x - next.w], { y, order, backOrder: next.order });
    }

    /** Adds the dot where the paths part, and the wire of the other paths. */
    /** @param {Gate} gate @param {{ x: number, y: number, order: number }} at */
    addFan(gate, { x, y, order }) {
        this.gates.push({ gate, order, x, y, r: DOT, w: DOT });
        if (!gate.aside) return;
        const top = y - RADIUS - INPUT;
        this.add(
            gate.aside,
            [
                [x, y - DOT],
                [x, top],
            ],
            { x, y: top, side: 'above', order, backOrder: order },
        );
    }

    /** @param {Wire} wire @param {[number, number]} ends @param {{ y: number, order: number, backOrder: number }} at */
    addAlong(wire, [left, right], { y, order, backOrder }) {
        this.add(
            wire,
            [
                [left, y],
                [right, y],
            ],
            { x: (left + right) / 2, y, order, backOrder },
        );
    }

    /** @param {Wire} wire @param {LayoutPoint[]} points @param {{ x: number, y: number, side?: PlacedWire['side'],
     *     order: number, backOrder: number }} at */
    add(wire, points, { side = 'along', ...at }) {
        this.wires.push({ wire, points, side, ...at });
    }

    /** Returns everything in pixels. @param {number} unit */
    scaled(unit) {
        const at = (/** @type {{ x: number, y: number }} */ { x, y }) => ({ x: x * unit, y: y * unit });
        return {
            width: this.width * unit,
            height: this.height * unit,
            gates: this.gates.map((gate) => ({ ...gate, ...at(gate), r: gate.r * unit, w: gate.w * unit })),
            wires: this.wires.map((wire) => ({
                ...wire,
                ...at(wire),
                points: wire.points.map(([x, y]) => /** @type {LayoutPoint} */ ([x * unit, y * unit])),
            })),
            titles: this.titles.map((title) => ({ ...title, ...at(title) })),
        };
    }
}
