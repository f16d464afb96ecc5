import { html } from '../../ui/html.js';
import { Lazy } from '../../ui/lazy.js';
import { styled } from '../../ui/styled.js';
import { DEAL, DESCENT } from './panels.js';

/**
 * What may stand in the middle instead of the stage. The stage stays where it is, unseen: time goes on.
 *
 * @type {Record<string, import('./panels.js').Load>}
 */
const CENTRES = {
    deal: styled(DEAL, async () => (await import('../../features/deal/view.js')).DealView),
    descent: styled(DESCENT, async () => (await import('../../features/descent/view.js')).DescentView),
};

/** Whatever the chapter, or somebody, has put in the stage's place. @param {import('./page.js').PageProps} props */
export function Centre({ store, actions, questions }) {
    const centre = store.centre.value;
    const load = CENTRES[centre];
    if (!load) return null;
    return html`<div class="centre"><${Lazy} key=${centre} load=${load} store=${store} actions=${actions} questions=${questions} /></div>`;
}
