import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ALL_KNOWN } from '../../core/known.js';
import { indexOfPhase } from '../../core/phases.js';
import { placeInBatch } from '../../core/record.js';
import { number } from '../../text/format.js';
import { parameterName } from '../../text/names.js';
import { say, textIds } from '../../text/say.js';
import { Options } from '../../ui/options.js';
import { useWidth } from '../../ui/width.js';
import { exists } from '../sensitivity/model/sensitivity.js';
import { isSame, perLayer, randomWeights, strongestWeights } from './model/listed.js';
import { findCommonScale, findExtremes, findPage, listRows } from './model/table.js';
import { agreementInWords } from './model/words.js';
import { NudgeGrid } from './nudge-grid.js';
import { StepMade } from './step-made.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/store.js').Weight} Weight */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./model/table.js').Row} Row */

/** Widths in em, as in nudge-table.css: all other columns, and the least width of an example's column. */
const OTHER_COLUMNS = 17.7;
const EXAMPLE_COLUMN = 4.5;

const ROWS = textIds({
    strongest: 'nudge-table-strongest',
    random: 'nudge-table-random',
    picked: 'nudge-table-picked',
});
const SCALES = textIds({ row: 'nudge-table-scale-row', all: 'nudge-table-scale-all' });

/** @param {Record<string, string>} ids of the texts by their values @returns {[string, string][]} */
const toOptions = (ids) => Object.entries(ids).map(([value, id]) => [value, say(id)]);

/**
 * The panel of the nudges of some weights by each example of the mini-batch, their average, and the step.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function NudgeTable({ store, actions }) {
    const { record, isNow } = useBatchRecord(store);
    const [draw, setDraw] = useState(1);
    const [scale, setScale] = useState('row');
    const weights = useMemo(
        () => record && listWeights(record, store.tableRows.value, store.tracked.value, draw),
        [record, store.tableRows.value, store.tracked.value, draw],
    );
    const rows = useMemo(() => record && weights && listRows(record, weights), [record, weights]);
    const full = useMemo(() => (rows && scale === 'all' ? findCommonScale(rows) : null), [rows, scale]);
    if (!store.record.value) return null;
    return html`<section class="panel nudge-table" aria-labelledby="table-title">
        <h2 id="table-title">${say('nudge-table-title')}</h2>
        ${
            record && rows
                ? html`<${RowChoice}
                      store=${store}
                      depth=${record.depth}
                      rows=${rows}
                      drawOthers=${() => setDraw(draw + 1)}
                  />
                    <${Table}
                        store=${store}
                        actions=${actions}
                        record=${record}
                        rows=${rows}
                        full=${full}
                        isNow=${isNow}
                    />
                    <${StepMade} store=${store} actions=${actions} record=${record} weights=${weights} isNow=${isNow} />
                    ${rows.length > 0 ? html`<${Reading} scale=${scale} choose=${setScale} full=${full} />` : null}`
                : html`<p class="muted">
                    ${
                        store.isPlaying.value && store.record.value?.cost !== null
                            ? say('nudge-table-pause')
                            : say('nudge-table-no-batch')
                    }
                </p>`
        }
    </section>`;
}

/** @param {StepRecord} record @param {string} choice @param {Weight[]} tracked @param {number} draw */
function listWeights(record, choice, tracked, draw) {
    if (choice === 'picked') return tracked.filter((weight) => exists(record.sizes, weight));
    return choice === 'random' ? randomWeights(record.sizes, draw) : strongestWeights(record);
}

/**
 * The choice of the listed weights.
 *
 * @param {{ store: Store, depth: number, rows: Row[], drawOthers: () => void }} props
 */
function RowChoice({ store, depth, rows, drawOthers }) {
    const choice = store.tableRows.value;
    const weight = weightIn(store.selection.value);
    const isListed = !weight || rows.some((row) => isSame(row.weight, weight));
    const add = () => {
        if (!weight) return;
        store.tracked.value = [...store.tracked.value.filter((each) => !isSame(each, weight)), weight];
        store.tableRows.value = 'picked';
    };
    return html`<${Options}
        label=${say('nudge-table-weights')}
        options=${toOptions(ROWS)}
        value=${choice}
        choose=${(/** @type {any} */ value) => (store.tableRows.value = value)}
    >
        ${
            choice === 'random'
                ? html`<button class="choice" onClick=${drawOthers}>${say('nudge-table-draw-others')}</button>`
                : null
        }
        ${
            isListed
                ? null
                : html`<button class="choice add" onClick=${add}>
                    ${say('nudge-table-add', { weight: parameterName(weight, depth) })}
                </button>`
        }
        <span class="muted">${toChoiceText(choice, depth, rows.length)}</span>
    <//>`;
}

