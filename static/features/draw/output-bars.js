import { fixed2 } from '../../text/format.js';
import { html } from '../../ui/html.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The ten outputs as bars, from 0 to 1 or to the greatest where outputs go beyond.
 *
 * @param {{ answer: import('./model/words.js').Answer | null, label: number | null }} props label: what it
 *     should have been, where somebody has said
 */
export function OutputBars({ answer, label }) {
    const most = Math.max(1, ...(answer?.outputs ?? []));
    return html`<ol class="output-bars" aria-label="The ten outputs">
        ${DIGITS.map((digit) => {
            const output = answer?.outputs[digit] ?? NaN;
            const share = Math.max(0, Math.min(1, output / most)) || 0;
            const tones = [digit === answer?.digit ? 'is-strongest' : '', digit === label ? 'is-wanted' : ''];
            return html`<li key=${digit} class=${tones.join(' ')} data-digit=${digit} data-output=${output} title=${answer ? fixed2(output) : ''}>
                <span class="bar-room" aria-hidden="true"><i style=${{ height: `${100 * share}%` }}></i></span>
                <span class="bar-digit">${digit}</span>
                <span class="visually-hidden">${answer ? `: ${fixed2(output)}${digit === label ? ', as it should be' : ''}` : ''}</span>
            </li>`;
        })}
    </ol>`;
}
