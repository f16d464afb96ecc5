import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';

import { findChapter, findNeighbour } from '../../core/chapters/chapters.js';
import { Numbers } from '../../stage/numbers.js';
import { say } from '../../text/say.js';
import { toTitle } from '../../ui/texts/story.js';
import { ChapterText } from '../chapter-text.js';
import { Panel } from './panels.js';
import { useWholeRows } from './whole-rows.js';

/** The current chapter beside the stage: its text and its panels. @param {import('./page.js').PageProps} props */
export function StorySide({ store, actions, questions, dialog }) {
    const chapter = findChapter(store.chapter.value);
    const next = findNeighbour(chapter.id, 1);
    const wholeRows = useWholeRows();
    const swipe = useSwipe((by) => actions.turnPage(by));
    return html`<aside class="side" aria-label=${say('side-story')} ...${swipe}>
        <div class="side-scroll" key=${chapter.id} ref=${wholeRows}>
            <${ChapterText}
                store=${store}
                actions=${actions}
                chapter=${chapter}
                openContents=${() => (dialog.value = 'contents')}
            />
            ${chapter.panels.map(
                (id) => html`<${Panel} key=${id} id=${id} store=${store} actions=${actions} questions=${questions} />`,
            )}
            ${
                next &&
                html`<button class="button on-to" onClick=${() => actions.turnPage(1)}>
                    ${say('chapter-on-to', { number: next.number, title: toTitle(next.id).title })}
                </button>`
            }
            <${Numbers} store=${store} actions=${actions} />
        </div>
    </aside>`;
}

/** A swipe is at least this long, in pixels, and at least MIN_SLOPE times as wide as high. */
const MIN_DISTANCE = 60;
const MIN_SLOPE = 2;

/** Elements that use sideways movements themselves. */
const TAKES_SWIPES = 'input, select, canvas, [data-scrolls]';

/**
 * Touch handlers: a swipe to the left opens the next chapter, to the right the previous one.
 *
 * @param {(by: 1 | -1) => void} turn
 * @returns {{ onTouchStart: (event: TouchEvent) => void, onTouchEnd: (event: TouchEvent) => void }}
 */
function useSwipe(turn) {
    const start = useRef(/** @type {{ x: number, y: number } | null} */ (null));
    return {
        onTouchStart(event) {
            const isTaken = event.target instanceof Element && event.target.closest(TAKES_SWIPES);
            const [touch] = event.touches;
            start.current = event.touches.length > 1 || isTaken ? null : { x: touch.clientX, y: touch.clientY };
        },
        onTouchEnd(event) {
            if (!start.current) return;
            const [touch] = event.changedTouches;
            const dx = touch.clientX - start.current.x;
            const dy = touch.clientY - start.current.y;
            start.current = null;
            if (Math.abs(dx) >= MIN_DISTANCE && Math.abs(dx) > MIN_SLOPE * Math.abs(dy)) turn(dx < 0 ? 1 : -1);
        },
    };
}
