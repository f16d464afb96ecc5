import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { required } from '../../core/record.js';
import { number } from '../../text/format.js';
import { parameterName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { notYet } from '../../ui/not-yet.js';
import { Pager } from '../../ui/pager.js';
import { rich } from '../../ui/rich.js';
import { useRoving } from '../../ui/roving.js';
import { isSame } from './model/listed.js';
import { nudgeInWords } from './model/words.js';
import { Agreement, Average } from './opinion.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./model/table.js').Row} Row */

/**
 * @typedef {object} Props
 * @property {Store} store
 * @property {Actions} actions
 * @property {StepRecord} record with its mini-batch
 * @property {Row[]} rows
 * @property {{ start: number, end: number }} page the examples that have a column
 * @property {(place: number) => void} turn opens the page with that example
 * @property {number} heard number of examples that are known
 * @property {boolean} isAverageKnown
 * @property {number} onStage place of the example on the stage; -1 where it is none of these
 * @property {number | null} full the magnitude of full colour; null: each row has its own
 */

/** The table: weights down, examples across, then the average and the agreement. @param {Props} props */
export function NudgeGrid(props) {
    const { record, rows, page, heard } = props;
    const examples = Array.from({ length: page.end - page.start }, (_, i) => page.start + i);
    const { grid, cell } = useRoving({ rows: rows.length + 1, columns: examples.length + 3 });
    const at = useSignal(/** @type {{ row: number, example: number } | null} */ (null));
    const point = (/** @type {any} */ event) => {
        const { row, example } = event.target.closest('[data-row]')?.dataset ?? {};
        at.value = example === undefined ? null : { row: Number(row), example: Number(example) };
    };
    const shared = { ...props, examples, cell, focusExample: createFocusExample(props.store, props.actions) };
    return html`<table
        class="nudges"
        ...${grid}
        onPointerOver=${point}
        onPointerLeave=${() => (at.value = null)}
        onFocusIn=${point}
    >
            <caption class="visually-hidden">
                ${say('nudge-table-name', {
                    step: String(record.step),
                    first: String(page.start + 1),
                    last: String(page.end),
                    count: String(record.batch?.count),
                })}
            </caption>
            <${Heads} ...${shared} />
            <tbody>
                ${rows.map(
                    (row, i) => html`<${WeightRow}
                        key=${parameterName(row.weight, record.depth)}
                        ...${shared}
                        row=${row}
                        at=${i}
                    />`,
                )}
            </tbody>
        </table>
        <${Arithmetic} record=${record} rows=${rows} at=${at} heard=${heard} />`;
}

/**
 * Returns the function that puts an example on the stage. It first ends the current phase and stops the playing.
 * Otherwise the step would play again from its beginning.
 *
 * @param {Store} store @param {Actions} actions
 */
function createFocusExample(store, actions) {
    return (/** @type {number} */ index) => {
        const { phase, direction } = store.cursor.value;
        if (store.driver.value && (store.autoplay.value || direction !== 0)) actions.showPhase(phase, 1, 0);
        actions.focus('train', index);
    };
}

/** @typedef {Props & { examples: number[], cell: (row: number, column: number) => object,
 *     focusExample: (index: number) => void }} Shared */

/** What only screen readers say. @param {unknown[]} children */
const hidden = (children) => html`<span class="visually-hidden">${children}</span>`;

/** The headings: the image and the label of each example. @param {Shared} props */
function Heads({ store, record, examples, page, turn, onStage, cell, focusExample }) {
    const { count, index, images } = required(record.batch);
    return html`<thead>
        <tr>
            <td class="weight"><${Pager} page=${page} count=${count} turn=${turn} /></td>
            ${examples.map(
                (example, i) => html`<th
                    key=${example}
                    scope="col"
                    class=${`example ${example === onStage ? 'on-stage' : ''}`}
                    data-example=${index[example]}
                    title=${say('nudge-table-example.title', { number: String(example + 1) })}
                    onClick=${() => focusExample(index[example])}
                    ...${cell(0, i + 1)}
                >
                    <${DigitImage} pixels=${images} from=${784 * example} theme=${store.view.value.theme} />
                    ${rich('nudge-table-example', {
                        number: String(example + 1),
                        digit: findLabel(record, example),
                        is_on_stage: example === onStage,
                        hidden,
                    })}
                </th>`,
            )}
            <th scope="col" class="average" ...${cell(0, examples.length + 1)}>${say('nudge-table-average', { count })}</th>
            <th scope="col" class="agree" ...${cell(0, examples.length + 2)}>${say('nudge-table-agree')}</th>
        </tr>
    </thead>`;
}

