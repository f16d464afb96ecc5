import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { fixed, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { useAnswer } from '../../ui/answer.js';
import { inEms, useUnits } from '../../ui/width.js';
import { angleNear } from '../race/model/race.js';
import { buildMarker, markerPath } from '../race/model/run-marker.js';
import { degrees, runNames } from '../race/model/words.js';
import { runColor } from '../race/run-marker.js';
import { useRace } from '../race/watch-race.js';
import { agreementFigure, alongSizes } from './model/agreement.js';
import { toAgreementText } from './model/words.js';

/** @typedef {import('./model/agreement.js').Agreement} Agreement */
/** @typedef {import('../race/model/state.js').RaceState} RaceState */

/**
 * The agreement is measured again each time that the run has grown by a fifth, from about this share of the race on.
 */
const GROWTH = 1.2;
const FIRST_SHARE = 0.005;

/**
 * The angle between the gradient of a mini-batch and that of all examples, by the size of the mini-batch.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function AgreementPanel({ store, questions }) {
    useRace(store);
    const [chosen, setChosen] = useState(0);
    const race = store.race.value;
    const at = Math.min(chosen, (race?.runs.length ?? 1) - 1);
    const ask = async () => /** @type {Agreement} */ (await questions.agreement(at));
    const { value: measured, error } = useAnswer(ask, race && toKey(race, at));
    if (!race) return null;
    const names = runNames(race.runs, race.train);
    const isCurrent = measured?.run === at && race.runs[at] !== undefined;
    return html`<section class="panel agreement" aria-labelledby="agreement-title">
        <h2 id="agreement-title">${say('agreement-title')}</h2>
        <label class="agreement-where"><span class="muted">${say('agreement-where')}</span>
            <select value=${at} onChange=${(/** @type {any} */ event) => setChosen(Number(event.currentTarget.value))}>
                ${names.map((name, i) => html`<option value=${i}>${name}</option>`)}
            </select>
        </label>
        ${error ? html`<p class="fine">${error}</p>` : null}
        ${
            isCurrent && measured
                ? html`<${Measured}
                    measured=${measured}
                    race=${race}
                    mark=${buildMark(race, store.paths.value, measured)}
                />`
                : html`<p class="awaited-angle muted">…</p>`
        }
    </section>`;
}

/**
 * The key of a measurement: a new key starts a new one. It changes less and less often while the run goes on, and once
 * more where the run is paused.
 *
 * @param {RaceState} race
 * @param {number} at
 */
function toKey({ number, runs, settings, playing, over, until }, at) {
    const { id, step, examples_seen: examples, seconds } = runs[at];
    const progress = { examples, steps: step, seconds }[settings.fairness] / until;
    const grown = Math.floor(Math.log(1 + progress / FIRST_SHARE) / Math.log(GROWTH));
    return playing && !over ? `${number} ${id} ${at} ${grown}` : `${number} ${id} ${at} at ${step}`;
}

/**
 * The mark of the run's own mini-batches: their size, and the mean angle of its steps near the measured step. null for
 * a full-batch run, or where no angle is known.
 *
 * @param {RaceState} race
 * @param {import('../race/model/state.js').Paths | null} paths
 * @param {Agreement} measured
 */
function buildMark({ runs }, paths, { run, step }) {
    const { full, color, settings } = runs[run];
    const path = paths?.runs[run];
    const angle = path && !full ? angleNear(path, step) : null;
    return angle === null ? null : { run, color, size: settings.batch_size, angle };
}

/** @param {{ measured: Agreement, race: RaceState, mark: ReturnType<typeof buildMark> }} props */
function Measured({ measured, race, mark }) {
    const figure = useMemo(() => agreementFigure(measured), [measured]);
    const roundedAngle = mark && Math.round(mark.angle); // the race changes ten times a second
    const picture = useMemo(
        () => html`<${AgreementPicture} figure=${figure} mark=${mark} />`,
        [figure, roundedAngle, mark?.color],
    );
    if (figure.points.length === 0) return html`<p class="fine">${say('agreement-none')}</p>`;
    return html`<div data-step=${measured.step} data-run=${measured.run}>
        ${picture}
        <p class="agreement-sentence">
            ${toAgreementText(measured.step, race.train, figure)}
        </p>
        <p class="fine">${say('agreement-key', { has_mark: mark !== null })}</p>
        <${Table} points=${figure.points} />
    </div>`;
}

