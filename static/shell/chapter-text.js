import { html } from 'htm/preact';
import { findNeighbour, MORE_STEPS } from '../core/chapters/chapters.js';
import { isSure } from '../core/chapters/example-in-doubt.js';
import { otherStep } from '../core/moment.js';
import { WATCHED } from '../core/player.js';
import { CHAPTER_VALUES, findValues } from '../story/index.js';
import { percent } from '../text/format.js';
import { say } from '../text/say.js';
import { Announced } from '../ui/access/announced.js';
import { prose } from '../ui/access/prose.js';
import { notLoaded, useLoaded } from '../ui/lazy.js';
import { rich } from '../ui/rich.js';
import { toText, toTitle } from '../ui/texts/story.js';

/**
 * The title and text of a chapter with the numbers of the current step, and buttons for the next and previous chapter.
 * The text can be hidden, to make room for the panels.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions,
 *     chapter: import('../core/chapters/chapters.js').Chapter, openContents: () => void }} props
 */
export function ChapterText({ store, actions, chapter, openContents }) {
    const { title } = toTitle(chapter.id);
    const record = store.record.value;
    const { value: computeValues, isMissing } = useLoaded(CHAPTER_VALUES[chapter.id]);
    const values = record && computeValues && findValues(computeValues, record, store);
    const isFolded = store.isFolded.value;
    return html`<section class="chapter" aria-labelledby="chapter-title">
        <div class="chapter-head">
            <button class="button chapter-number" aria-label=${say('contents')} title=${say('contents.title')} onClick=${openContents}>
                ${chapter.number} <span aria-hidden="true">☰</span>
            </button>
            <h2 id="chapter-title" tabindex="-1">${title}</h2>
            ${findNeighbour(chapter.id, -1) && html`<${Turn} by=${-1} label=${say('chapter-previous')} text="◀" chapter=${chapter} turn=${actions.turnPage} />`}
            <${Turn} by=${1} label=${say('chapter-next')} text="▶" chapter=${chapter} turn=${actions.turnPage} />
        </div>
        <div class=${`chapter-text ${isFolded ? 'folded' : ''}`} id="chapter-text">
            ${values ? toText(chapter.id, values) : isMissing && notLoaded('chapter')}
        </div>
        <${Replaced} store=${store} />
        <div class="chapter-foot">
            <${ChapterProgress} store=${store} actions=${actions} />
            ${
                store.isFirstChapter.value
                    ? null
                    : html`<button
                class="choice"
                aria-expanded=${!isFolded}
                aria-controls="chapter-text"
                title="(T)"
                onClick=${actions.foldText}
            >
                ${say(isFolded ? 'chapter-more-text' : 'chapter-less-text')}
            </button>`
            }
        </div>
        <${Announced} text=${say('chapter-announced', { number: chapter.number, title })} isAnswer />
    </section>`;
}

/**
 * Says that the chapter has taken another example, while that is on the stage.
 *
 * @param {{ store: import('../core/store.js').Store }} props
 */
function Replaced({ store }) {
    const { chapter, index, before } = store.replaced.value ?? {};
    const record = store.record.value;
    const isOnShow = record?.focus.split === 'test' && record.focus.index === index && chapter === store.chapter.value;
    const text =
        isOnShow && !isSure(record)
            ? say('chapter-replaced', { before: String(before), digit: record.focus.label })
            : '';
    return html`${text && html`<p class="replaced fine">${prose(text)}</p>`}<${Announced} text=${text} />`;
}

/**
 * The button that opens the next or the previous chapter.
 *
 * @param {{ by: 1 | -1, label: string, text: string, chapter: import('../core/chapters/chapters.js').Chapter,
 *     turn: (by: 1 | -1) => void }} props
 */
function Turn({ by, label, text, chapter, turn }) {
    const to = findNeighbour(chapter.id, by);
    const title = to ? say('chapter-turn', { label, number: to.number, title: toTitle(to.id).title }) : label;
    const isPastOne = to && Math.abs(to.number - chapter.number) > 1; // one between is not written yet
    return html`<button
        class="button turn"
        aria-label=${label}
        title=${title}
        disabled=${!to}
        onClick=${() => turn(by)}
    >${isPastOne ? (by > 0 ? `${to.number} ${text}` : `${text} ${to.number}`) : text}</button>`;
}

/**
 * The current step, and a button that trains more steps; only for the driver, and where the network is on the stage.
 *
 * @param {{ store: import('../core/store.js').Store, actions: import('../core/actions.js').Actions }} props
 */
function ChapterProgress({ store, actions }) {
    const record = store.record.value;
    const step = record?.step ?? 0;
    const tested = store.tested.value;
    const isOfThis = tested !== null && otherStep(tested.step, record) === null;
    if (!store.driver.value || store.isFirstChapter.value || store.isRaceAlone.value) return null;
    return html`<p class="chapter-progress fine">
        ${rich('chapter-progress', {
            step,
            is_tested: isOfThis,
            accuracy: html`<b class="accuracy">${isOfThis ? percent(tested.accuracy) : ''}</b>`,
        })}
        <button
            class="choice"
            disabled=${store.isTraining.value}
            onClick=${() => actions.train(MORE_STEPS, WATCHED)}
        >${say('chapter-train-more', { steps: MORE_STEPS })}</button>
    </p>`;
}
