/** Draws the legend of the runs below a saved picture. */

import { markerPath } from '../../race/model/run-marker.js';
import { LEGEND_LINE } from '../model/export-parts.js';

/**
 * @param {CanvasRenderingContext2D} ctx in CSS pixels
 * @param {import('../model/export-parts.js').LegendContent} content
 * @param {{ left: number, top: number, em: number }} at
 */
export function drawLegend(ctx, { entries, sentence, colours }, { left, top, em }) {
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    entries.forEach(({ name, color, marker }, i) => {
        const y = top + (i + 0.8) * LEGEND_LINE * em;
        const shape = new Path2D(markerPath(marker, 0.42 * em));
        ctx.translate(left + 0.5 * em, y);
        ctx.strokeStyle = colours.edge;
        ctx.lineWidth = 0.15 * em;
        ctx.stroke(shape);
        ctx.fillStyle = colours.runs[color];
        ctx.fill(shape);
        ctx.translate(-left - 0.5 * em, -y);
        ctx.font = `${0.85 * em}px ${colours.font}`;
        ctx.fillStyle = colours.text;
        ctx.fillText(name, left + 1.5 * em, y);
    });
    ctx.font = `${0.8 * em}px ${colours.font}`;
    ctx.fillStyle = colours.muted;
    ctx.fillText(sentence, left, top + (entries.length + 0.8) * LEGEND_LINE * em);
}
