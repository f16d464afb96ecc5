/**
 * Sends one question at a time. Of the questions asked meanwhile only the newest is sent. Made for dragging.
 *
 * @template Q, A
 * @param {(question: Q) => Promise<A>} ask
 * @param {(answer: A, question: Q) => void} answered
 * @param {(error: Error, question: Q) => void} failed
 */
export function createNewest(ask, answered, failed) {
    const state = { isBusy: false, isOpen: true, waiting: /** @type {Q[]} */ ([]) };
    const next = () => {
        const [question] = state.waiting;
        if (state.isBusy || question === undefined) return;
        state.isBusy = true;
        state.waiting = [];
        ask(question)
            .then(
                (answer) => state.isOpen && answered(answer, question),
                (error) => state.isOpen && failed(error, question),
            )
            .finally(() => {
                state.isBusy = false;
                next();
            });
    };
    return {
        /** @param {Q} question */
        ask(question) {
            state.waiting = [question];
            next();
        },
        /** Drops the waiting question, and ignores the answer to the one in flight. */
        close() {
            state.isOpen = false;
            state.waiting = [];
        },
    };
}
