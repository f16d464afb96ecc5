import { classesOf, isComing, megabytes, sizeOf, spokenOf, troubleOf, whereabouts } from './model/words.js';
import { html } from '../../ui/html.js';

/**
 * @typedef {object} CardProps
 * @property {import('./model/words.js').DataSet} set
 * @property {boolean} isLearnt the room trains on it
 * @property {boolean} drives
 * @property {() => void} download
 * @property {() => void} endDownload
 * @property {() => void} trainOn
 */

/** A data set, where it is, and one button: to get it, to stop that, or to train on it. @param {CardProps} props */
export function DataSetCard(props) {
    const { set } = props;
    const id = `data-set-${set.name}`;
    const { text, act, isOff } = nextOf(props);
    const classes = classesOf(set);
    return html`<article class="data-set" aria-labelledby=${id}>
        <h3 id=${id}>${set.title}</h3>
        <p>${sizeOf(set)}</p>
        ${classes && html`<p class="fine">Ten kinds of clothing in place of digits: ${classes}.</p>`}
        <p class="fine whereabouts">${whereabouts(set)}</p>
        ${isComing(set) && html`<progress max=${set.download?.total} value=${set.download?.done} aria-label=${`Download of ${set.title}`} />`}
        <p class="refused" role="alert">${troubleOf(set)}</p>
        <button class="button" aria-describedby=${id} aria-disabled=${isOff} onClick=${() => isOff || act()}>${text}</button>
        <p class="visually-hidden" role="status">${spokenOf(set)}</p>
        <p class="fine credit">${set.credit}</p>
    </article>`;
}

/**
 * What the one button does next. It stays the same element, so that the keyboard's focus stays.
 *
 * @param {CardProps} props
 */
function nextOf({ set, isLearnt, drives, download, endDownload, trainOn }) {
    if (isLearnt) return { text: 'This room trains on it', act: () => {}, isOff: true };
    if (set.available) return { text: 'Train on this', act: trainOn, isOff: !drives };
    if (isComing(set)) return { text: 'Stop', act: endDownload, isOff: false };
    const text = set.download ? 'Try again' : `Download ${megabytes(set.bytes)}`;
    return { text: set.download?.state === 'cancelled' ? 'Go on' : text, act: download, isOff: false };
}
