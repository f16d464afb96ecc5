import { html } from 'htm/preact';
import { useMemo, useRef } from 'preact/hooks';
import { fixed, whole } from '../../text/format.js';
import { say, textIds } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { rich } from '../../ui/rich.js';
import { useStream } from '../../ui/streaming.js';
import { curveFigure, findGap } from './model/learning-curve.js';
import {
    addLine,
    createLearningCurves,
    curvesForSettings,
    isWhole,
    startCurve,
    toKind,
} from './model/learning-curves.js';
import { listSizes, toAddedText, toOutcomeText, toPictureText } from './model/words.js';
import { LearningCurveMark, LearningCurvePicture } from './picture.js';

/** @typedef {import('./model/learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./model/learning-curves.js').LearningCurves} LearningCurves */

/**
 * The panel of the learning curve. It trains the same network on more and more labelled examples, and shows the
 * accuracy of each on the test images and on its own examples. Images are used as they are, or augmented at random.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function LearningCurvePanel({ store, actions, questions }) {
    const { curves, asked, ask, isRunning, start, stop } = useCurves(store, questions);
    const count = store.examples.value?.labels.train.length ?? 0;
    const shown = curves[toKind(asked)];
    const picture = useRef(/** @type {HTMLElement | null} */ (null));
    const train = (/** @type {import('./model/learning-curves.js').Asked} */ wanted) => {
        picture.current?.scrollIntoView({ block: 'nearest', behavior: store.view.value.still ? 'auto' : 'smooth' });
        start(wanted);
    };
    const other = isRunning ? null : { ...asked, draw: asked.draw + 1 };
    const draw = (/** @type {unknown[]} */ children) =>
        html`<button class="link" onClick=${() => actions.openPlace('draw')}>${children}</button>`;
    return html`<section class="panel learning-curve" aria-labelledby="learning-curve-title">
        <h2 id="learning-curve-title">${say('learning-curve-title')}</h2>
        <${Images}
            augment=${asked.augment}
            disabled=${isRunning}
            choose=${(/** @type {boolean} */ augment) => ask({ ...asked, augment })}
        />
        <div class="learning-curve-start">
            ${
                isRunning
                    ? html`<button class="button" onClick=${stop}>${say('learning-curve-stop')}</button>`
                    : html`<button class="button play" onClick=${() => train(asked)}>
                        ${say('learning-curve-train')}
                    </button>`
            }
            <button
                class="button"
                disabled=${!other || !isWhole(shown)}
                title=${say('learning-curve-other.title')}
                onClick=${() => other && train(other)}
            >
                ${say('learning-curve-other')}
            </button>
            <progress
                max=${shown?.steps || 1}
                value=${shown?.step ?? 0}
                aria-label=${say('learning-curve-progress')}
            ></progress>
            <span class="fine">
                ${shown?.steps ? say('learning-curve-step', { step: shown.step, steps: shown.steps }) : ''}
            </span>
        </div>
        <div ref=${picture}>
            <${LearningCurveSeen} curve=${shown ?? curves.plain ?? curves.augmented} theme=${store.view.value.theme} />
            <${LearningCurvePicture} figure=${curveFigure(curves, count)} name=${toPictureText(curves, count)} />
        </div>
        <${Legend} curves=${curves} />
        <p class="outcome">${isRunning || !shown ? '' : withoutBreak(toOutcomeText(shown))}</p>
        <p class="learning-curve-added">${isRunning ? '' : withoutBreak(toAddedText(curves))}</p>
        <${LearningCurveTable} curves=${curves} />
        <p class="fine">${rich('learning-curve-labels-from', { draw })}</p>
        <${Announced} text=${toAriaText(curves, shown, isRunning)} />
    </section>`;
}

/** Puts a no-break space before %, so that a number and % stay on one line. @param {string} text */
const withoutBreak = (text) => text.replaceAll(' %', '\u00a0%');

/** @param {{ augment: boolean, disabled: boolean, choose: (augment: boolean) => void }} props */
function Images({ augment, disabled, choose }) {
    const choices = [
        { value: false, text: say('learning-curve-as-they-are') },
        { value: true, text: say('learning-curve-augmented') },
    ];
    return html`<div class="set-choice" role="group" aria-label=${say('learning-curve-images')}>
        <span class="muted" aria-hidden="true">${say('learning-curve-images.shown')}</span>
        ${choices.map(
            ({ value, text }) =>
                html`<button
                    key=${text}
                    class="choice"
                    aria-pressed=${value === augment}
                    disabled=${disabled}
                    onClick=${() => choose(value)}
                >
                    ${text}
                </button>`,
        )}
    </div>`;
}

/** @param {{ curves: LearningCurves }} props */
function Legend({ curves }) {
    return html`<ul class="learning-curve-legend">
        <li><${LearningCurveMark} kind="plain" of="test" /> ${say('learning-curve-test')}</li>
        <li><${LearningCurveMark} kind="plain" of="own" /> ${say('learning-curve-own')}</li>
        ${
            curves.augmented
                ? html`<li>
                    <${LearningCurveMark} kind="augmented" of="test" />
                    <${LearningCurveMark} kind="augmented" of="own" /> ${say('learning-curve-same-augmented')}
                </li>`
                : null
        }
        ${
            curves.past.length
                ? html`<li>
                    <span class="past-mark" aria-hidden="true"></span> ${say('learning-curve-past')}
                </li>`
                : null
        }
    </ul>`;
}

