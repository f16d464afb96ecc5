/** How the page shows the server that it may drive: with the token of its address, else with the saved one. */

/** The id of the message that shows the token; commands have other ids. */
const HELLO = 0;

/**
 * Creates what shows the token.
 *
 * @param {object} tokens
 * @param {string | null} tokens.fromAddress
 * @param {() => string | null} tokens.find finds the saved token
 * @param {(token: string) => void} tokens.save
 * @param {import('@preact/signals-core').Signal<boolean>} isAsking whether the server has yet to answer
 * @param {(message: object) => boolean} send
 */
export function createAdmission({ fromAddress, find, save }, isAsking, send) {
    let unsaved = fromAddress;

    const admission = {
        /** Shows the token, if there is one. A viewer has none. */
        hello() {
            const token = unsaved ?? find();
            isAsking.value = Boolean(token);
            if (token) send({ type: 'hello', token, id: HELLO });
        },

        /**
         * Handles an answer of the server. A token of the address is saved once the server has taken it; where it is
         * refused, the saved one is shown.
         *
         * @param {{ type: string, id?: number | null }} message
         */
        onAnswered({ type, id }) {
            if (id !== HELLO || !isAsking.value) return;
            const ofAddress = unsaved;
            unsaved = null;
            if (type === 'error' && ofAddress !== null) return admission.hello();
            if (type === 'done' && ofAddress !== null) save(ofAddress);
            isAsking.value = false;
        },
    };
    return admission;
}
