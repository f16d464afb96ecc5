/** How the page shows the server that it may drive: with the token of its address, else with the saved one. */

/** The error of the server where a token is not the room's. */
const WRONG_TOKEN = 'wrong_token';

/**
 * Creates what shows the token.
 *
 * @param {object} tokens
 * @param {string | null} tokens.fromAddress
 * @param {() => string | null} tokens.find finds the saved token
 * @param {(token: string) => void} tokens.save
 * @param {(message: object) => boolean} send
 */
export function createAdmission({ fromAddress, find, save }, send) {
    let unsaved = fromAddress;
    let isAsking = false;

    const admission = {
        /** Whether the server has not answered yet whether this page may drive. */
        isAsking: () => isAsking,

        /** Shows the token, if there is one. A viewer has none. */
        hello() {
            const token = unsaved ?? find();
            isAsking = Boolean(token);
            if (token) send({ type: 'hello', token, id: 0 });
        },

        /** Handles an error: after a wrong token of the address, the saved one is shown. @param {string} code */
        onError(code) {
            if (code !== WRONG_TOKEN) return;
            isAsking = false;
            if (unsaved === null) return;
            unsaved = null;
            admission.hello();
        },

        /** The server lets this page drive: a token of the address is saved. */
        onAdmitted() {
            if (unsaved !== null) save(unsaved);
            unsaved = null;
            isAsking = false;
        },
    };
    return admission;
}