/** @param {{ points: ReturnType<typeof agreementFigure>['points'] }} props */
function Table({ points }) {
    return html`<details class="curve-numbers">
        <summary>${say('agreement-table')}</summary>
        <table>
            <caption class="visually-hidden">${say('agreement-caption')}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('agreement-examples')}</th>
                    <th scope="col">${say('agreement-mean')}</th>
                    <th scope="col">${say('agreement-best')}</th>
                    <th scope="col">${say('agreement-worst')}</th>
                </tr>
            </thead>
            <tbody>
                ${points.map(
                    ({ size, angles: { mean, low, high } }) => html`<tr key=${size} data-size=${size}>
                        <th scope="row">${whole(size)}</th>
                        ${[mean, low, high].map((angle) => html`<td>${fixed(angle, 1)}°</td>`)}
                    </tr>`,
                )}
            </tbody>
        </table>
    </details>`;
}

/** The size and the margins of the picture, in its own units; its font size is 12. */
const WIDTH = 400;
const HEIGHT = 190;
const EDGE = { left: 36, right: 24, top: 12, bottom: 40 };

/**
 * The angle against the size of the mini-batch: the mean as a line, the best and worst as a band.
 *
 * @param {{ figure: import('./model/agreement.js').AgreementFigure,
 *     mark: { run: number, color: number, size: number, angle: number } | null }} props mark: of a run's own steps
 */
function AgreementPicture({ figure, mark }) {
    const { points, most } = figure;
    const largest = figure.marks.at(-1)?.size ?? 1;
    const { element, units } = useUnits(WIDTH);
    const x = (/** @type {number} */ share) => EDGE.left + (units - EDGE.left - EDGE.right) * share;
    const y = (/** @type {number} */ share) => HEIGHT - EDGE.bottom - (HEIGHT - EDGE.top - EDGE.bottom) * share;
    const through = (/** @type {{ x: number, to: number }[]} */ places) =>
        places.map((each) => `${x(each.x).toFixed(1)} ${y(each.to).toFixed(1)}`).join('L');
    const band = [
        ...points.map((each) => ({ x: each.x, to: each.high })),
        ...points.toReversed().map((each) => ({ x: each.x, to: each.low })),
    ];
    const [first, last] = [points[0], points[points.length - 1]];
    const ariaText = say('agreement-picture', {
        angle: degrees(first.angles.mean),
        size: first.size,
        has_last: first !== last,
        last_angle: degrees(last.angles.mean),
        last_size: last.size,
    });
    return html`<div ref=${element}><svg
        class="agreement-picture"
        viewBox=${`0 0 ${units} ${HEIGHT}`}
        style=${{ width: inEms(units) }}
        role="img"
        aria-label=${ariaText}
    >
        ${[0, 1 / 3, 2 / 3, 1].map(
            (share) => html`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${y(share)} y2=${y(share)} />
            <text
                class="tick"
                x=${EDGE.left - 6}
                y=${y(share) + 4}
                text-anchor="end"
            >
                ${Math.round(share * most)}°
            </text>`,
        )}
        ${figure.marks.map(
            (mark) => html`<text
                class="tick"
                x=${x(mark.x)}
                y=${HEIGHT - EDGE.bottom + 15}
                text-anchor="middle"
            >
                ${whole(mark.size)}
            </text>`,
        )}
        <text class="tick" x=${x(0.5)} y=${HEIGHT - 4} text-anchor="middle">${say('agreement-axis')}</text>
        <path class="band" d=${`M${through(band)}Z`} />
        <path class="mean" d=${`M${through(points.map((each) => ({ x: each.x, to: each.mean })))}`} />
        ${points.map(
            (each) => html`<circle
                key=${each.size}
                class="point"
                cx=${x(each.x)}
                cy=${y(each.mean)}
                r="2"
            />`,
        )}
        ${
            mark
                ? html`<path
                    class="run-mark"
                    style=${runColor(mark.color)}
                    transform=${`translate(${x(Math.min(1, alongSizes(mark.size, largest))).toFixed(1)} ${y(Math.min(1, mark.angle / most)).toFixed(1)})`}
                    d=${markerPath(buildMarker(mark.run), 5)}
                    data-run=${mark.run}
                />`
                : null
        }
    </svg></div>`;
}
