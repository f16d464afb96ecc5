/** Activity that travels forward: dots along the lines. A dot grows with the strength of its line. */

/** @typedef {import('./edges.js').Edges} Edges */
/** @typedef {import('./asks.js').Pulse} Pulse */
/** @typedef {import('./staging.js').Staging} Staging */

const MAX_PULSES = 260;

/**
 * @param {Edges[]} edges
 * @param {Staging} staging
 * @param {number} depth
 * @returns {Pulse[]}
 */
export function buildPulses(edges, { phase, t }, depth) {
    if (phase.kind !== 'forward') return [];
    const layer = Math.min(depth, Math.floor(t * depth) + 1);
    const along = t * depth - (layer - 1);
    const lines = edges.find((each) => each.layer === layer);
    if (!lines || along <= 0 || along >= 1) return [];
    const every = Math.max(1, Math.ceil(lines.shown / MAX_PULSES));
    /** @type {Pulse[]} */
    const pulses = [];
    for (let i = 0; i < lines.shown; i += every) pulses.push(pulseAt(lines, i, along));
    return pulses;
}

/** @param {Edges} lines @param {number} i @param {number} along @returns {Pulse} */
function pulseAt({ xy, level }, i, along) {
    const [x1, y1, x2, y2] = xy.subarray(4 * i, 4 * i + 4);
    const eased = along * along * (3 - 2 * along);
    return {
        x: x1 + (x2 - x1) * eased,
        y: y1 + (y2 - y1) * eased,
        size: 1.6 + 0.3 * Math.abs(level[i]),
        sign: 0,
    };
}
