import { useRef } from 'preact/hooks';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/**
 * The newest record that holds a mini-batch. While steps rush by none is sent: then it is the last one that
 * there was, as long as the run is still the same.
 *
 * @param {import('../../core/store.js').Store} store
 * @returns {{ record: StepRecord | null, isNow: boolean }} `isNow`: it is that of the step on show
 */
export function useBatchRecord(store) {
    const last = useRef(/** @type {StepRecord | null} */ (null));
    const now = store.settled.value;
    const isAnother = !now || now.cost === null || String(last.current?.sizes) !== String(now.sizes);
    if (now?.batch) last.current = now;
    else if (isAnother) last.current = null;
    return { record: last.current, isNow: last.current?.step === now?.step };
}
