import { html } from 'htm/preact';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { useTestImages } from './test-images.js';

const MOST_IMAGES = 48;

/**
 * Images of the test set, at most MOST_IMAGES. A click puts an image on the stage.
 *
 * @param {import('../../shell/places/panels.js').PanelProps & { title: string, indices: number[],
 *     predictions: ArrayLike<number> }} props `indices`: places in the test set
 */
export function Gallery({ store, actions, questions, title, indices, predictions }) {
    const shown = indices.slice(0, MOST_IMAGES);
    const images = useTestImages({ store, actions, questions }, shown);
    const labels = store.examples.value?.labels.test ?? [];
    const focus = store.record.value?.focus;
    if (!title) return html`<p class="gallery-title muted">${say('confusion-choose')}</p>`;
    const text = say('confusion-images', {
        title,
        are_all: shown.length === indices.length,
        shown: shown.length,
        count: indices.length,
    });
    return html`<div class="gallery-of-images">
        <h3 class="gallery-title">${text}</h3>
        <${Announced} text=${text} isAnswer=${!store.isPlaying.value} />
        ${images.error ? html`<p class="muted">${images.error}</p>` : null}
        <ul class="gallery">
            ${shown.map((index) => {
                const pixels = images.pixels.get(index);
                const isOnStage = focus?.split === 'test' && focus.index === index;
                return html`<li key=${index}>
                    <button
                        data-index=${index}
                        data-label=${labels[index]}
                        data-prediction=${predictions[index]}
                        aria-pressed=${isOnStage}
                        aria-label=${say('confusion-image.aria-label', {
                            index: String(index),
                            label: Number(labels[index]),
                            prediction: Number(predictions[index]),
                        })}
                        title=${say('confusion-image', { index: String(index) })}
                        onClick=${() => actions.focus('test', index)}
                    >
                        ${pixels ? html`<${DigitImage} pixels=${pixels} theme=${store.view.value.theme} />` : null}
                    </button>
                </li>`;
            })}
        </ul>
    </div>`;
}
