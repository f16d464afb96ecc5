import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';

import { required } from '../../core/record.js';
import { say } from '../../text/say.js';
import { useRovingList } from '../../ui/roving-list.js';
import { createDrawActions } from '../draw/model/actions.js';
import { goToThePad } from '../draw/to-the-pad.js';
import { KeptFiles } from './files.js';
import { KeptGallery } from './gallery.js';
import { createKeptActions } from './model/actions.js';
import { createKept } from './model/state.js';
import { alreadyKeptText, doneText, storedText } from './model/words.js';
import { KeptTraining } from './training.js';

/** @typedef {import('../../shell/places/panels.js').PanelProps} Props */

/**
 * The panel of kept drawings: keep, relabel, delete, import and export them, and train on them. While somebody draws,
 * only the part about the drawing on the stage is rendered again.
 *
 * @param {Props} props
 */
export function Kept(props) {
    const { store, actions, questions } = props;
    const kept = store.use(createKept);
    const keptActions = actions.use(createKeptActions);
    const digest = useComputed(() => store.room.value?.drawings.digest).value;
    const isBusy = kept.isBusy.value;
    const isConnected = store.connection.value.state === 'open';
    useEffect(() => {
        // A change made on this page brings the new list with its answer.
        if (!isBusy && isConnected && digest !== undefined && digest !== kept.listing.peek()?.digest)
            keptActions.loadKept();
    }, [digest, isBusy, isConnected]);
    const parts = useMemo(
        () => ({
            keep: html`<${KeepThis} ...${props} />`,
            below: html`<${KeptGallery} ...${props} />
                <${KeptChosen} ...${props} />
                <${KeptTraining} ...${props} />
                <${Bring} ...${props} />
                <${KeptFiles} ...${props} />`,
        }),
        [store, actions, questions],
    );
    const { listing, error, done } = kept;
    return html`<section class="panel kept" aria-labelledby="kept-title">
        <div class="kept-head">
            <h2 id="kept-title">${say('kept-title')}</h2>
            ${
                listing.value
                    ? html`<span class="fine" data-value="kept">
                        ${say('kept-count', { count: listing.value.count, most: listing.value.most })}
                    </span>`
                    : null
            }
        </div>
        ${listing.value ? parts.keep : html`<p class="muted">…</p>`}
        <p class="refused" role="alert">${error.value}</p>
        <div class="kept-done" role="status">
            ${
                done.value
                    ? html`<span>${doneText(done.value)}</span>
                    ${' '}
                    <button
                        class="button"
                        aria-label=${say('kept-undo.name', { done: doneText(done.value) })}
                        onClick=${() => focusThen(keptActions.undoKept(), '.kept .tile[tabindex="0"]')}
                    >
                        ${say('kept-undo')}
                    </button>`
                    : null
            }
        </div>
        <p class="fine" role="status">${kept.isSaved.value ? '' : say('kept-not-saved')}</p>
        ${listing.value ? parts.below : null}
    </section>`;
}

/** A button that imports this browser's drawings from other rooms. @param {Props} props */
function Bring({ store, actions }) {
    const count = store.use(createKept).missing.value.length;
    if (!store.driver.value || count === 0) return null;
    return html`<div class="kept-bring">
        <button class="button" onClick=${actions.use(createKeptActions).bringMine}>
            ${say('kept-bring', { count })}
        </button>
        <span class="fine">${say('kept-bring-why', { count })}</span>
    </div>`;
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The buttons for the chosen drawing. @param {import('../../shell/places/panels.js').PanelProps} props */
function KeptChosen({ store, actions }) {
    const { list, button } = useRovingList(DIGITS.length);
    const { drawings, chosen } = store.use(createKept);
    const keptActions = actions.use(createKeptActions);
    const at = drawings.value.findIndex(({ id }) => id === chosen.value);
    const drawing = drawings.value[at];
    if (!drawing || !store.driver.value) return null;
    const { id, label, image } = drawing;
    const putOnThePad = () => {
        if (!image) return;
        actions.use(createDrawActions).drawOn(image, label);
        goToThePad(actions);
    };
    const number = String(at + 1);
    return html`<div class="kept-chosen" role="group" aria-label=${say('kept-drawing', { number })}>
        <p>${say('kept-drawing-is', { number, digit: label })}</p>
        <div class="keypad" role="group" aria-label=${say('kept-it-is')} ...${list}>
            ${DIGITS.map(
                (digit) => html`<button
                    key=${digit}
                    class="digit"
                    aria-pressed=${digit === label}
                    onClick=${() => keptActions.relabelKept(id, digit)}
                    ...${button(digit)}
                >
                    ${digit}
                </button>`,
            )}
        </div>
        <div class="teach-buttons">
            <button class="button" aria-disabled=${!image} onClick=${putOnThePad}>${say('kept-to-the-pad')}</button>
            <button class="button" onClick=${() => focusThen(keptActions.removeKept(id), '.kept-done button')}>
                ${say('kept-delete')}
            </button>
        </div>
    </div>`;
}

/** @typedef {{ split: string, index: number | null, pixels: Uint8Array }} Stored */

const FULL = 255;

/**
 * A button that keeps the drawing on the stage with its label.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions }} props
 */
function KeepThis({ store, actions }) {
    const stored = useRef(/** @type {Stored | null} */ (null));
    const record = store.record.value;
    if (!store.driver.value) return html`<p class="fine">${say('kept-of-others')}</p>`;
    if (!record) return null;
    const { split, index, label, guessed } = record.focus;
    const pixels = Uint8Array.from(required(record.a[0]), (value) => Math.round(FULL * value));
    if (split !== 'drawn') {
        stored.current = { split, index, pixels };
        return html`<p class="fine">${say('kept-draw-first')}</p>`;
    }
    const alreadyKept = store.use(createKept).drawings.value.find(({ image }) => isSame(image, pixels));
    const can = !guessed && !alreadyKept;
    const from = stored.current && isSame(stored.current.pixels, pixels) ? storedText(stored.current) : '';
    return html`<div class="keep">
        <button
            class="button play"
            aria-disabled=${!can}
            onClick=${() => can && actions.use(createKeptActions).keepDrawing(pixels, label)}
        >
            ${guessed ? say('kept-keep') : say('kept-keep-as', { digit: label })}
        </button>
        <span class="fine">
            ${alreadyKept ? alreadyKeptText(alreadyKept.label, label) : guessed ? say('kept-label-first') : from}
        </span>
    </div>`;
}

/** @param {Uint8Array | null} one @param {Uint8Array} other */
function isSame(one, other) {
    return one !== null && other.every((value, i) => value === one[i]);
}

/**
 * Moves the focus to another element after an action that removes the pressed button. Otherwise the focus of keyboard
 * users would return to the beginning of the page.
 *
 * @param {Promise<unknown> | undefined} done
 * @param {string} instead a selector
 */
async function focusThen(done, instead) {
    await done;
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector(instead))?.focus());
}
