import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { chosenNeuron } from '../../core/chosen.js';
import { isShown } from '../../core/known.js';
import { say } from '../../text/say.js';
import { useAnswer } from '../../ui/answer.js';
import { CodeFunction, CodeValues } from './function.js';
import { findValues, mainPlace } from './model/code.js';

/** @typedef {import('./model/code.js').SourceFunction} SourceFunction */
/** @typedef {import('../../core/phases.js').Phase} Phase */
/** @typedef {{ place: number, line: number }} Place a function and a line of it, counted from 0 */

/** The settings that decide which functions run. */
const CHOICES = ['activation', 'output_activation', 'cost', 'optimizer', 'l2'];

/**
 * The source that runs. The lines of the phase on show are highlighted. Below it are the values of the line
 * that is pointed at.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     questions: import('../../shell/places/panels.js').Questions }} props
 */
export function CodePanel({ store, questions }) {
    const settings = /** @type {Record<string, unknown> | undefined} */ (store.room.value?.settings);
    const choices = settings && Object.fromEntries(CHOICES.map((name) => [name, String(settings[name])]));
    const { value, error } = useAnswer(
        async () => questions.code(choices ?? {}),
        choices ? JSON.stringify(choices) : null,
    );
    return html`<section class="panel code" aria-labelledby="code-title">
        <h2 id="code-title">${say('code-title')}</h2>
        ${error ? html`<p class="muted">${error}</p>` : null}
        ${value ? html`<${Source} store=${store} functions=${value.functions} />` : null}
    </section>`;
}

/** @param {{ store: import('../../core/store.js').Store, functions: SourceFunction[] }} props */
function Source({ store, functions }) {
    const phase = store.phase.value;
    const [pointed, setPointed] = useState(/** @type {(Place & { during: string }) | null} */ (null));
    const box = useRef(/** @type {HTMLDivElement | null} */ (null));
    const record = store.record.value;
    const known = store.known.value;
    const seen = useSeen(phase, record !== null && isShown(known, phase, record.depth));
    const main = mainPlace(functions, phase.kind);
    const { still, big } = store.view.value;
    useEffect(() => {
        if (box.current && main) bringIntoView(box.current, main, still);
    }, [phase.kind, functions, big]);
    const at = pointed?.during === phase.id ? pointed : main;
    const line = at && functions[at.place].lines[at.line];
    const point = (/** @type {Place} */ place) => setPointed({ ...place, during: phase.id });
    const layer = record && chosenNeuron(record, store.selection.value).layer;
    const values = record && line && layer ? findValues(record, line.names, { phase, known, layer }) : null;
    return html`<${HighlightedFunctions} functions=${functions} kind=${phase.kind} box=${box} isStill=${still} />
        <div class="code-box" translate=${false} ref=${box} tabindex="0" role="region" aria-label=${say('code-source')} data-scrolls>
            <div class="code-sheet">
                ${functions.map(
                    (each, place) => html`<${CodeFunction}
                        key=${each.name}
                        code=${each}
                        place=${place}
                        kind=${phase.kind}
                        seen=${seen}
                        at=${at}
                        point=${point}
                    />`,
                )}
            </div>
        </div>
        ${
            values && at
                ? html`<${CodeValues} number=${functions[at.place].first_line + at.line} values=${values} />`
                : null
        }
        <${LinesSeen} functions=${functions} seen=${seen} phases=${store.phases.value} />`;
}

/** The kinds of phase that have been shown since the panel was opened. */
/** @param {Phase} phase @param {boolean} isOver @returns {Set<string>} */
function useSeen({ kind }, isOver) {
    const [seen, setSeen] = useState(/** @type {Set<string>} */ (new Set()));
    useEffect(() => {
        if (isOver && !seen.has(kind)) setSeen(new Set([...seen, kind]));
    }, [kind, isOver]);
    return seen;
}

/** Buttons that scroll to the functions with highlighted lines. */
/** @param {{ functions: SourceFunction[], kind: string, box: { current: HTMLDivElement | null }, isStill: boolean }} props */
function HighlightedFunctions({ functions, kind, box, isStill }) {
    const highlighted = functions.flatMap(({ name, lines }, place) => {
        const line = lines.findIndex(({ phases }) => phases.includes(kind));
        return line < 0 ? [] : [{ name, place, line }];
    });
    const go = (/** @type {Place} */ place) => box.current && bringIntoView(box.current, place, isStill);
    return html`<p class="lit-functions"><span class="muted">${say('code-highlighted')}</span>
        ${highlighted.map(
            ({ name, ...place }) =>
                html`<button class="choice" translate=${false} onClick=${() => go(place)}>${name}</button>`,
        )}
    </p>`;
}

/** How many of the lines of this network’s phases have been shown. */
/** @param {{ functions: SourceFunction[], seen: Set<string>, phases: Phase[] }} props */
function LinesSeen({ functions, seen, phases }) {
    const kinds = phases.map(({ kind }) => /** @type {string} */ (kind));
    const lines = functions
        .flatMap(({ lines: each }) => each)
        .filter(({ phases: of }) => of.some((kind) => kinds.includes(kind)));
    const done = lines.filter(({ phases: of }) => of.some((kind) => seen.has(kind))).length;
    return html`<p class="fine code-progress">
        ${
            done === lines.length
                ? html`<b class="attention">${say('code-all-seen')}</b>`
                : say('code-lines-seen', { done, count: lines.length })
        }
    </p>`;
}

/** A line is scrolled to this share of its box’s height. */
const DOWN = 0.3;

/** Scrolls the box alone: scrollIntoView would scroll the page as well. */
/** @param {HTMLElement} box @param {Place} place @param {boolean} isStill */
function bringIntoView(box, { place, line }, isStill) {
    const element = box.querySelector(`[data-line="${place}.${line}"]`);
    if (!element) return;
    const down = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({
        top: box.scrollTop + down - DOWN * box.clientHeight,
        left: 0,
        behavior: isStill ? 'auto' : 'smooth',
    });
}
