/** The labels on the stage: the headings of the columns, the digits, and the output values. */

import { required } from '../../core/record.js';
import { fixed2, number } from '../../text/format.js';
import { layerName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { costPlace, SQUARES_GROWN } from './cost-lines.js';
import { arrowX } from './layout.js';
import { isLabelUnknown, isWantedShown } from './neurons.js';
import { buildAnswer } from './outputs.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./staging.js').Staging} Staging */

/**
 * @typedef {object} Label
 * @property {number} x
 * @property {number} y
 * @property {string} text
 * @property {number} size
 * @property {'muted' | 'plain' | 'strong' | 'attention' | 'up' | 'down' | 'right' | 'wrong'} tone
 * @property {CanvasTextAlign} align
 */

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @returns {Label[]}
 */
export function buildLabels(record, layout, staging) {
    return [
        ...headingLabels(record, layout, staging),
        ...outputLabels(record, layout, staging),
        ...missingLabels(record, layout, staging),
        ...answerLabels(record, layout, staging),
        ...costLabels(record, layout, staging),
    ];
}

/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function headingLabels(record, layout, staging) {
    const { depth, sizes } = record;
    const { type, columns, outputs, compact, isTight, headY, footY } = layout;
    const muted = { size: type.small, tone: /** @type {const} */ ('muted'), align: /** @type {const} */ ('center') };
    // the phases call the outputs by their number: where there is room, their column has it
    const hasRoom = !compact && !isTight && (depth === 1 || outputs.digitX - columns[depth - 1].x > 10 * type.small);
    const heading = (/** @type {number} */ layer) =>
        layer === depth && hasRoom ? say('stage-label-output', { layer }) : layerName(layer, depth);
    const labels = columns.slice(1).flatMap(({ layer, x }) => [
        {
            ...muted,
            x: compact && layer === depth ? (x + outputs.valueX) / 2 : x, // clear of the name beside it
            y: headY,
            text: (compact || isTight) && layer < depth ? `h${layer}` : heading(layer),
        },
        ...(layer < depth ? [{ ...muted, x, y: footY, text: `${sizes[layer]}` }] : []),
    ]);
    const column = besideOutputs(record, staging, compact);
    if (column) labels.push({ ...muted, x: outputs.nudgeX, y: headY, text: column });
    if (isWantedShown(record, staging.phase)) {
        labels.push({ ...muted, x: outputs.wantedX, y: headY, text: compact ? 'y' : say('stage-label-wanted') });
    }
    for (let layer = 1; layer < depth; layer++) {
        if (staging.nudgeShown(layer) > 0 && !compact) {
            const text = say('stage-label-nudge');
            labels.push({ ...muted, x: arrowX(layout, layer, depth), y: headY - 1.25 * type.small, text });
        }
    }
    return labels;
}

/**
 * What stands beside the outputs: nothing, the parts of the cost, or the nudges.
 *
 * @param {StepRecord} record
 * @param {Staging} staging
 * @param {boolean} isShort
 */
function besideOutputs({ costFunction, depth }, { phase, nudgeShown }, isShort) {
    if (phase.kind === 'cost') return isShort ? 'C' : costFunction === 'squared' ? '(a − y)²' : '−ln a';
    if (nudgeShown(depth) === 0) return '';
    return isShort ? 'ν' : say('stage-label-nudge');
}

/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function outputLabels(record, { font, type, outputs, columns, compact }, { computedUpTo, phase }) {
    const a = required(record.a[record.depth]);
    const isComputed = computedUpTo >= record.depth;
    const { ys, spacing } = columns[record.depth];
    return Array.from(ys, (y, index) => {
        const isLabel = index === record.focus.label && !isLabelUnknown(record, phase);
        const digit = { x: outputs.digitX, y, text: `${index}`, size: spacing < type.large ? type.text : type.large };
        const raised = compact ? y - 0.1 * spacing : y;
        const value = {
            x: outputs.valueX,
            y: raised,
            text: isComputed ? fixed2(a[index]) : '',
            size: Math.min(type.text, font),
        };
        return /** @type {Label[]} */ ([
            { ...digit, tone: isLabel ? 'attention' : 'strong', align: 'center' },
            { ...value, tone: isLabel ? 'plain' : 'muted', align: 'left' },
        ]);
    }).flat();
}

/** How far the output of the label is from what is wanted, under its bar. */
/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function missingLabels(record, { type, outputs, columns, compact }, { phase }) {
    const { label } = record.focus;
    const { ys, spacing } = columns[record.depth];
    const y = ys[label] + outputs.barHeight / 2 + 0.75 * type.small;
    const distance = record.y[label] - required(record.a[record.depth])[label];
    const hasRoom = !compact && spacing >= 2.4 * type.small;
    const isShown = isWantedShown(record, phase) && phase.kind !== 'average'; // which is about all examples
    if (!hasRoom || !isShown || distance < 0.005) return [];
    const text = say('stage-label-missing', { distance: fixed2(distance) });
    return [{ x: outputs.barX, y, text, size: type.small, tone: 'attention', align: 'left' }];
}

/** Whether the answer is right, beside it or below it. */
/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function answerLabels(record, layout, staging) {
    const answer = buildAnswer(record, layout, staging);
    if (!answer) return [];
    const { type, compact, isTight } = layout;
    const { x, y, size, isRight, label } = answer;
    const lines = sayWhetherRight(isRight, label);
    const tone = isRight === null ? 'muted' : isRight ? 'right' : 'wrong';
    return lines.map(
        (text, line) =>
            /** @type {Label} */ ({
                x: compact ? x : x + 0.48 * size,
                y: compact
                    ? y + 0.5 * size + (line + 0.5) * 1.2 * type.small
                    : y + (line - (lines.length - 1) / 2) * 1.35 * type.text,
                text,
                size: compact ? type.small : line || isTight ? type.text : type.large,
                tone: line ? 'muted' : tone,
                align: compact ? 'center' : 'left',
            }),
    );
}

/** @param {boolean | null} isRight null where nobody knows @param {number} label @returns {string[]} lines */
function sayWhetherRight(isRight, label) {
    if (isRight === null) return [say('stage-label-its-answer')];
    return isRight ? [say('stage-label-right')] : [say('stage-label-wrong'), say('stage-label-it-is', { label })];
}

/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function costLabels(record, layout, { phase, t }) {
    const isSummed = phase.kind === 'cost' ? t > SQUARES_GROWN : phase.kind === 'output_nudges';
    if (!isSummed) return [];
    const { x, y } = costPlace(layout);
    const text = `C = ${number(record.exampleCost)}`;
    return [
        { x, y, text, size: layout.isTight ? layout.type.text : layout.type.large, tone: 'attention', align: 'center' },
    ];
}
