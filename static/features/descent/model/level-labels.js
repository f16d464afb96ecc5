/** Places the labels of the levels: on their lines, apart from each other and from the marks that must stay visible. */

import { number } from '../../../text/format.js';
import { buildLines } from './contours.js';

/** @typedef {import('./contours.js').Contours} Contours */

/**
 * @typedef {object} LevelLabel
 * @property {number} level
 * @property {string} text
 * @property {number} x in the unit square of the surface
 * @property {number} y
 * @property {number} angle in radians on the canvas, −π/2 to π/2: the text is never upside down
 */

/** All in ems of the labels. */
const LETTER = 0.58;
const EDGE = 1.3;
const APART = 4.2;
const SAME_LEVEL_APART = 16;
const CLEAR = 1.1;
/** How much a line may bend under a label, in radians. */
const MAX_BEND = 0.5;
/** A label that moves costs this much for each em, up to FAR ems. */
const FAR = 6;
const STAYS = 0.15;
/** The number of labels of one level, at most. */
const MAX_LABELS = 2;

/**
 * @param {Contours} contours
 * @param {object} size
 * @param {number} size.side of the square, in pixels
 * @param {number} size.em of the labels
 * @param {{ x: number, y: number }[]} [keepClear] places in the unit square that no label may cover
 * @param {{ x: number, y: number, level: number }[]} [before] the previous labels: new labels stay near them where
 *     they can
 * @returns {LevelLabel[]}
 */
export function levelLabels({ levels, areas }, { side, em }, keepClear = [], before = []) {
    /** @type {LevelLabel[]} */
    const placed = [];
    const order = levels.map((_, i) => i).sort((a, b) => Number(isOdd(a)) - Number(isOdd(b)) || a - b);
    for (const i of order) {
        const text = levelText(levels[i]);
        const half = (0.5 * LETTER * text.length * em + 0.3 * em) / side;
        const candidates = areas[i]
            .flatMap(buildLines)
            .flatMap((line) => listSpots(line, half))
            .filter((spot) => isClear(spot, side, em, keepClear))
            .map((spot) => ({
                ...spot,
                cost: placementCost(
                    spot,
                    before.filter(({ level }) => level === levels[i]),
                    side / em,
                ),
            }))
            .sort((a, b) => a.cost - b.cost);
        let left = MAX_LABELS;
        for (const { x, y, angle } of candidates) {
            const isFree = placed.every((other) => {
                const away = Math.hypot(other.x - x, other.y - y) * side;
                return away > em * (other.level === levels[i] ? SAME_LEVEL_APART : APART);
            });
            if (!isFree) continue;
            placed.push({ level: levels[i], text, x, y, angle });
            if (--left === 0) break;
        }
    }
    return placed;
}

/**
 * The cost of a label at a spot: it is higher where the line bends, where the text is steep, and far from the
 * previous labels.
 *
 * @param {{ x: number, y: number, angle: number, bend: number }} spot
 * @param {{ x: number, y: number }[]} before labels of the same level
 * @param {number} ems the length of the square's side, in ems
 */
function placementCost({ x, y, angle, bend }, before, ems) {
    const moved = Math.min(FAR, ...before.map((other) => Math.hypot(other.x - x, other.y - y) * ems));
    return bend + 0.25 * Math.abs(angle) + STAYS * moved;
}

/** Every other level is labelled first, so that the labels are spread over all levels. @param {number} i */
const isOdd = (i) => i % 2 === 1;

/** No level needs more digits to differ from its neighbours. */
const MOST_DIGITS = 6;

/** The text of a level, with as many digits as it has. @param {number} level */
export function levelText(level) {
    const digits = String(Number(Math.abs(level).toPrecision(MOST_DIGITS)))
        .replace(/e.*|\D/g, '')
        .replace(/^0+|0+$/g, '');
    return number(level, { digits: Math.max(1, digits.length) });
}

/**
 * The places on a line with room for half a text to either side, and how much the line bends there.
 *
 * @param {Float32Array} line
 * @param {number} half in the unit square
 */
function listSpots(line, half) {
    const count = line.length / 2;
    const along = new Float32Array(count);
    for (let i = 1; i < count; i++) {
        along[i] = along[i - 1] + Math.hypot(line[2 * i] - line[2 * i - 2], line[2 * i + 1] - line[2 * i - 1]);
    }
    const spots = [];
    let [from, to] = [0, 0];
    for (let i = 0; i < count; i += 2) {
        if (along[i] < half || along[count - 1] - along[i] < half) continue;
        while (along[i] - along[from + 1] > half) from++;
        while (along[to] - along[i] < half) to++;
        spots.push({ x: line[2 * i], y: line[2 * i + 1], ...measurePart(line, from, i, to) });
    }
    return spots;
}

/**
 * The angle of a part of a line on the canvas, whose y runs downward, and how much the part bends.
 *
 * @param {Float32Array} line
 * @param {number} from indices of points
 * @param {number} at
 * @param {number} to
 */
function measurePart(line, from, at, to) {
    const angleFrom = (/** @type {number} */ a, /** @type {number} */ b) =>
        Math.atan2(-(line[2 * b + 1] - line[2 * a + 1]), line[2 * b] - line[2 * a]);
    const angle = angleFrom(from, to);
    const turn = Math.abs(angleFrom(at, to) - angleFrom(from, at));
    const upright = angle > Math.PI / 2 ? angle - Math.PI : angle <= -Math.PI / 2 ? angle + Math.PI : angle;
    return { angle: upright, bend: Math.min(turn, 2 * Math.PI - turn) };
}

/**
 * @param {{ x: number, y: number, bend: number }} spot
 * @param {number} side
 * @param {number} em
 * @param {{ x: number, y: number }[]} keepClear
 */
function isClear({ x, y, bend }, side, em, keepClear) {
    const edge = (EDGE * em) / side;
    if (bend > MAX_BEND || x < edge || y < edge || x > 1 - edge || y > 1 - edge) return false;
    return keepClear.every((place) => Math.hypot(place.x - x, place.y - y) * side > CLEAR * em);
}
