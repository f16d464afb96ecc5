import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { rich } from '../../ui/rich.js';
import { findPage } from '../nudge-table/model/table.js';
import { countTallies, findRow, findStep, rowAt } from './model/numbers.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('./model/state.js').Epoch} Epoch */

const MOST_ROWS = 50;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * All rows of the epoch as a table: the step that uses each row, and the number of images of each digit.
 *
 * @param {{ store: Store, epoch: Epoch }} props
 */
export function DealTable({ store, epoch }) {
    const [isOpen, setOpen] = useState(false);
    return html`<details class="deal-table" onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
        <summary>${say('deal-table')}</summary>
        ${isOpen ? html`<${Rows} store=${store} epoch=${epoch} />` : null}
    </details>`;
}

/** @param {{ store: Store, epoch: Epoch }} props */
function Rows({ store, epoch }) {
    const record = store.record.value;
    const now = record ? findRow(epoch, record) : -1;
    const [place, turn] = useState(Math.max(0, now));
    const count = epoch.starts.length;
    const page = findPage({ count, size: MOST_ROWS, place });
    const labels = store.examples.value?.labels.train ?? [];
    const isSameEpoch = record !== null && (now >= 0 || (record.step === 0 && epoch.number === 1));
    const rows = Array.from({ length: page.end - page.start }, (_, i) => page.start + i);
    return html`
        ${
            count > MOST_ROWS
                ? html`<div class="pager">
                    <button
                        class="button"
                        aria-label=${say('deal-previous-rows')}
                        disabled=${page.start === 0}
                        onClick=${() => turn(page.start - 1)}
                    >
                        ◀
                    </button>
                    <button
                        class="button"
                        aria-label=${say('deal-next-rows')}
                        disabled=${page.end >= count}
                        onClick=${() => turn(page.end)}
                    >
                        ▶
                    </button>
                    <span>${say('deal-shown-rows', { first: page.start + 1, last: page.end, count })}</span>
                </div>`
                : null
        }
        <table>
            <caption class="visually-hidden">${say('deal-caption', { epoch: epoch.number })}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('deal-head-row')}</th>
                    <th scope="col">${say('deal-head-step')}</th>
                    <th scope="col">${say('deal-head-images')}</th>
                    ${DIGITS.map(
                        (digit) => html`<th key=${digit} scope="col">
                            ${rich('deal-head-digit', {
                                digit,
                                hidden: (/** @type {unknown[]} */ children) =>
                                    html`<span class="visually-hidden">${children}</span>`,
                            })}
                        </th>`,
                    )}
                </tr>
            </thead>
            <tbody>
                ${rows.map((row) => {
                    const { start, end } = rowAt(epoch, row);
                    const state = row === now ? 'now' : row < now ? 'used' : '';
                    return html`<tr key=${row} class=${state} aria-current=${row === now ? 'step' : undefined}>
                        <th scope="row">${whole(row + 1)}</th>
                        <td>
                            ${isSameEpoch && record ? whole(findStep(record, row)) : null}${
                                row < now ? html` <span class="visually-hidden">${say('deal-row-used')}</span>` : null
                            }
                        </td>
                        <td>${whole(end - start)}</td>
                        ${countTallies(epoch, { start, end }, labels).map(
                            (tally, digit) => html`<td key=${digit}>${tally}</td>`,
                        )}
                    </tr>`;
                })}
            </tbody>
        </table>`;
}
