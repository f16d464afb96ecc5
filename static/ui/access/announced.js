import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

/** A text is announced once it has stayed the same for PAUSE; the page announces one text in INTERVAL, in milliseconds. */
const PAUSE = 700;
const INTERVAL = 4000;

/** @typedef {(text: string) => void} Announce */
/** @typedef {{ text: string, due: number, isAnswer: boolean }} Waiting a text, and when it will have stayed the same */

/** The regions whose texts are still to be announced. @type {Map<Announce, Waiting>} */
const waiting = new Map();
let free = 0; // when the next text may be announced
let timer = 0;

/**
 * What screen readers are told, when they have time to say it: no oftener than a person can hear, and always the latest.
 * Everything that changes by itself is announced through here, except errors: those are alerts.
 *
 * @param {{ text: string, isAnswer?: boolean }} props isAnswer: to what the person does, who waits for it
 */
export function Announced({ text, isAnswer = false }) {
    return html`<div class="visually-hidden" aria-live="polite">${useAnnounced(text, isAnswer)}</div>`;
}

/** The text to announce at present; the empty text silences at once. @param {string} text @param {boolean} [isAnswer] */
export function useAnnounced(text, isAnswer = false) {
    const [announced, announce] = useState('');
    useEffect(() => {
        if (text === '') announce('');
        else schedule(announce, { text, due: performance.now() + (isAnswer ? PAUSE / 3 : PAUSE), isAnswer });
        return () => void waiting.delete(announce);
    }, [text]);
    return text === '' ? '' : announced;
}

/** @param {Announce} announce @param {Waiting} text */
function schedule(announce, text) {
    waiting.set(announce, text);
    wake();
}

/** When a text may be announced. @param {Waiting} text */
const mayBeSaid = ({ due, isAnswer }) => (isAnswer ? due : Math.max(due, free));

/** Waits until the first text may be announced. */
function wake() {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    timer = window.setTimeout(say, Math.min(...[...waiting.values()].map(mayBeSaid)) - performance.now());
}

/** Announces the text that has waited longest. */
function say() {
    const now = performance.now();
    const [first] = [...waiting].sort(([, a], [, b]) => mayBeSaid(a) - mayBeSaid(b) || a.due - b.due);
    if (first && mayBeSaid(first[1]) <= now) {
        const [announce, { text }] = first;
        waiting.delete(announce);
        free = now + INTERVAL;
        announce(text);
    }
    wake();
}
