import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { percent } from '../../text/format.js';
import { say } from '../../text/say.js';
import { rich } from '../../ui/rich.js';
import { useRoving } from '../../ui/roving.js';
import { Gallery } from './gallery.js';
import { countConfusion, imagesIn } from './model/confusion.js';

/** @typedef {import('./model/confusion.js').Cell} Cell */
/** @typedef {import('./model/confusion.js').Confusion} Table */
/** @typedef {{ label: number | null, prediction: number | null }} Chosen a cell; null for all labels or all
 *     predictions */

/**
 * The confusion matrix of the test set. A click on a number shows its images.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function ConfusionMatrix({ store, actions, questions }) {
    const evaluation = store.tested.value;
    const labels = store.examples.value?.labels.test;
    const [chosen, choose] = useState(/** @type {Chosen | null} */ (null));
    const table = useMemo(() => evaluation && countConfusion(evaluation), [evaluation]);
    const indices = useMemo(
        () => (evaluation && labels && chosen ? imagesIn(labels, evaluation.predictions, chosen) : []),
        [evaluation, labels, chosen],
    );
    return html`<section class="panel confusion" aria-labelledby="confusion-title">
        <h2 id="confusion-title">${say('confusion-title')}</h2>
        ${
            table && evaluation
                ? html`<p>
                        ${rich('confusion-measured', {
                            step: evaluation.step,
                            correct: table.right,
                            right: (/** @type {unknown[]} */ children) => html`<b class="right">${children}</b>`,
                            count: table.count,
                            accuracy: percent(evaluation.accuracy),
                        })}
                    </p>
                    <${Matrix} table=${table} chosen=${chosen} choose=${choose} step=${evaluation.step} />
                    <p class="fine">
                        ${say('confusion-key', {
                            has_mistakes: table.worst > 0,
                            worst: percent(table.worst).replace(' ', '\u00a0'),
                        })}
                    </p>
                    <p class="fine test-origin">${say('confusion-origin', { origin: store.room.value?.dataset.test_origin ?? '' })}</p>
                    <${Gallery}
                        store=${store}
                        actions=${actions}
                        questions=${questions}
                        title=${chosen ? toTitle(chosen) : ''}
                        indices=${indices}
                        predictions=${evaluation.predictions}
                    />`
                : html`<p class="muted">${say('confusion-not-measured')}</p>`
        }
    </section>`;
}

/** @param {Chosen} chosen */
function toTitle({ label, prediction }) {
    if (label === null) return say('confusion-images-column', { prediction: Number(prediction) });
    if (prediction === null) return say('confusion-images-row', { label });
    return label === prediction
        ? say('confusion-images-right', { label })
        : say('confusion-images-wrong', { label, prediction });
}

/** @param {{ table: Table, chosen: Chosen | null, choose: (chosen: Chosen) => void, step: number }} props */
function Matrix({ table, chosen, choose, step }) {
    const { rows, totals } = table;
    const classes = rows.length;
    const { grid, cell } = useRoving({ rows: classes + 1, columns: classes + 2 });
    return html`<table class="matrix-of-digits" ...${grid}>
        <caption class="visually-hidden">${say('confusion-caption', { step: String(step) })}</caption>
        <thead>
            <tr class="axis" aria-hidden="true"><td></td><td colspan=${classes}>${say('confusion-taken-for')}</td><td></td></tr>
            <tr>
                <td class="axis" aria-hidden="true">${say('confusion-is-a')}</td>
                ${rows.map(
                    (_, prediction) => html`<th
                        key=${prediction}
                        scope="col"
                        onClick=${() => choose({ label: null, prediction })}
                        ...${cell(0, prediction + 1)}
                    >
                        ${prediction}
                    </th>`,
                )}
                <th scope="col" class="recall" ...${cell(0, classes + 1)}>${say('confusion-right')}</th>
            </tr>
        </thead>
        <tbody>
            ${rows.map(
                (row, label) => html`<tr key=${label}>
                    <th scope="row" onClick=${() => choose({ label, prediction: null })} ...${cell(label + 1, 0)}>
                        ${label}
                    </th>
                    ${row.map(
                        (each) => html`<${Count}
                            key=${each.prediction}
                            cell=${each}
                            worst=${table.worst}
                            chosen=${chosen}
                            choose=${choose}
                            place=${cell(label + 1, each.prediction + 1)}
                        />`,
                    )}
                    <td
                        class="recall"
                        onClick=${() => choose({ label, prediction: label })}
                        ...${cell(label + 1, classes + 1)}
                    >
                        ${totals[label] > 0 ? percent(row[label].share, 0) : null}
                    </td>
                </tr>`,
            )}
        </tbody>
    </table>`;
}

/**
 * @param {{ cell: Cell, worst: number, chosen: Chosen | null, choose: (chosen: Chosen) => void, place: object }} props
 */
function Count({ cell: { label, prediction, count, share }, worst, chosen, choose, place }) {
    const isRight = label === prediction;
    const most = isRight ? 1 : worst;
    const isChosen = chosen?.label === label && chosen.prediction === prediction;
    return html`<td
        class=${`shade ${isRight ? 'right' : 'down'} ${count === 0 ? 'none' : ''} ${isChosen ? 'chosen' : ''}`}
        style=${{ '--share': most > 0 ? share / most : 0 }}
        data-label=${label}
        data-prediction=${prediction}
        aria-selected=${isChosen}
        title=${say('confusion-cell', { label, prediction, count: String(count) })}
        onClick=${() => choose({ label, prediction })}
        ...${place}
    >${count}</td>`;
}
