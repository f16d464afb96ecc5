/**
 * The connection to the server: a WebSocket that is opened again whenever it is lost.
 *
 * Received texts are parsed as JSON, received bytes are passed on unchanged. What is sent without a connection is
 * dropped: the page subscribes again after each reconnection.
 */

import { CLOSE, SUBPROTOCOL } from '../protocol.js';

/** The wait before the first attempt to reconnect, in milliseconds; it doubles up to the longest wait. */
const FIRST_WAIT = 300;
const LONGEST_WAIT = 4000;

/** The close codes after which the page does not reconnect. */
const FINAL = new Set([CLOSE.NOT_ALLOWED, CLOSE.UNKNOWN_ROOM, CLOSE.PROTOCOL_MISMATCH, CLOSE.ROOM_DELETED]);

/**
 * @typedef {object} Handlers
 * @property {() => void} opened after each connection
 * @property {(message: any) => void} text
 * @property {(buffer: ArrayBuffer) => void} bytes
 * @property {(trouble: { code: number, reason: string, final: boolean }) => void} lost `final`: the page
 *     does not reconnect
 */

/**
 * Opens the connection.
 *
 * @param {string} url
 * @param {Handlers} handlers
 */
export function openSocket(url, handlers) {
    /** @type {WebSocket | null} */
    let socket = null;
    let wait = FIRST_WAIT;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    const open = () => {
        const opening = new WebSocket(url, SUBPROTOCOL);
        socket = opening;
        opening.binaryType = 'arraybuffer';
        opening.onopen = () => {
            wait = FIRST_WAIT;
            handlers.opened();
        };
        opening.onmessage = ({ data }) => {
            if (typeof data === 'string') handlers.text(JSON.parse(data));
            else handlers.bytes(data);
        };
        opening.onclose = ({ code, reason }) => {
            if (opening !== socket) return;
            socket = null;
            const final = FINAL.has(code);
            handlers.lost({ code, reason, final });
            if (!final) timer = setTimeout(open, wait);
            wait = Math.min(LONGEST_WAIT, 2 * wait);
        };
    };
    const openNow = () => {
        if (socket) return;
        clearTimeout(timer);
        open();
    };
    window.addEventListener('online', openNow);
    open();

    return {
        /**
         * Sends a message as JSON.
         *
         * @param {object} message
         * @returns {boolean} whether there was a connection to send it on
         */
        send(message) {
            if (socket?.readyState !== WebSocket.OPEN) return false;
            socket.send(JSON.stringify(message));
            return true;
        },
        openNow,
        close() {
            const closing = socket;
            socket = null;
            clearTimeout(timer);
            window.removeEventListener('online', openNow);
            closing?.close(1000);
        },
    };
}
