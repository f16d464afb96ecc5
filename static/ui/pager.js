import { html } from 'htm/preact';
import { whole } from '../text/format.js';
import { say } from '../text/say.js';
import { Announced } from './access/announced.js';

/**
 * Which examples are shown, with buttons for the previous and the next ones.
 *
 * @param {{ page: { start: number, end: number }, count: number, turn: (place: number) => void }} props
 */
export function Pager({ page: { start, end }, count, turn }) {
    const which = say('ui-pager', {
        is_one: end - start === 1,
        first: `${start + 1}`,
        last: `${end}`,
        count: whole(count),
    });
    return html`<div class="pager">
        <button
            class="button"
            aria-label=${say('ui-pager-previous')}
            disabled=${start === 0}
            onClick=${() => turn(start - 1)}
        >◀</button>
        <button
            class="button"
            aria-label=${say('ui-pager-next')}
            disabled=${end >= count}
            onClick=${() => turn(end)}
        >▶</button>
        <span>${which}</span>
        <${Announced} text=${which} />
    </div>`;
}
