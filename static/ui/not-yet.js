import { html } from 'htm/preact';
import { say } from '../text/say.js';

/** An empty slot, where a number will be that is not known yet. */
export const notYet = () => html`<span class="not-yet"><span class="visually-hidden">${say('not-yet')}</span></span>`;

/**
 * A number as `write` has it, or an empty slot where it is null or NaN.
 *
 * @param {number | null | undefined} value
 * @param {(value: number) => string} write
 */
export const figure = (value, write) =>
    value === null || value === undefined || Number.isNaN(value) ? notYet() : write(value);
