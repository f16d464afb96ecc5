import { html } from 'htm/preact';
import { percent, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { inEms, useUnits } from '../../ui/width.js';

/** @typedef {import('./model/learning-curve.js').CurveFigure} CurveFigure */
/** @typedef {import('./model/learning-curve.js').Place} Place */

/** The greatest width and the height of the picture in its own units. Its font size is 12 units. */
const WIDTH = 440;
const HEIGHT = 200;
const EDGE = { left: 48, right: 24, top: 10, bottom: 40 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** The accuracy of guessing one of ten digits. */
const GUESSED = 0.1;

const y = (/** @type {number} */ share) => HEIGHT - EDGE.bottom - (HEIGHT - EDGE.top - EDGE.bottom) * share;

/** @typedef {(share: number) => number} Across from a share of the axis to units */

/** @param {Place[]} places @param {Across} x */
const through = (places, x) => places.map((each) => `${x(each.x).toFixed(1)} ${y(each.y).toFixed(1)}`).join('L');

/**
 * The accuracy against the number of labels: a line with filled marks for the test images, a line with open marks for a
 * network's own examples, and the gap between them shaded.
 *
 * @param {{ figure: CurveFigure, name: string }} props name: the text for screen readers
 */
export function LearningCurvePicture({ figure, name }) {
    const { element, units } = useUnits(WIDTH);
    const x = (/** @type {number} */ share) => EDGE.left + (units - EDGE.left - EDGE.right) * share;
    return html`<div ref=${element}><svg
        class="learning-curve-picture"
        viewBox=${`0 0 ${units} ${HEIGHT}`}
        style=${{ width: inEms(units) }}
        role="img"
        aria-label=${name}
    >
        ${TICKS.map(
            (share) => html`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${y(share)} y2=${y(share)} />
            <text class="tick" x=${EDGE.left - 6} y=${y(share) + 4} text-anchor="end">${percent(share, 0)}</text>`,
        )}
        ${figure.marks.map(
            (mark) => html`<text
                class="tick"
                x=${x(mark.x)}
                y=${HEIGHT - EDGE.bottom + 15}
                text-anchor="middle"
            >
                ${whole(mark.count)}
            </text>`,
        )}
        <text class="tick" x=${x(0.5)} y=${HEIGHT - 4} text-anchor="middle">${say('learning-curve-axis')}</text>
        <line class="guessed" x1=${x(0)} x2=${x(1)} y1=${y(GUESSED)} y2=${y(GUESSED)} />
        <text class="tick" x=${x(1)} y=${y(GUESSED) - 4} text-anchor="end">${say('learning-curve-guessing')}</text>
        ${figure.past.map((places, i) => html`<path key=${i} class="past" d=${`M${through(places, x)}`} />`)}
        ${figure.curves.map((curve) => html`<${Curve} key=${curve.kind} ...${curve} x=${x} />`)}
    </svg></div>`;
}

/** @param {CurveFigure['curves'][number] & { x: Across }} props */
function Curve({ kind, places, x }) {
    const at = (/** @type {Place} */ place) => `translate(${x(place.x).toFixed(1)} ${y(place.y).toFixed(1)})`;
    const test = places.map((each) => ({ x: each.x, y: each.test }));
    const own = places.map((each) => ({ x: each.x, y: each.own }));
    return html`<g class=${kind}>
        <path class="gap" d=${`M${through([...test, ...own.toReversed()], x)}Z`} />
        <path class="own" d=${`M${through(own, x)}`} />
        <path class="test" d=${`M${through(test, x)}`} />
        ${own.map((place) => html`<path class="own mark" d=${MARKS[kind]} transform=${at(place)} />`)}
        ${test.map((place) => html`<path class="test mark" d=${MARKS[kind]} transform=${at(place)} />`)}
    </g>`;
}

/** A disc and a diamond, so that the curves differ by more than colour. */
const MARKS = {
    plain: 'M-3.2 0A3.2 3.2 0 1 1 3.2 0A3.2 3.2 0 1 1 -3.2 0Z',
    augmented: 'M0 -4.3L4.3 0L0 4.3L-4.3 0Z',
};

/** A mark of the legend. @param {{ kind: 'plain' | 'augmented', of: 'test' | 'own' }} props */
export function LearningCurveMark({ kind, of }) {
    return html`<svg class="learning-curve-mark" viewBox="-6 -6 12 12" aria-hidden="true">
        <g class=${kind}><path class=${`${of} mark`} d=${MARKS[kind]} /></g>
    </svg>`;
}
