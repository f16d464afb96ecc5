import { useMemo, useRef } from 'preact/hooks';

import { whole } from '../words/format.js';
import { useAnswer } from './answer.js';
import { DigitImage } from './digit-image.js';
import { html } from './html.js';

const MOST_IMAGES = 48;
const PIXELS = 784;

/**
 * Some of the test set's images; a click puts one on the stage.
 *
 * @param {import('../places/panels.js').PanelProps & { title: string, indices: number[],
 *     predictions: ArrayLike<number> }} props `indices`: their places in the test set
 */
export function Gallery({ store, actions, questions, title, indices, predictions }) {
    const shown = indices.slice(0, MOST_IMAGES);
    const images = useImages(questions, shown);
    const labels = store.examples.value?.labels.test ?? [];
    const focus = store.settled.value?.focus;
    if (!title) return html`<p class="gallery-title muted">Click a number to see those images; click an image: it goes on the stage.</p>`;
    return html`<div class="gallery-of-images">
        <h3 class="gallery-title" aria-live="polite">
            ${title}: ${shown.length < indices.length ? `${shown.length} of ` : ''}${whole(indices.length)} ${indices.length === 1 ? 'image' : 'images'}
        </h3>
        ${images.error ? html`<p class="muted">${images.error}</p>` : null}
        <ul class="gallery">
            ${shown.map((index) => {
                const pixels = images.of.get(index);
                const isOnStage = focus?.split === 'test' && focus.index === index;
                return html`<li key=${index}>
                    <button
                        data-index=${index}
                        data-label=${labels[index]}
                        data-prediction=${predictions[index]}
                        aria-pressed=${isOnStage}
                        aria-label=${`Test image ${index}: a ${labels[index]}, taken for ${predictions[index]}`}
                        title=${`Test image ${index}`}
                        onClick=${() => actions.focus('test', index)}
                    >
                        ${pixels ? html`<${DigitImage} pixels=${pixels} theme=${store.view.value.theme} />` : null}
                    </button>
                </li>`;
            })}
        </ul>
    </div>`;
}

/**
 * The images, each asked for once: they never change.
 *
 * @param {import('../places/panels.js').Questions} questions
 * @param {number[]} indices
 * @returns {{ of: Map<number, Float32Array>, error: string }} those that have come, in [0, 1]
 */
function useImages(questions, indices) {
    const kept = useRef(/** @type {Map<number, Float32Array>} */ (new Map()));
    const missing = useMemo(() => indices.filter((index) => !kept.current.has(index)), [String(indices)]);
    const ask = async () => {
        const bytes = await questions.images('test', missing);
        missing.forEach((index, i) => {
            kept.current.set(index, Float32Array.from(bytes.subarray(i * PIXELS, (i + 1) * PIXELS), (pixel) => pixel / 255));
        });
        return missing;
    };
    const { error } = useAnswer(ask, missing.length > 0 ? String(missing) : null);
    return { of: kept.current, error };
}
