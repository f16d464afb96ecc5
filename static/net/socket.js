/**
 * The road to the server and back: one WebSocket that is opened again whenever it is lost.
 *
 * Text that comes is handed on parsed, bytes as they are. What is sent while there is no
 * connection is not kept: after a reconnection the page says again what it needs.
 */

import { CLOSE, SUBPROTOCOL } from '../protocol.js';

const FIRST_WAIT = 300;
const LONGEST_WAIT = 4000;

/** Closed with one of these there is no use in trying again. */
const FINAL = new Set([CLOSE.NOT_ALLOWED, CLOSE.UNKNOWN_ROOM, CLOSE.PROTOCOL_MISMATCH, CLOSE.ROOM_DELETED]);

/**
 * @typedef {object} Handlers
 * @property {() => void} opened
 * @property {(message: any) => void} text
 * @property {(buffer: ArrayBuffer) => void} bytes
 * @property {(trouble: { code: number, reason: string, final: boolean }) => void} lost
 */

/**
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
