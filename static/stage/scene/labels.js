/** The labels on the stage: the headings of the columns, the digits, and the output values. */

import { required } from '../../core/record.js';
import { fixed2, number } from '../../text/format.js';
import { layerName } from '../../text/names.js';
import { arrowX } from './layout.js';
import { isLabelUnknown } from './neurons.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./staging.js').Staging} Staging */

/**
 * @typedef {object} Label
 * @property {number} x
 * @property {number} y
 * @property {string} text
 * @property {number} size
 * @property {'muted' | 'plain' | 'strong' | 'attention' | 'up' | 'down'} tone
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
        ...costLabels(record, layout, staging),
    ];
}

/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function headingLabels(record, layout, staging) {
    const { depth, sizes, costFunction } = record;
    const { font, columns, outputs, compact } = layout;
    const size = 0.92 * font;
    const muted = { size, tone: /** @type {const} */ ('muted'), align: /** @type {const} */ ('center') };
    const labels = columns.slice(1).flatMap(({ layer, x, ys, r }) => [
        {
            ...muted,
            x,
            y: ys[0] - r - 1.15 * font,
            text: compact && layer < depth ? `h${layer}` : layerName(layer, depth),
        },
        { ...muted, x, y: (ys.at(-1) ?? 0) + r + 1.1 * font, text: `${sizes[layer]}` },
    ]);
    const above = columns[depth].ys[0] - columns[depth].r - 1.15 * font;
    const column =
        staging.phase.kind !== 'cost' ? null : compact ? 'C' : costFunction === 'squared' ? '(a − y)²' : '−ln a';
    labels.push(
        { ...muted, x: outputs.nudgeX, y: above, text: column ?? (compact ? 'ν' : 'nudge') },
        {
            ...muted,
            x: outputs.wantedX,
            y: above,
            text: isLabelUnknown(record, staging.phase) ? '' : compact ? 'y' : 'wanted',
        },
    );
    for (let layer = 1; layer < depth; layer++) {
        if (staging.nudgeShown(layer) > 0 && !compact) {
            const y = columns[layer].ys[0] - columns[layer].r - 2.3 * font;
            labels.push({ ...muted, x: arrowX(layout, layer, depth), y, text: 'nudge' });
        }
    }
    return labels;
}

/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function outputLabels(record, layout, { computedUpTo, phase }) {
    const { font, outputs, columns } = layout;
    const a = required(record.a[record.depth]);
    const isComputed = computedUpTo >= record.depth;
    return Array.from(columns[record.depth].ys, (y, index) => {
        const isLabel = index === record.focus.label && !isLabelUnknown(record, phase);
        const digit = { x: outputs.digitX, y, text: `${index}`, size: 1.4 * font };
        const value = { x: outputs.valueX, y, text: isComputed ? fixed2(a[index]) : '', size: font };
        return /** @type {Label[]} */ ([
            { ...digit, tone: isLabel ? 'attention' : 'strong', align: 'center' },
            { ...value, tone: isLabel ? 'plain' : 'muted', align: 'left' },
        ]);
    }).flat();
}

/** @param {StepRecord} record @param {StageLayout} layout @param {Staging} staging @returns {Label[]} */
function costLabels(record, layout, { phase, t }) {
    if (phase.kind !== 'cost' || t < 0.7) return [];
    const column = layout.columns[record.depth];
    const y = (column.ys.at(-1) ?? 0) + column.r + 1.3 * layout.font;
    const text = `C = ${number(record.exampleCost)}`;
    const x = layout.outputs.nudgeX;
    return [{ x, y, text, size: 1.15 * layout.font, tone: 'attention', align: 'center' }];
}
