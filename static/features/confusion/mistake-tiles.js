import { useComputed } from '@preact/signals';

import { nameOf, whichClass } from '../draw/model/words.js';
import { number } from '../../text/format.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { html } from '../../ui/html.js';
import { useRovingList } from '../../ui/roving-list.js';
import { useTestImages } from './test-images.js';

/**
 * Some mistakes as pictures, each with what it is, what it was taken for, and its cost.
 *
 * @param {import('../../shell/places/panels.js').PanelProps & { mistakes: import('./model/mistakes.js').Mistake[] }} props
 */
export function MistakeTiles(props) {
    const { store, actions, mistakes } = props;
    const images = useTestImages(props, mistakes.map(({ index }) => index));
    const { list, button } = useRovingList(mistakes.length);
    const onStage = useComputed(() => (store.room.value?.focus.split === 'test' ? store.room.value.focus.index : null)).value;
    const { theme } = store.view.value;
    const names = store.examples.value?.names;
    return html`${images.error ? html`<p class="refused" role="alert">${images.error}</p>` : null}
        <ul class="tiles" ...${list}>
            ${mistakes.map(({ index, label, prediction, cost }, i) => {
                const pixels = images.of.get(index);
                return html`<li key=${index}>
                    <button
                        class="tile"
                        data-index=${index}
                        aria-pressed=${onStage === index}
                        title=${[label, prediction].map((each) => nameOf(each, names)).filter(Boolean).join(', read as ')}
                        aria-label=${`Test image ${index}: ${whichClass(label, names)}, taken for ${whichClass(prediction, names)}${cost === null ? '' : `, cost ${number(cost)}`}`}
                        onClick=${() => actions.focus('test', index)}
                        ...${button(i)}
                    >
                        ${pixels ? html`<${DigitImage} pixels=${pixels} theme=${theme} />` : html`<span class="no-image"></span>`}
                        <span class="tile-name">${label} <span class="muted">read as</span> <b class="down">${prediction}</b></span>
                        ${cost === null ? null : html`<span class="tile-cost">${number(cost, { digits: 3 })}</span>`}
                    </button>
                </li>`;
            })}
        </ul>`;
}
