import { batch } from '@preact/signals-core';
import { html } from 'htm/preact';
import { Fragment } from 'preact';
import { required } from '../../core/record.js';
import { say } from '../../text/say.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { notYet } from '../../ui/not-yet.js';
import { buildLadder, findScale } from './model/backwards.js';
import { Rung } from './rung.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/**
 * The panel of the backward pass, layer by layer, from the outputs to the input.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function Backwards({ store, actions }) {
    const record = store.record.value;
    if (!record) return null;
    const rungs = buildLadder(record);
    const scale = findScale(rungs, store.known.value.nudge);
    const play = (/** @type {Event} */ event) => {
        playBackwards(store, actions);
        bringIntoView(event, store.view.value.still);
    };
    return html`<section class="panel backwards" aria-labelledby="backwards-title">
        <div class="backwards-head">
            <h2 id="backwards-title">${say('backwards-title')}</h2>
            <button class="button play-back" onClick=${play}>${say('backwards-play')}</button>
        </div>
        <ol class="ladder">
            ${rungs.map(
                (rung, i) => html`<${Fragment} key=${rung.layer}>
                    <${Rung}
                        store=${store}
                        actions=${actions}
                        record=${record}
                        rung=${rung}
                        above=${rungs[i - 1] ?? null}
                        scale=${scale}
                    />
                    ${
                        rung.layer > 1
                            ? html`<${Asking}
                                store=${store}
                                actions=${actions}
                                layer=${rung.layer}
                                neurons=${rung.neurons}
                                behind=${rung.behind}
                            />`
                            : null
                    }
                <//>`,
            )}
            <${Given} store=${store} record=${record} />
        </ol>
        <p class="fine">
            ${say('backwards-key', {
                outputs: findRule(record, store.room.value?.settings),
                scale: store.arrowScale.value === 'all' ? 'common' : 'own',
            })}
        </p>
    </section>`;
}

/**
 * Which rule gives δ at the outputs. Behind a softmax, and with the cross-entropy, δ is not −ν · f′(z).
 *
 * @param {StepRecord} record
 * @param {Record<string, unknown>} [settings]
 */
function findRule({ costFunction }, settings) {
    if (costFunction === 'cross_entropy') return 'difference';
    return settings?.output_activation === 'softmax' ? 'softmax' : 'same';
}

/**
 * Plays the phases from the nudges of the outputs to the nudges of the first layer's biases.
 *
 * @param {Store} store
 * @param {Actions} actions
 */
function playBackwards(store, actions) {
    batch(() => {
        if (store.chosenSpeed.value.by !== 'phases') store.speed.value = 0; // others skip phases
        actions.showPhase('output_nudges');
        store.until.value = 'bias_nudges:1';
        store.autoplay.value = true;
    });
}

/** Scrolls the whole panel into view where the column is low. */
/** @param {Event} event @param {boolean} still */
function bringIntoView({ currentTarget }, still) {
    const panel = /** @type {Element} */ (currentTarget).closest('.panel');
    panel?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
}

/** The asks of one layer of the layer behind. */
/** @param {{ store: Store, actions: Actions, layer: number, neurons: number, behind: number }} props */
function Asking({ store, actions, layer, neurons, behind }) {
    const id = `asks:${layer}`;
    const isKnown = store.known.value.ask(layer);
    const isNow = store.phase.value.id === id;
    const { still } = store.view.value;
    return html`<li
        class=${`asking ${isKnown ? 'known' : ''} ${isNow ? 'now' : ''}`}
        aria-current=${isNow ? 'step' : undefined}
    >
        <button class="link" onClick=${() => actions.showPhase(id, Number(still), still ? 0 : 1)}>
            <span aria-hidden="true">↓</span> ${' '}${say('backwards-asks', { count: behind })}
        </button>
        <span class="muted">${isKnown ? say('backwards-asks-known', { neurons, behind }) : notYet()}</span>
    </li>`;
}

/** @param {{ store: Store, record: StepRecord }} props */
function Given({ store, record }) {
    const pixels = required(record.a[0]);
    return html`<li class="given">
        <${DigitImage} pixels=${pixels} theme=${store.view.value.theme} />
        <p>
            <b>${say('backwards-input')}</b>
            ${' '}
            <span class="muted">
                ${say('backwards-pixels', { count: pixels.length, label: record.focus.label })}
            </span>
        </p>
    </li>`;
}
