/** The descent from above as an SVG file. */

import { say } from '../../../text/say.js';
import {
    arrow,
    cross,
    drawing,
    legend,
    legendHeight,
    letters,
    levelNumber,
    mark,
    rimmed,
    SMALL,
} from './export-parts.js';
import { element, textElement, toPath } from './svg.js';

/** @typedef {import('./scene.js').DescentScene} DescentScene */
/** @typedef {import('./contours.js').Contours} Contours */
/** @typedef {import('./level-labels.js').LevelLabel} LevelLabel */
/** @typedef {import('./export-parts.js').LegendContent} LegendContent */

/** @typedef {{ contours: Contours, labels: LevelLabel[], bounds: import('../../race/model/state.js').Bounds }}
 *     SurfaceDrawing */

/**
 * @param {DescentScene} scene
 * @param {SurfaceDrawing | null} surface
 * @param {LegendContent} legendContent
 * @returns {string}
 */
export function descentSvg(scene, surface, legendContent) {
    const { frame } = scene;
    const { left, top, side, width, height, em } = frame;
    const inside = [
        element('clipPath', { id: 'square' }, element('rect', { x: left, y: top, width: side, height: side })),
        element('g', { 'clip-path': 'url(#square)' }, [
            surface ? buildSurface(scene, surface, legendContent) : '',
            ...buildPaths(scene, legendContent),
        ]),
        buildAxes(scene, legendContent),
        buildBar(scene, legendContent),
        legend(legendContent, { left, top: height, em }),
    ];
    const page = {
        width,
        height: height + legendHeight(legendContent) * em,
        title: say('descent-title'),
        colours: legendContent.colours,
    };
    return drawing(page, inside);
}

/** @param {DescentScene} scene @param {SurfaceDrawing} surface @param {LegendContent} legendContent */
function buildSurface({ frame, bounds: shown }, { contours, labels, bounds }, { colours }) {
    const scale = frame.side / (shown.x1 - shown.x0);
    const size = (bounds.x1 - bounds.x0) * scale;
    const x = frame.left + (bounds.x0 - shown.x0) * scale;
    const y = frame.top + (shown.y1 - bounds.y1) * scale;
    const placed = (/** @type {ArrayLike<number>} */ ring) =>
        Array.from(ring, (value, i) => (i % 2 ? y + (1 - value) * size : x + value * size));
    const outline = (/** @type {Float32Array[]} */ rings) => rings.map((ring) => toPath(placed(ring), true)).join('');
    const areas = contours.areas.map((rings, i) =>
        element('path', {
            class: 'area',
            'data-from': contours.levels[i],
            d: outline(rings),
            'fill-rule': 'evenodd',
            fill: colours.bands[i + 1],
            stroke: colours.level,
            'stroke-opacity': 0.2,
            'stroke-width': 0.8,
        }),
    );
    const missing = contours.missing.length
        ? element('path', { class: 'missing', d: outline(contours.missing), fill: colours.ground })
        : '';
    const numbers = labels.map(({ text, level, angle, ...at }) => {
        const [atX, atY] = placed([at.x, at.y]);
        return levelNumber(
            text,
            { x: atX, y: atY, angle },
            SMALL * frame.em,
            colours.bands[contours.levels.indexOf(level)],
            colours,
        );
    });
    const lowest = element('rect', { x, y, width: size, height: size, fill: colours.bands[0] });
    return element('g', { class: 'surface' }, [lowest, ...areas, missing, ...numbers]);
}

/** @param {DescentScene} scene @param {LegendContent} legendContent */
function buildPaths({ runs, start, tangent, frame: { em } }, { entries, colours }) {
    const lines = runs.map(({ place, color, line }) => {
        const attributes = { class: 'run', 'data-run': place, 'data-name': entries[place]?.name ?? '' };
        return rimmed(line, colours.runs[color], 0.14 * em, attributes, colours);
    });
    const dots = runs.flatMap(({ dots: xy, color, marker }) =>
        Array.from({ length: xy.length / 2 }, (_, i) =>
            mark(marker, { x: xy[2 * i], y: xy[2 * i + 1] }, 0.19 * em, colours.runs[color], colours),
        ),
    );
    const heads = runs.map(({ head, color, marker, diverged }) =>
        head ? mark(marker, head, 0.5 * em, diverged ? colours.ground : colours.runs[color], colours) : '',
    );
    const downhill = tangent ? arrow(tangent, { x: tangent.toX, y: tangent.toY }, em, colours) : '';
    return [...lines, ...dots, start ? cross(start, em, colours) : '', downhill, ...heads];
}

/** @param {DescentScene} scene @param {LegendContent} legendContent */
function buildAxes({ frame: { left, top, side, em }, across, down, titles }, { colours }) {
    const bottom = top + side;
    const small = { fill: colours.muted, ...letters(SMALL * em) };
    const ticks = [
        ...across.map(({ at }) => toPath([at, bottom, at, bottom + 0.3 * em])),
        ...down.map(({ at }) => toPath([left, at, left - 0.3 * em, at])),
    ];
    const sideways = `translate(${left - 2.35 * em} ${top + side / 2}) rotate(-90)`;
    return element('g', { class: 'axes' }, [
        element('rect', { x: left, y: top, width: side, height: side, fill: 'none', stroke: colours.line }),
        element('path', { d: ticks.join(''), stroke: colours.line }),
        ...across.map(({ at, text }) =>
            textElement(text, { x: at, y: bottom + 0.85 * em, 'text-anchor': 'middle', ...small }),
        ),
        ...down.map(({ at, text }) =>
            textElement(text, { x: left - 0.45 * em, y: at, 'text-anchor': 'end', ...small }),
        ),
        textElement(titles.across, { x: left + side / 2, y: bottom + 1.95 * em, 'text-anchor': 'middle', ...small }),
        textElement(titles.down, { transform: sideways, 'text-anchor': 'middle', ...small }),
    ]);
}

/** @param {DescentScene} scene @param {LegendContent} legendContent */
function buildBar({ bar, frame: { em } }, { colours }) {
    if (!bar) return '';
    const width = bar.width / bar.bands;
    const below = bar.top + bar.height;
    const centred = { 'text-anchor': 'middle', fill: colours.muted };
    const bands = Array.from({ length: bar.bands }, (_, i) => {
        const at = { x: bar.left + i * width, y: bar.top };
        return element('rect', { ...at, width: width + 0.3, height: bar.height, fill: colours.bands[i] });
    });
    const numbers = bar.marks.map(({ at, text }) =>
        textElement(text, { x: at, y: below + 0.6 * em, ...centred, ...letters(0.68 * em) }),
    );
    const middle = { x: bar.left + bar.width / 2, y: below + 1.65 * em };
    const title = textElement(bar.title, { ...middle, ...centred, ...letters(SMALL * em) });
    return element('g', { class: 'bar' }, [...bands, ...numbers, title]);
}
