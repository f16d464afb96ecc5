import { useRef } from 'preact/hooks';

import { curveFigure } from './model/learning-curve.js';
import { asking, createLearningCurves, curvesOf, isWhole, kindOf, toldOf } from './model/learning-curves.js';
import { percent, whole } from '../../text/format.js';
import { listed, outcomeOf, whatIsAdded } from './model/words.js';
import { html } from '../../ui/html.js';
import { LearningCurveMark, LearningCurvePicture } from './picture.js';
import { LearningCurveSeen } from './seen.js';
import { LearningCurveTable } from './table.js';
import { useStream } from '../../ui/streaming.js';

/** @typedef {import('./model/learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./model/learning-curves.js').LearningCurves} LearningCurves */

/**
 * The same network trained on more and more labelled examples, before one's eyes: how well each reads the
 * test images, and its own examples; with the images as they are, or shifted, turned and scaled at random.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function LearningCurvePanel({ store, actions, questions }) {
    const { curves, asked, ask, isRunning, start, stop } = useCurves(store, questions);
    const count = store.examples.value?.labels.train.length ?? 0;
    const shown = curves[kindOf(asked)];
    const picture = useRef(/** @type {HTMLElement | null} */ (null));
    const train = (/** @type {import('./model/learning-curves.js').Asked} */ wanted) => {
        picture.current?.scrollIntoView({ block: 'nearest', behavior: store.view.value.still ? 'auto' : 'smooth' });
        start(wanted);
    };
    const other = isRunning ? null : { ...asked, draw: asked.draw + 1 };
    return html`<section class="panel learning-curve" aria-labelledby="learning-curve-title">
        <h2 id="learning-curve-title">The same network on more and more labels</h2>
        <${Images} augment=${asked.augment} disabled=${isRunning} choose=${(/** @type {boolean} */ augment) => ask({ ...asked, augment })} />
        <div class="learning-curve-start">
            ${isRunning
                ? html`<button class="button" onClick=${stop}>■ Stop</button>`
                : html`<button class="button play" onClick=${() => train(asked)}>▶ Train them all</button>`}
            <button class="button" disabled=${!other || !isWhole(shown)} title="The same with other examples out of all" onClick=${() => other && train(other)}>Other examples</button>
            <progress max=${shown?.steps || 1} value=${shown?.step ?? 0} aria-label="Steps of each network"></progress>
            <span class="fine">${shown?.steps ? `step ${whole(shown.step)} of ${whole(shown.steps)}` : ''}</span>
        </div>
        <div ref=${picture}>
            <${LearningCurveSeen} curve=${shown ?? curves.plain ?? curves.augmented} theme=${store.view.value.theme} />
            <${LearningCurvePicture} figure=${curveFigure(curves, count)} name=${seen(curves, count)} />
        </div>
        <${Legend} curves=${curves} />
        <p class="outcome">${isRunning || !shown ? '' : together(outcomeOf(shown))}</p>
        <p class="learning-curve-added">${isRunning ? '' : together(whatIsAdded(curves))}</p>
        <${LearningCurveTable} curves=${curves} />
        <p class="fine">
            Labels come from people: draw digits and say what they are in${' '}
            <button class="link" onClick=${() => actions.openPlace('draw')}>Draw</button>, and train on them too.
        </p>
        <div class="visually-hidden" aria-live="polite">${said(curves, shown, isRunning)}</div>
    </section>`;
}

/** A number and its sign stay on one line. @param {string} text */
const together = (text) => text.replaceAll(' %', '\u00a0%');

/** @param {{ augment: boolean, disabled: boolean, choose: (augment: boolean) => void }} props */
function Images({ augment, disabled, choose }) {
    const choices = [
        { value: false, text: 'as they are' },
        { value: true, text: 'shifted, turned, scaled at random' },
    ];
    return html`<div class="set-choice" role="group" aria-label="Images">
        <span class="muted" aria-hidden="true">images</span>
        ${choices.map(
            ({ value, text }) => html`<button key=${text} class="choice" aria-pressed=${value === augment} disabled=${disabled} onClick=${() => choose(value)}>${text}</button>`,
        )}
    </div>`;
}

/** @param {{ curves: LearningCurves }} props */
function Legend({ curves }) {
    return html`<ul class="learning-curve-legend">
        <li><${LearningCurveMark} kind="plain" of="test" /> test images</li>
        <li><${LearningCurveMark} kind="plain" of="own" /> its own examples</li>
        ${curves.augmented
            ? html`<li><${LearningCurveMark} kind="augmented" of="test" /><${LearningCurveMark} kind="augmented" of="own" /> the same, shifted, turned, scaled</li>`
            : null}
        ${curves.past.length ? html`<li><span class="past-mark" aria-hidden="true"></span> with other examples</li>` : null}
    </ul>`;
}

/** The picture in words. @param {LearningCurves} curves @param {number} count */
function seen({ plain, augmented }, count) {
    const told = [plain, augmented].flatMap((curve) =>
        curve?.points.length ? [`${curve.augment ? 'at random' : 'as they are'}: ${curve.points.map(({ examples, test }) => `${whole(examples)} labels ${percent(test)}`).join(', ')}`] : [],
    );
    return told.length ? `Test accuracy by labels, images ${told.join('; ')}` : `Test accuracy by labels, up to ${whole(count)}: nothing is trained yet`;
}

/** Only that it begins, and what came of it. @param {LearningCurves} curves @param {LearningCurve | null} shown @param {boolean} isRunning */
function said(curves, shown, isRunning) {
    if (!shown) return '';
    if (isRunning) return shown.points.length ? `Networks on ${listed(shown.points.map(({ examples }) => examples))} labels are being trained.` : '';
    return `${outcomeOf(shown)} ${whatIsAdded(curves)}`.trim();
}

/**
 * The curves, which are forgotten when the run's settings are others.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {Pick<import('../../shell/places/panels.js').Questions, 'learningCurve'>} questions
 */
function useCurves(store, questions) {
    const settings = store.room.value?.settings_id;
    const { curves, asked: wanted } = store.use(createLearningCurves);
    const stream = useStream(settings, () => (curves.value = curvesOf(curves.value, settings)));
    const ask = (/** @type {import('./model/learning-curves.js').Asked} */ asked) => (wanted.value = asked);
    const start = (/** @type {import('./model/learning-curves.js').Asked} */ asked) => {
        ask(asked);
        curves.value = asking(curves.value, asked);
        return stream.start(
            (options) => questions.learningCurve({ ...asked, ...options }),
            (line) => (curves.value = toldOf(curves.value, kindOf(asked), line)),
        );
    };
    return { ...stream, curves: curves.value, asked: wanted.value, ask, start };
}
