import { html } from 'htm/preact';

const KEYS = [
    ['Space', 'play, pause'],
    ['→ ←', 'next, previous phase; in the story, chapter'],
    ['. ,', 'next, previous phase, in the story too'],
    ['C', 'contents of the story'],
    ['T', "less of a chapter's text, more of its pictures"],
    ['Shift + → ←', 'next, previous step'],
    ['Home', 'start again at step 0'],
    ['0 – 9', 'an example of that digit; in Draw, what it should have been'],
    ['Ctrl + Z', 'in Draw, take back a stroke'],
    ['N', 'next example'],
    ['M', 'next example it gets wrong'],
    ['↑ ↓', 'select the neuron above, below'],
    ['[ ]', 'select in the layer before, after'],
    ['+ −', 'faster, slower'],
    ['B', 'big text'],
    ['P', 'for the projector: only the network, its caption and the phases'],
    ['Esc', 'select nothing; close'],
    ['?', 'this help'],
];

/** The dialog with the keys and the words of the page. */
export function Help() {
    return html`<div class="help">
        <table>
            <caption class="visually-hidden">Keys</caption>
            <tbody>
                ${KEYS.map(([key, does]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${does}</td></tr>`)}
            </tbody>
        </table>
        <p class="fine">
            A letter is the key that says it. Where your keys say letters of another script, it is the key in that place of
            a US keyboard.
        </p>
        <p>
            <b>activation a</b>: what a neuron holds. <b>cost C</b>: how far the outputs are from what was
            wanted. <b>nudge ν = −∂C/∂a</b>: which way, and how strongly, this example wants an activation to
            move. <b>ask</b>: what one neuron alone wants of one behind it; the asks of all add up to the nudge.${' '}
            <b>gradient</b>: the mean of ∂C/∂w over the mini-batch. Neurons and pixels are counted from 0, as in the
            files.
        </p>
        <p class="fine">
            Digits: MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges (CC BY-SA 3.0).
        </p>
    </div>`;
}
