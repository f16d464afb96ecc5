import { html } from 'htm/preact';
import { say, textIds } from '../../text/say.js';
import { rich } from '../../ui/rich.js';

/** The keys, and the ids of what they do. The names of keys are as they stand on a keyboard. */
const KEYS = [
    ['Space', textIds('help-key-play')],
    ['→ ←', textIds('help-key-next')],
    ['. ,', textIds('help-key-phase')],
    ['C', textIds('help-key-contents')],
    ['T', textIds('help-key-fold')],
    ['Shift + → ←', textIds('help-key-step')],
    ['Home', textIds('help-key-start')],
    ['0 – 9', textIds('help-key-digit')],
    ['Ctrl + Z', textIds('help-key-undo')],
    ['N', textIds('help-key-example')],
    ['M', textIds('help-key-mistake')],
    ['↑ ↓', textIds('help-key-neuron')],
    ['[ ]', textIds('help-key-layer')],
    ['+ −', textIds('help-key-speed')],
    ['B', textIds('help-key-big')],
    ['P', textIds('help-key-projector')],
    ['Esc', textIds('help-key-escape')],
    ['?', textIds('help-key-help')],
];

/** The dialog with the keys and the words of the page. */
export function Help() {
    return html`<div class="help">
        <table>
            <caption class="visually-hidden">${say('help-keys')}</caption>
            <tbody>
                ${KEYS.map(([key, text]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${say(text)}</td></tr>`)}
            </tbody>
        </table>
        <p class="fine">${say('help-scripts')}</p>
        <p>${rich('help-words')}</p>
        <p class="fine">${say('help-credit')}</p>
    </div>`;
}
