import { useMemo, useRef } from 'preact/hooks';

import { useAnswer } from '../../ui/answer.js';

const PIXELS = 784;

/**
 * Images of the test set, each asked for once: they never change. Of another data set all are others.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 * @param {number[]} indices
 * @returns {{ of: Map<number, Float32Array>, error: string }} those that have come, in [0, 1]
 */
export function useTestImages({ store, questions }, indices) {
    const dataset = store.room.value?.dataset.name ?? '';
    const kept = useRef({ dataset, images: /** @type {Map<number, Float32Array>} */ (new Map()) });
    if (kept.current.dataset !== dataset) kept.current = { dataset, images: new Map() };
    const { images } = kept.current;
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
    return { of: images, error };
}
