import { html } from 'htm/preact';
import { hasText, say, textIds } from '../../text/say.js';
import { rich } from '../../ui/rich.js';

/** What the keys do, and the keys: ids of texts. A key that has no name of its own in a language is as it is written. */
const KEYS = [
    [textIds('help-key-play'), textIds('key-space')],
    [textIds('help-key-next'), '→ ←'],
    [textIds('help-key-phase'), '. ,'],
    [textIds('help-key-contents'), 'C'],
    [textIds('help-key-fold'), 'T'],
    [textIds('help-key-step'), textIds('key-shift-arrows')],
    [textIds('help-key-start'), textIds('key-home')],
    [textIds('help-key-digit'), '0 – 9'],
    [textIds('help-key-undo'), textIds('key-undo')],
    [textIds('help-key-example'), 'N'],
    [textIds('help-key-mistake'), 'M'],
    [textIds('help-key-neuron'), '↑ ↓'],
    [textIds('help-key-layer'), '[ ]'],
    [textIds('help-key-speed'), '+ −'],
    [textIds('help-key-big'), 'B'],
    [textIds('help-key-projector'), 'P'],
    [textIds('help-key-escape'), textIds('key-escape')],
    [textIds('help-key-help'), '?'],
];

/** What the words and symbols mean: ids of texts. */
const WORDS = textIds([
    'help-word-activation',
    'help-word-weight',
    'help-word-bias',
    'help-word-sigmoid',
    'help-word-cost',
    'help-word-nudge',
    'help-word-ask',
    'help-word-delta',
    'help-word-gradient',
    'help-word-rate',
    'help-word-mnist',
]);

/** The dialog with the keys and the words of the page. */
export function Help() {
    return html`<div class="help">
        <table>
            <caption class="visually-hidden">${say('help-keys')}</caption>
            <tbody>
                ${KEYS.map(
                    ([text, key]) => html`<tr>
                        <th scope="row"><kbd>${hasText(key) ? say(key) : key}</kbd></th><td>${say(text)}</td>
                    </tr>`,
                )}
            </tbody>
        </table>
        <p class="fine">${say('help-scripts')}</p>
        <ul class="help-words">${WORDS.map((text) => html`<li>${rich(text)}</li>`)}</ul>
        <p class="fine">${say('help-counted')}</p>
        <p class="fine">${say('help-credit')}</p>
    </div>`;
}