/** @param {Shared & { row: Row, at: number }} props */
function WeightRow({ row, at, ...shared }) {
    const { store, actions, record, examples, cell, isAverageKnown } = shared;
    const { weight } = row;
    const isChosen = isSame(weight, store.selection.value);
    const select = () => actions.select(weight);
    const name = parameterName(weight, record.depth);
    const remove = (/** @type {Event} */ event) => {
        event.stopPropagation();
        store.tracked.value = store.tracked.value.filter((each) => !isSame(each, weight));
    };
    return html`<tr
        class=${isChosen ? 'chosen' : ''}
        data-weight=${`${weight.layer}.${weight.index}.${weight.from ?? 'bias'}`}
    >
        <th scope="row" class="weight" onClick=${select} ...${cell(at + 1, 0)}>
            <span>${name.replace('→ ', '→\u00a0')}</span>
            ${
                store.tableRows.value === 'picked'
                    ? html`<button
                        class="link remove"
                        tabindex="-1"
                        aria-label=${say('nudge-table-remove.name', { weight: name })}
                        title=${say('nudge-table-remove')}
                        onClick=${remove}
                    >
                        ×
                    </button>`
                    : null
            }
        </th>
        ${examples.map(
            (example, i) => html`<${Nudge}
                key=${example}
                ...${shared}
                row=${row}
                at=${at}
                example=${example}
                place=${cell(at + 1, i + 1)}
            />`,
        )}
        <${Average}
            value=${isAverageKnown ? row.mean : null}
            select=${select}
            place=${cell(at + 1, examples.length + 1)}
        />
        <${Agreement}
            opinion=${isAverageKnown ? row : null}
            select=${select}
            place=${cell(at + 1, examples.length + 2)}
        />
    </tr>`;
}

/**
 * The nudge of one weight by one example.
 *
 * @param {Shared & { row: Row, at: number, example: number, place: object }} props
 */
function Nudge({ actions, record, row, at, example, heard, onStage, full, focusExample, place }) {
    const value = example < heard ? row.nudges[example] : null;
    const most = full ?? row.full;
    const share = value === null || most === 0 ? 0 : Math.min(1, Math.abs(value) / most);
    const onClick = () => {
        focusExample(required(record.batch).index[example]);
        actions.select(row.weight);
    };
    return html`<td
        class=${`nudge shade ${(value ?? 0) < 0 ? 'down' : 'up'} ${example === onStage ? 'on-stage' : ''}`}
        style=${{ '--share': share }}
        data-row=${at}
        data-example=${example}
        onClick=${onClick}
        ...${place}
    >
        ${value === null ? notYet() : brief(value)}
    </td>`;
}

/** Returns a number with as many digits as a cell has room for. @param {number} value */
function brief(value) {
    return number(value, { signed: true, digits: Math.abs(value) < 1e-3 ? 1 : 2 });
}

/** The arithmetic of the cell under the pointer. */
/** @param {{ record: StepRecord, rows: Row[], heard: number,
 *     at: import('@preact/signals-core').Signal<{ row: number, example: number } | null> }} props */
function Arithmetic({ record, rows, at, heard }) {
    const { row = -1, example = 0 } = at.value ?? {};
    const text = rows[row] && example < heard ? nudgeInWords(record, rows[row].weight, example) : '';
    return html`<p class=${`at-cell ${text ? '' : 'muted'}`}>
        ${text || say('nudge-table-point')}
    </p>`;
}

/** @param {StepRecord} record @param {number} example */
function findLabel({ batch, sizes, depth }, example) {
    const n = sizes[depth];
    return required(batch)
        .y.subarray(example * n, (example + 1) * n)
        .indexOf(1);
}
