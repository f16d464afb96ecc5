/**
 * The connection to the server: a WebSocket that is opened again whenever it is lost. It is also lost where the server
 * or the network has gone silent: then neither side is told, so the page listens for the server's signs of life.
 *
 * Received texts are parsed as JSON, received bytes are passed on unchanged. What is sent without a connection is
 * dropped: the page subscribes again after each reconnection.
 */

import { CLOSE, LIMITS, SUBPROTOCOL } from '../protocol.js';
import { inPageLanguage } from '../text/server-texts.js';
import { createHeartbeat } from './heartbeat.js';

/** The wait before the first attempt to reconnect, in milliseconds; it doubles up to the longest wait. */
const FIRST_WAIT = 300;
const LONGEST_WAIT = 4000;
/** The least part of a wait. The rest is at random: a whole class does not come back at the same moment. */
const LEAST_PART = 0.6;
/** How often the page looks whether the server is there, in each heartbeat. */
const LOOKS = 4;
/** Heartbeats that an attempt to connect may take. */
const ATTEMPT = 2;

/** The close codes after which the page does not reconnect. */
const FINAL = new Set([CLOSE.NOT_ALLOWED, CLOSE.UNKNOWN_ROOM, CLOSE.PROTOCOL_MISMATCH, CLOSE.ROOM_DELETED]);

/** Events after which the connection may be dead, or may be had again. */
const DOUBTS = ['online', 'offline', 'visibilitychange', 'pageshow'];

/** @typedef {'closed' | 'silent' | 'offline'} LossCause */

/**
 * @typedef {object} Handlers
 * @property {() => void} opened after each connection
 * @property {(message: any) => void} text
 * @property {(buffer: ArrayBuffer) => void} bytes
 * @property {(trouble: { code: number, reason: string, final: boolean, cause: LossCause }) => void} lost
 *     `final`: the page does not reconnect
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
    let beat = 1000 * LIMITS.heartbeatSeconds;
    let heartbeat = createHeartbeat(beat, LIMITS.missedHeartbeats, Date.now());
    /** Why the server closes the connection: it says so before. */
    let closing = { message: '' };
    /** What comes next: the next look, the end of an attempt, or the next attempt. */
    let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

    const next = (/** @type {() => void} */ act, /** @type {number} */ milliseconds) => {
        clearTimeout(timer);
        timer = setTimeout(act, milliseconds);
    };

    const open = () => {
        const opening = new WebSocket(url, SUBPROTOCOL);
        closing = { message: '' };
        socket = opening;
        opening.binaryType = 'arraybuffer';
        next(() => abandon('silent'), ATTEMPT * beat);
        opening.onopen = () => {
            if (opening !== socket) return;
            wait = FIRST_WAIT;
            listen();
            handlers.opened();
        };
        opening.onmessage = ({ data }) => {
            if (opening !== socket) return;
            heartbeat.hear(Date.now());
            if (typeof data === 'string') receive(inPageLanguage(JSON.parse(data)));
            else handlers.bytes(data);
        };
        opening.onclose = ({ code, reason }) => {
            if (opening !== socket) return;
            lose({ code, reason: closing.message || reason, final: FINAL.has(code), cause: 'closed' });
        };
    };

    /** Begins to listen for signs of life. */
    const listen = () => {
        heartbeat = createHeartbeat(beat, LIMITS.missedHeartbeats, Date.now());
        next(look, beat / LOOKS);
    };

    const look = (isDoubted = false) => {
        next(look, beat / LOOKS);
        const todo = heartbeat.look(Date.now(), isDoubted);
        if (todo === 'ask') socket?.send(JSON.stringify({ type: 'beat' }));
        if (todo === 'lost') abandon('silent');
    };

    /** @param {any} message */
    const receive = (message) => {
        if (message.type === 'beat') return;
        if (message.type === 'closing') return void (closing = message);
        if (message.type === 'welcome' && 1000 * message.heartbeat !== beat) {
            beat = 1000 * message.heartbeat;
            listen();
        }
        handlers.text(message);
    };

    /** Gives a connection up: nothing was heard on it. @param {LossCause} cause */
    const abandon = (cause) => {
        const silent = socket;
        lose({ code: 0, reason: '', final: false, cause });
        silent?.close();
    };

    /** @param {Parameters<Handlers['lost']>[0]} trouble */
    const lose = (trouble) => {
        socket = null;
        clearTimeout(timer);
        if (trouble.final) ignoreDoubts();
        handlers.lost({ ...trouble, cause: navigator.onLine === false ? 'offline' : trouble.cause });
        if (!trouble.final) next(open, wait * (LEAST_PART + (1 - LEAST_PART) * Math.random()));
        wait = Math.min(LONGEST_WAIT, 2 * wait);
    };

    const doubt = (/** @type {Event} */ { type }) => {
        if (socket?.readyState === WebSocket.OPEN) return look(true);
        if (type === 'offline' || (socket && type !== 'online')) return;
        const attempt = socket; // begun without a network, it may take long to fail
        open();
        attempt?.close();
    };
    for (const name of DOUBTS) window.addEventListener(name, doubt);
    /** From here on no event opens a connection: this one is closed for good. */
    const ignoreDoubts = () => {
        for (const name of DOUBTS) window.removeEventListener(name, doubt);
    };
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
        close() {
            const closing = socket;
            socket = null;
            clearTimeout(timer);
            ignoreDoubts();
            closing?.close(1000);
        },
    };
}
