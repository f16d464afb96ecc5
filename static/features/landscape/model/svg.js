/**
 * The surface in three dimensions as an SVG file. The cells are drawn from the furthest to the nearest, so that near
 * cells cover far ones (the painter's algorithm, which is exact for heights over a plane). The paths are drawn on them.
 */

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
} from '../../descent/model/export-parts.js';
import { element, rounded, textElement, toHex, toPath } from '../../descent/model/svg.js';
import { CORNERS, PEAK } from './camera.js';
import { GAP } from './drape.js';
import { isHidden } from './hit.js';
import { heightAt, lightnessOf } from './relief.js';

/** @typedef {import('./landscape.js').Landscape} Landscape */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./overlay.js').Overlay} Overlay */
/** @typedef {import('../../descent/model/scene.js').DescentScene} DescentScene */
/** @typedef {import('../../descent/model/export-parts.js').LegendContent} LegendContent */
/** @typedef {[number, number, number]} Rgb */

/** The number of cells along a side, and of shades of a colour. */
const CELLS = 60;
const SHADES = 14;

/**
 * @param {{ landscape: Landscape, camera: Camera, overlay: Overlay }} view
 * @param {DescentScene} scene
 * @param {LegendContent & { bands: Rgb[], shading: number }} legendContent bands: the colours of the costs,
 *     0 to 255
 * @returns {string}
 */
export function landscapeSvg({ landscape, camera, overlay }, scene, legendContent) {
    const { width, height, em } = scene.frame;
    const { runs } = legendContent.colours;
    const inside = [
        buildBox({ landscape, camera }, legendContent),
        element(
            'g',
            { class: 'surface', 'stroke-width': 0.8, 'stroke-linejoin': 'round' },
            buildCells(landscape, camera, scene.levels, legendContent),
        ),
        ...landscape.runs.map((run) => toRun(run, { landscape, camera }, em, legendContent)),
        ...overParts(overlay, scene, legendContent),
        ...landscape.runs.map(({ run, color, at }) =>
            at ? mark(scene.runs[run].marker, camera.place(at), 0.5 * em, runs[color], legendContent.colours) : '',
        ),
        ...overlay.truths.map((truth) => findTruth(truth, em, legendContent)),
        buildAxis(overlay, legendContent),
        legend(legendContent, { left: em, top: height, em }),
    ];
    const title = say('landscape-title');
    return drawing(
        { width, height: height + legendHeight(legendContent) * em, title, colours: legendContent.colours },
        inside,
    );
}

/**
 * @param {Landscape} landscape
 * @param {Camera} camera
 * @param {number[]} levels
 * @param {LegendContent & { bands: Rgb[], shading: number }} legendContent
 */
function buildCells({ relief, heights }, camera, levels, { bands, shading }) {
    const edges = [-Infinity, ...levels.map((level) => PEAK * heights.share(level)), Infinity];
    const step = 2 / CELLS;
    const cells = Array.from({ length: CELLS * CELLS }, (_, i) => {
        const [x, y] = [-1 + step * (i % CELLS), -1 + step * Math.floor(i / CELLS)];
        return { x, y, away: Math.hypot(x + step / 2 - camera.position[0], y + step / 2 - camera.position[1]) };
    });
    cells.sort((one, other) => other.away - one.away);
    /** @type {{ fill: string, d: string }[]} */
    const areas = [];
    for (const { x, y } of cells) {
        const square = [
            [x, y],
            [x + step, y],
            [x + step, y + step],
            [x, y + step],
        ];
        const corners = square.map(([east, north]) => [east, north, heightAt(relief, east, north)]);
        const z = corners.map((corner) => corner[2]);
        for (let band = 0; band < bands.length; band++) {
            if (Math.max(...z) < edges[band] || Math.min(...z) > edges[band + 1]) continue;
            const slice = clip(clip(corners, edges[band], 1), edges[band + 1], -1);
            const d = toPath(
                slice.flatMap(([east, north, up]) =>
                    [camera.place([east, north, up])].flatMap((place) => [place.x, place.y]),
                ),
                true,
            );
            const fill = shaded(bands[band], z, step, shading);
            const last = areas[areas.length - 1];
            if (last?.fill === fill) last.d += d;
            else areas.push({ fill, d });
        }
    }
    return areas.map(({ fill, d }) => element('path', { d, fill, stroke: fill }));
}

/**
 * The part of a polygon above a height, or below it.
 *
 * @param {number[][]} polygon
 * @param {number} height
 * @param {1 | -1} sign
 */
function clip(polygon, height, sign) {
    if (!Number.isFinite(height)) return polygon;
    return polygon.flatMap((point, i) => {
        const next = polygon[(i + 1) % polygon.length];
        const [height0, height1] = [sign * (point[2] - height), sign * (next[2] - height)];
        const clipped = height0 >= 0 ? [point] : [];
        if (height0 >= 0 === height1 >= 0) return clipped;
        const share = height0 / (height0 - height1);
        return [...clipped, point.map((value, axis) => value + (next[axis] - value) * share)];
    });
}

/**
 * @param {Rgb} colour
 * @param {number[]} z at the corners, counterclockwise
 * @param {number} step
 * @param {number} shading
 */
