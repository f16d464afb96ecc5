/**
 * Where the gates of a circuit stand: a row for each neuron of the path, from the left to the right, and
 * from the end of a row down to the start of the next.
 */

/** @typedef {import('./circuit.js').Circuit} Circuit */
/** @typedef {import('./circuit.js').Gate} Gate */
/** @typedef {import('./circuit.js').Wire} Wire */
/** @typedef {[number, number]} Point */

/** @typedef {{ gate: Gate, order: number, x: number, y: number, r: number, w: number }} PlacedGate `order`:
 *     as which it works, from 0; r, w: half its height and width */
/**
 * @typedef {object} PlacedWire
 * @property {Wire} wire
 * @property {Point[]} points a line through these
 * @property {number} x the middle of what is written at it
 * @property {number} y of the line it is written at: its value above, its gradient below
 * @property {'along' | 'turn' | 'above' | 'below'} side `turn`: on its way to the next row, where little can
 *     be written above; `above`: all is written over its upper end; `below`: under the gate
 * @property {number} order of the gate that makes it, or takes it where none does
 * @property {number} backOrder of the gate that sends its gradient back
 */
/** @typedef {{ title: string, x: number, y: number }} Title */
/** @typedef {{ unit: number, room: number, width: number, height: number, gates: PlacedGate[],
 *     wires: PlacedWire[], titles: Title[] }} Layout `unit`: the size of the letters; `room`: how many of
 *     these a number may be wide */

/* In units, which are about as large as a letter. */
const RADIUS = 1.05;
/** Half the width of a gate by the letters in it. */
const HALF = [RADIUS, RADIUS, RADIUS, 1.45, 1.45, 1.45, 1.5, 1.9];
const EDGE = 0.3;
const DOT = 0.34;
/** Over the dot where paths part something is written, as wide as this to either side. */
const MARGIN = 2.1;
const GAP = 0.12;
const TITLE = 1.6;
const STACK = 3.3;
const INPUT = 1.55;
const TURN = 1.6;
/** What comes into one gate from above is at least so far to its left and right, and at most. */
const APART = { least: 1.85, most: 2.2 };
/** Where on the way to the next row its wire is written at, as a share of the width. */
const ON_TURN = 0.52;

/** So many units are the least that a row needs, and the most that it makes use of. */
const LEAST = 22;
const MUCH = 26;
const LARGEST = 1.25;

/**
 * @param {Circuit} circuit
 * @param {{ width: number, em: number }} size in pixels: that of the picture, and of the letters around it
 * @returns {Layout} in pixels
 */
export function layOutCircuit({ rows }, { width, em }) {
    const ems = width / em;
    const unit = em * Math.min(LARGEST, ems < LEAST ? ems / LEAST : Math.max(1, ems / MUCH));
    const units = width / unit;
    const height = TITLE + STACK + INPUT + 2 * RADIUS + TURN;
    const layout = new Board(units, rows.length * height - TURN + 1);
    let order = 0;
    /** @type {Point[]} */
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
    return { ...layout.scaled(unit), unit, room: layout.room() };
}

/** A picture that is being laid out, in units. */
class Board {
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
     * @param {Gate[]} gates at most three with a body, and where the paths part, if they do
     * @param {{ y: number, order: number, arriving: Point[], turn: number, isLast: boolean }} place
     * @returns {Point[]} the line from the end of the row to the start of the next
     */
    addRow(gates, { y, order, arriving, turn, isLast }) {
        const placed = this.bodies(
            gates.filter(({ kind }) => kind !== 'fan'),
            { y, order },
        );
        const [first, last] = [placed[0], placed[placed.length - 1]];
        const comesFromRow = arriving.length > 0;
        const entry = /** @type {Point[]} */ ([...arriving, [EDGE, y], [first.x - first.w, y]]);
        const label = comesFromRow ? this.onTurn(arriving[2]) : { x: (EDGE + first.x - first.w) / 2, y };
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

    /** @param {Point} corner @returns {Pick<PlacedWire, 'x' | 'y' | 'side'>} */
    onTurn([, y]) {
        return { x: ON_TURN * this.width, y, side: 'turn' };
    }

    /** How long the wire between two gates is. */
    span() {
        return (this.width - EDGE - MARGIN - DOT - 4 * RADIUS - 2 * HALF[4]) / 4;
    }

    /** How far to either side stands what comes into a gate from above. */
    apart() {
        return Math.max(APART.least, Math.min(APART.most, 0.56 * this.span()));
    }

    /** How wide a number may be, between its neighbours above the gates and between the gates. */
    room() {
        return (
            Math.min(2 * MARGIN - 0.1, 2 * this.apart(), this.span() + 2 * RADIUS - this.apart(), this.span() + 0.3) -
            GAP
        );
    }

    /** @param {Gate[]} gates @param {{ y: number, order: number }} at @returns {PlacedGate[]} */
    bodies(gates, { y, order }) {
        let x = EDGE;
        const placed = gates.map((gate, i) => {
            const w = HALF[Math.min(gate.label.length, HALF.length - 1)];
            x += this.span() + (i === 2 ? HALF[4] : RADIUS);
            const at = { gate, order: order + i, x, y, r: RADIUS, w };
            x += i === 2 ? HALF[4] : RADIUS;
            return at;
        });
        this.gates.push(...placed);
        return placed;
    }

    /** What comes into a gate from above, and the wire on to the next. */
    /** @param {PlacedGate} at @param {PlacedGate | null} next */
    addInputs({ gate, x, y, w, order }, next) {
        const above = gate.ins.slice(1);
        const apart = above.length > 1 ? this.apart() : 0;
        const top = y - RADIUS - INPUT;
        above.forEach((wire, i) => {
            const from = x + (2 * i - (above.length - 1)) * apart;
            const to = x + 0.32 * (from - x);
            const points = /** @type {Point[]} */ ([
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

    /** The dot where the paths part, and the others' way. */
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

    /** @param {Wire} wire @param {Point[]} points @param {{ x: number, y: number, side?: PlacedWire['side'],
     *     order: number, backOrder: number }} at */
    add(wire, points, { side = 'along', ...at }) {
        this.wires.push({ wire, points, side, ...at });
    }

    /** From units to pixels. @param {number} unit */
    scaled(unit) {
        const at = (/** @type {{ x: number, y: number }} */ { x, y }) => ({ x: x * unit, y: y * unit });
        return {
            width: this.width * unit,
            height: this.height * unit,
            gates: this.gates.map((gate) => ({ ...gate, ...at(gate), r: gate.r * unit, w: gate.w * unit })),
            wires: this.wires.map((wire) => ({
                ...wire,
                ...at(wire),
                points: wire.points.map(([x, y]) => /** @type {Point} */ ([x * unit, y * unit])),
            })),
            titles: this.titles.map((title) => ({ ...title, ...at(title) })),
        };
    }
}
