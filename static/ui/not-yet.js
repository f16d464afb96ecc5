import { html } from 'htm/preact';
import { say } from '../text/say.js';

/** An empty slot, where a number will be that the phase on show has not computed yet. */
export const notYet = () => html`<span class="not-yet"><span class="visually-hidden">${say('not-yet')}</span></span>`;
