import { useMemo, useRef } from 'preact/hooks';

import { useAnswer } from '../../ui/answer.js';

const PIXELS = 784;

/**
 * Returns images of the test set. Each image is requested once and cached, since it never changes. The cache is cleared
 * when the data set changes.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 * @param {number[]} indices
 * @returns {{ pixels: Map<number, Float32Array>, error: string }} the images that have arrived, pixels in [0, 1]
 */
export function useTestImages({ store, questions }, indices) {
    const dataset = store.room.value?.dataset.name ?? '';
    const cached = useRef({ dataset, images: /** @type {Map<number, Float32Array>} */ (new Map()) });
    if (cached.current.dataset !== dataset) cached.current = { dataset, images: new Map() };
    const { images } = cached.current;
    const missing = useMemo(() => indices.filter((index) => !images.has(index)), [String(indices), images]);
    const ask = async () => {
        const bytes = await questions.images('test', missing);
        missing.forEach((index, i) => {
            images.set(
                index,
                Float32Array.from(bytes.subarray(i * PIXELS, (i + 1) * PIXELS), (pixel) => pixel / 255),
            );
        });
        return missing;
    };
    const { error } = useAnswer(ask, missing.length > 0 ? `${dataset} ${missing}` : null);
    return { pixels: images, error };
}
