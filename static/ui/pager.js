import { html } from 'htm/preact';
import { whole } from '../text/format.js';
import { Announced } from './access/announced.js';

/**
 * Which examples are shown, with buttons for the previous and the next ones.
 *
 * @param {{ page: { start: number, end: number }, count: number, turn: (place: number) => void }} props
 */
export function Pager({ page: { start, end }, count, turn }) {
    const which = end - start === 1 ? `example ${start + 1}` : `examples ${start + 1} to ${end}`;
    return html`<div class="pager">
        <button
            class="button"
            aria-label="Previous examples"
            disabled=${start === 0}
            onClick=${() => turn(start - 1)}
        >◀</button>
        <button
            class="button"
            aria-label="Next examples"
            disabled=${end >= count}
            onClick=${() => turn(end)}
        >▶</button>
        <span>${which} of ${whole(count)}</span>
        <${Announced} text=${`${which} of ${whole(count)}`} />
    </div>`;
}
