import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { say } from '../../text/say.js';
import { bitmap, paintPixels, SIDE } from '../../ui/canvas/images.js';
import { readPalette } from '../../ui/canvas/palette.js';
import { Pager } from '../../ui/pager.js';
import { rich } from '../../ui/rich.js';
import { useRovingList } from '../../ui/roving-list.js';
import { findPage } from '../nudge-table/model/table.js';
import { countTallies, findRow, rowAt } from './model/numbers.js';
import { createDeal } from './model/state.js';
import { findUse } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('./model/state.js').Epoch} Epoch */

const PIXELS = SIDE * SIDE;
/** The number of images of a long row that are shown at a time. */
const MOST_IMAGES = 100;

/**
 * The enlarged images of a row: of the row that the shown step used, or of another one.
 *
 * @param {{ store: Store, actions: Actions, epoch: Epoch, images: Uint8Array }} props
 */
export function DealRow({ store, actions, epoch, images }) {
    const record = store.record.value;
    const deal = store.use(createDeal);
    const now = record ? findRow(epoch, record) : -1;
    useEffect(() => void (deal.row.value = null), [record?.step, epoch.number]); // shows the row of a new step
    const row = Math.min(deal.row.value ?? Math.max(0, now), epoch.starts.length - 1);
    const { start, end } = rowAt(epoch, row);
    const labels = store.examples.value?.labels.train ?? [];
    const tallies = useMemo(() => countTallies(epoch, { start, end }, labels), [epoch, row, labels]);
    const turn = (/** @type {number} */ by) => (deal.row.value = row + by);
    return html`<div class="deal-row" data-row=${row}>
        <div class="deal-row-head">
            <h3>
                ${rich('deal-row', {
                    row: row + 1,
                    ...findUse(epoch, record, row),
                    muted: (/** @type {unknown[]} */ children) => html`<span class="muted">${children}</span>`,
                })}
            </h3>
            ${
                row !== now && now >= 0
                    ? html`<button
                        class="choice"
                        onClick=${() => (deal.row.value = null)}
                    >
                        ${say('deal-back', { row: now + 1 })}
                    </button>`
                    : null
            }
            <button
                class="button"
                aria-label=${say('deal-row-before')}
                title=${say('deal-row-before')}
                disabled=${row === 0}
                onClick=${() => turn(-1)}
            >
                ◀
            </button>
            <button
                class="button"
                aria-label=${say('deal-row-after')}
                title=${say('deal-row-after')}
                disabled=${row >= epoch.starts.length - 1}
                onClick=${() => turn(1)}
            >
                ▶
            </button>
        </div>
        <${Tallies} tallies=${tallies} count=${end - start} />
        <${RowImages}
            store=${store}
            actions=${actions}
            epoch=${epoch}
            images=${images}
            start=${start}
            end=${end}
            labels=${labels}
        />
    </div>`;
}

/** The number of images of each digit. @param {{ tallies: number[], count: number }} props */
function Tallies({ tallies, count }) {
    const most = Math.max(1, ...tallies);
    return html`<table class="tallies">
        <caption>${say('deal-digits', { count })}</caption>
        <tbody>
            <tr>
                ${tallies.map(
                    (tally, digit) => html`<td key=${digit} class="tally">
                        <span style=${{ height: `${(100 * tally) / most}%` }}></span><b>${tally}</b>
                    </td>`,
                )}
            </tr>
            <tr>${tallies.map((_, digit) => html`<th key=${digit} scope="col">${digit}</th>`)}</tr>
        </tbody>
    </table>`;
}

/** @param {{ store: Store, actions: Actions, epoch: Epoch, images: Uint8Array, start: number, end: number,
 *     labels: number[] }} props */
function RowImages({ store, actions, epoch, images, start, end, labels }) {
    const { pointed } = store.use(createDeal);
    const [place, turn] = useState(0);
    useEffect(() => turn(0), [epoch, start]);
    const count = end - start;
    const page = findPage({ count, size: MOST_IMAGES, place });
    const shown = Array.from(epoch.order.subarray(start + page.start, start + page.end));
    const { list, button } = useRovingList(shown.length);
    const focus = store.record.value?.focus;
    usePainted(list.ref, images, shown, store.view.value.theme);
    return html`
        ${count > MOST_IMAGES ? html`<${Pager} page=${page} count=${count} turn=${turn} />` : null}
        <ul class="deal-images" ...${list}>
            ${shown.map((image, i) => {
                const isOnStage = focus?.split === 'train' && focus.index === image;
                return html`<li key=${i}>
                    <button
                        data-index=${image}
                        data-label=${labels[image]}
                        aria-pressed=${isOnStage}
                        aria-label=${say('deal-row-image.aria-label', { image: String(image), label: labels[image] ?? 0 })}
                        title=${say('deal-row-image', { image: String(image) })}
                        onClick=${() => actions.focus('train', image)}
                        onPointerEnter=${() => (pointed.value = image)}
                        onPointerLeave=${() => (pointed.value = null)}
                        ...${button(i)}
                    >
                        <canvas class="digit-image" width=${SIDE} height=${SIDE} aria-hidden="true"></canvas>
                        <span aria-hidden="true">${labels[image]}</span>
                    </button>
                </li>`;
            })}
        </ul>`;
}

/**
 * Paints the images on the canvases of a list, all in one effect: the row may change several times a second.
 *
 * @param {{ current: HTMLElement | null }} list
 * @param {Uint8Array} images
 * @param {number[]} shown
 * @param {string} theme
 */
function usePainted(list, images, shown, theme) {
    useLayoutEffect(() => {
        const canvases = list.current?.querySelectorAll('canvas');
        if (!list.current || !canvases) return;
        const palette = readPalette(list.current);
        const { data } = bitmap();
        const pixels = new Float32Array(PIXELS);
        shown.forEach((image, i) => {
            for (let p = 0; p < PIXELS; p++) pixels[p] = images[image * PIXELS + p] / 255;
            paintPixels(data.data, pixels, palette);
            canvases[i]?.getContext('2d')?.putImageData(data, 0, 0);
        });
    }, [images, String(shown), theme]);
}