/**
 * Returns what screen readers announce: the start and the result.
 *
 * @param {LearningCurves} curves
 * @param {LearningCurve | null} shown
 * @param {boolean} isRunning
 */
function toAriaText(curves, shown, isRunning) {
    if (!shown) return '';
    if (isRunning)
        return shown.points.length
            ? say('learning-curve-training', { sizes: listSizes(shown.points.map(({ examples }) => examples)) })
            : '';
    return `${toOutcomeText(shown)} ${toAddedText(curves)}`.trim();
}

/**
 * Returns the curves and the functions that train them. The curves are dropped when the run's settings change.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {Pick<import('../../shell/places/panels.js').Questions, 'learningCurve'>} questions
 */
function useCurves(store, questions) {
    const settings = store.room.value?.settings_id;
    const { curves, asked: wanted } = store.use(createLearningCurves);
    const stream = useStream(settings, () => (curves.value = curvesForSettings(curves.value, settings)));
    const ask = (/** @type {import('./model/learning-curves.js').Asked} */ asked) => (wanted.value = asked);
    const start = (/** @type {import('./model/learning-curves.js').Asked} */ asked) => {
        ask(asked);
        curves.value = startCurve(curves.value, asked);
        return stream.start(
            (options) => questions.learningCurve({ ...asked, ...options }),
            (line) => (curves.value = addLine(curves.value, toKind(asked), line)),
        );
    };
    return { ...stream, curves: curves.value, asked: wanted.value, ask, start };
}

const PIXELS = 784;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The training images of the network with the fewest labels: always the same, or augmented differently each time.
 *
 * @param {{ curve: import('./model/learning-curves.js').LearningCurve | null, theme: string }} props
 */
function LearningCurveSeen({ curve, theme }) {
    const seen = curve?.seen ?? null;
    const count = curve?.points[0]?.examples ?? 10;
    const images = useMemo(
        () =>
            (seen?.labels ?? DIGITS).map(
                (label, i) => html`<li key=${i}>
                    ${
                        seen
                            ? html`<${DigitImage} pixels=${seen.pixels} from=${i * PIXELS} theme=${theme} />`
                            : html`<span class="no-image"></span>`
                    }
                    <span class="visually-hidden">${label}</span>
                </li>`,
            ),
        [seen, theme],
    );
    return html`<div class="learning-curve-seen" data-step=${seen ? curve?.step : null}>
        <p class="fine">${say('learning-curve-seen', { count, is_augmented: Boolean(curve?.augment) })}</p>
        <ul>${images}</ul>
    </div>`;
}

/** @typedef {import('./model/learning-curves.js').CurvePoint} CurvePoint */

const NAMES = textIds({ plain: 'learning-curve-table-plain', augmented: 'learning-curve-table-augmented' });

/** The curves as a table of percentages. @param {{ curves: LearningCurves }} props */
function LearningCurveTable({ curves }) {
    const shown = /** @type {const} */ (['plain', 'augmented']).flatMap((kind) => {
        const curve = curves[kind];
        return curve?.points.length ? [{ kind, points: curve.points }] : [];
    });
    const sizes = shown[0]?.points.map(({ examples }) => examples) ?? [];
    return html`<details class="curve-numbers">
        <summary>${say('learning-curve-table')}</summary>
        <table class="learning-curve-table">
            <caption class="visually-hidden">${say('learning-curve-table.name')}</caption>
            <thead>
                <tr>
                    <td></td>
                    ${shown.map(({ kind }) => html`<th scope="colgroup" colspan="3">${say(NAMES[kind])}</th>`)}
                </tr>
                <tr>
                    <th scope="col">${say('learning-curve-table-labels')}</th>
                    ${shown.map(
                        () => html`<th scope="col">${say('learning-curve-table-test')}</th>
                            <th scope="col">${say('learning-curve-table-own')}</th>
                            <th scope="col">${say('learning-curve-table-gap')}</th>`,
                    )}
                </tr>
            </thead>
            <tbody>
                ${sizes.map(
                    (examples, i) => html`<tr key=${examples} data-examples=${examples}>
                        <th scope="row">${whole(examples)}</th>
                        ${shown.map(({ kind, points }) => html`<${Numbers} kind=${kind} point=${points[i]} />`)}
                    </tr>`,
                )}
            </tbody>
        </table>
        <p class="fine">${say('learning-curve-table.units')}</p>
    </details>`;
}

/** @param {{ kind: 'plain' | 'augmented', point: CurvePoint | undefined }} props */
function Numbers({ kind, point }) {
    const cells = point ? [point.test, point.own, findGap(point)] : [null, null, null];
    return ['test', 'own', 'gap'].map((of, i) => {
        const value = cells[i];
        return html`<td data-of=${`${kind}-${of}`} data-value=${value}>
            ${value === null ? '' : fixed(100 * value, 1)}
        </td>`;
    });
}