function shaded(colour, z, step, shading) {
    const [dx, dy] = [(z[1] + z[2] - z[0] - z[3]) / (2 * step), (z[2] + z[3] - z[0] - z[1]) / (2 * step)];
    const shade = 1 + shading * (lightnessOf(dx, dy) - 1);
    const discreteShade = Math.round(shade * SHADES) / SHADES;
    return toHex(colour.map((value) => Math.min(255, value * discreteShade)));
}

/**
 * The floor and the upright edges.
 *
 * @param {{ landscape: Landscape, camera: Camera }} view
 * @param {LegendContent} legendContent
 */
function buildBox({ landscape, camera }, { colours }) {
    const floor = CORNERS.map(([x, y]) => camera.place([x, y, 0]));
    const tops = CORNERS.map(([x, y]) => camera.place([x, y, landscape.heightAt(x, y)]));
    const uprights = floor.map(({ x, y }, i) => toPath([x, y, tops[i].x, tops[i].y]));
    const d =
        toPath(
            floor.flatMap(({ x, y }) => [x, y]),
            true,
        ) + uprights.join('');
    return element('path', { class: 'box', d, fill: 'none', stroke: colours.line });
}

/**
 * The path of a run. Its parts behind a ridge are drawn faintly.
 *
 * @param {Landscape['runs'][number]} run
 * @param {{ landscape: Landscape, camera: Camera }} view
 * @param {number} em
 * @param {LegendContent} legendContent
 */
function toRun({ run, color, xyz }, { landscape, camera }, em, { entries, colours }) {
    /** @type {{ isHidden: boolean, xy: number[] }[]} */
    const parts = [];
    for (let i = 0; i < xyz.length; i += 3) {
        /** @type {[number, number, number]} */
        const point = [xyz[i], xyz[i + 1], xyz[i + 2]];
        if (point[2] === GAP) {
            parts.push({ isHidden: false, xy: [] });
            continue;
        }
        const hidden = isHidden(landscape, camera, point);
        const { x, y } = camera.place(point);
        const last = parts[parts.length - 1];
        last?.xy.push(x, y);
        if (last?.isHidden !== hidden) parts.push({ isHidden: hidden, xy: [x, y] });
    }
    const lines = parts
        .filter(({ xy }) => xy.length > 2)
        .map((part) => {
            const line = rimmed(part.xy, colours.runs[color], 0.15 * em, { class: 'run', 'data-run': run }, colours);
            return part.isHidden ? element('g', { opacity: 0.3 }, line) : line;
        });
    return element('g', { class: 'path', 'data-run': run, 'data-name': entries[run]?.name ?? '' }, lines);
}

/** @param {Overlay} overlay @param {DescentScene} scene @param {LegendContent} legendContent @returns {string[]} */
function overParts({ levels, dots, start, arrow: downhill, titles, em }, { levels: costs }, { colours }) {
    const title = { 'text-anchor': 'middle', fill: colours.muted };
    return [
        ...levels.map((number) =>
            levelNumber(number.text, number, SMALL * em, colours.bands[costs.indexOf(number.level)], colours),
        ),
        ...dots.flatMap(({ color, marker, spots }) =>
            spots.map((spot) => mark(marker, spot, 0.19 * em, colours.runs[color], colours)),
        ),
        start ? cross(start, em, colours) : '',
        downhill ? arrow(downhill[0], downhill[1], em, colours) : '',
        ...titles.map(({ text, x, y, angle }) =>
            textElement(text, { transform: turned(x, y, angle), ...title, ...letters(SMALL * em) }),
        ),
    ];
}

/** @param {number} x @param {number} y @param {number} angle in radians */
function turned(x, y, angle) {
    return `translate(${rounded(x)} ${rounded(y)}) rotate(${rounded((angle * 180) / Math.PI)})`;
}

/** @param {Overlay['truths'][number]} truth @param {number} em @param {LegendContent} legendContent */
function findTruth({ color, from, to, radius, text, textAt }, em, { colours }) {
    const stroke = colours.runs[color];
    return element('g', { class: 'truth' }, [
        rimmed([from.x, from.y, to.x, to.y], stroke, 0.1 * em, {}, colours),
        element('ellipse', {
            cx: to.x,
            cy: to.y,
            rx: radius,
            ry: radius / 2,
            fill: 'none',
            stroke,
            'stroke-width': 0.1 * em,
        }),
        textElement(text, {
            ...textAt,
            fill: stroke,
            stroke: colours.edge,
            'stroke-width': 0.22 * em,
            'paint-order': 'stroke',
            ...letters(0.78 * em),
        }),
    ]);
}

/** @param {Overlay} overlay @param {LegendContent} legendContent */
function buildAxis({ axis, em }, { colours }) {
    const { width, tick, title } = axis;
    const small = letters(SMALL * em);
    return element('g', { class: 'axis' }, [
        ...axis.bands.map(({ band, low, high }) => {
            const corners = [low.x, low.y, high.x, high.y, high.x + width, high.y, low.x + width, low.y];
            return element('path', { d: toPath(corners, true), fill: colours.bands[band] });
        }),
        ...axis.marks.map(({ x, y, text }) =>
            textElement(text, { x: x - tick - 0.25 * em, y, 'text-anchor': 'end', fill: colours.text, ...small }),
        ),
        textElement(title.text, { x: title.x, y: title.y, 'text-anchor': 'middle', fill: colours.muted, ...small }),
    ]);
}
