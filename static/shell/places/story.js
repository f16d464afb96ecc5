import { findChapter } from '../../core/chapters.js';
import { Numbers } from '../../stage/numbers.js';
import { html } from '../../ui/html.js';
import { Lazy } from '../../ui/lazy.js';
import { ChapterText } from '../chapter-text.js';
import { useSwipe } from '../swipe.js';
import { PANELS } from './panels.js';

/** A chapter beside the stage: what it says, and its panels. @param {import('./page.js').PageProps} props */
export function StorySide({ store, actions, questions, dialog }) {
    const chapter = findChapter(store.chapter.value);
    const swipe = useSwipe((by) => actions.turnPage(by));
    return html`<aside class="side" aria-label="Chapter" ...${swipe}>
        <div class="side-scroll" key=${chapter.id}>
            <${ChapterText} store=${store} actions=${actions} chapter=${chapter} openContents=${() => (dialog.value = 'contents')} />
            ${chapter.panels.map(
                (id) =>
                    html`<${Lazy} key=${id} load=${PANELS[id].load} store=${store} actions=${actions} questions=${questions} />`,
            )}
            <${Numbers} store=${store} actions=${actions} />
        </div>
    </aside>`;
}