/** @param {string} choice @param {number} depth @param {number} listed */
function toChoiceText(choice, depth, listed) {
    const count = perLayer(depth);
    if (choice === 'picked') return listed > 0 ? '' : say('nudge-table-how-to-add');
    return choice === 'random'
        ? say('nudge-table-of-each', { count })
        : say('nudge-table-strongest-of-each', { count });
}

/** @param {import('../../core/store.js').Selection | null} selection @returns {Weight | null} */
function weightIn(selection) {
    if (!selection || typeof selection.from !== 'number') return null;
    return { layer: selection.layer, index: selection.index, from: selection.from };
}

/**
 * A page of the examples, and the agreement of all examples.
 *
 * @param {{ store: Store, actions: Actions, record: StepRecord, rows: Row[], full: number | null,
 *     isNow: boolean }} props `full`: the magnitude of full colour; null: each row has its own
 */
function Table({ store, actions, record, rows, full, isNow }) {
    const { element, width, em } = useWidth(store.view.value.big);
    const count = record.batch?.count ?? 0;
    const size = Math.max(1, Math.min(count, Math.floor((width / (em || 1) - OTHER_COLUMNS) / EXAMPLE_COLUMN)));
    const onStage = placeInBatch({ batch: record.batch, focus: store.record.value?.focus ?? record.focus });
    const [place, turn] = useState(0);
    useEffect(() => turn(Math.max(0, onStage)), [onStage, record.step]); // the first page of another mini-batch
    const heard = useHeard(store, isNow);
    const isAverageKnown = isNow ? store.known.value.gradient : ALL_KNOWN.gradient;
    const extremes = useMemo(() => findExtremes(rows), [rows]);
    const page = findPage({ count, size, place });
    const shared = { store, actions, record, rows, page, turn, heard, isAverageKnown, onStage, full };
    return html`<div class="nudge-page" ref=${element}>
        ${isNow ? null : html`<p class="attention">${say('nudge-table-not-newest', { step: record.step })}</p>`}
        ${isNow && onStage < 0 ? html`<p class="fine">${say('nudge-table-not-of-them', { count })}</p>` : null}
        ${rows.length > 0 && width > 0 ? html`<${NudgeGrid} ...${shared} />` : null}
        ${extremes && isAverageKnown ? html`<p class="divided">${agreementInWords(extremes, record.depth)}</p>` : null}
    </div>`;
}

/**
 * The legend of colours and marks.
 *
 * @param {{ scale: string, choose: (scale: string) => void, full: number | null }} props
 */
function Reading({ scale, choose, full }) {
    return html`<div class="reading">
        <${Options} label=${say('nudge-table-colours')} options=${toOptions(SCALES)} value=${scale} choose=${choose} />
        <p class="fine">
            ${say('nudge-table-legend', { is_one_scale: full !== null, full: full === null ? '' : number(full) })}
        </p>
    </div>`;
}

/** Returns how many examples have been heard: all from the phase `average` on, before it those that have passed. */
/** @param {Store} store @param {boolean} isNow */
function useHeard(store, isNow) {
    const heard = useComputed(() => {
        const phases = store.phases.value;
        const isAverage = phases.indexOf(store.phase.value) >= indexOfPhase(phases, 'average');
        return isAverage ? Infinity : (store.exampleAt.value ?? -1) + 1;
    }).value;
    return isNow ? heard : Infinity;
}

/**
 * Returns the newest record with a mini-batch. During fast training no mini-batch is sent. Then it is the last record
 * that had one, unless the network has changed.
 *
 * @param {import('../../core/store.js').Store} store
 * @returns {{ record: StepRecord | null, isNow: boolean }} `isNow`: it belongs to the step on show
 */
function useBatchRecord(store) {
    const last = useRef(/** @type {StepRecord | null} */ (null));
    const now = store.record.value;
    const isAnother = !now || now.cost === null || String(last.current?.sizes) !== String(now.sizes);
    if (now?.batch) last.current = now;
    else if (isAnother) last.current = null;
    return { record: last.current, isNow: last.current?.step === now?.step };
}
