import { useEffect, useRef, useState } from 'preact/hooks';

import { html } from '../../ui/html.js';
import { isComing, listClasses, megabytes, tellSize, tellTrouble, toSpoken, whereabouts } from './model/words.js';

/**
 * The data sets that a network can learn from: those that are here, and those that can be had.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function DataSets({ store, actions, questions }) {
    const { sets, error, download, endDownload } = useDataSets(questions);
    const [refused, setRefused] = useState('');
    const drives = store.driver.value;
    const learnt = store.room.value?.dataset.name;
    const trainOn = (/** @type {string} */ dataset) =>
        actions.configure({ dataset }, (/** @type {string | null} */ problem) => setRefused(problem ?? ''));
    return html`<section class="panel data-sets" aria-labelledby="data-sets-title">
        <h2 id="data-sets-title">Data sets</h2>
        <p class="fine">${drives ? 'Another data set starts the run again at step 0.' : 'Whoever made this room chooses what it trains on.'}</p>
        <p class="refused" role="alert">${refused || error}</p>
        <ul class="data-set-list">
            ${sets?.map(
                (set) => html`<li key=${set.name}>
                <${DataSetCard}
                    set=${set}
                    isLearnt=${set.name === learnt}
                    drives=${drives}
                    download=${() => download(set.name)}
                    endDownload=${() => endDownload(set.name)}
                    trainOn=${() => trainOn(set.name)}
                />
            </li>`,
            )}
        </ul>
    </section>`;
}

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
function DataSetCard(props) {
    const { set } = props;
    const id = `data-set-${set.name}`;
    const { text, act, isOff } = findNext(props);
    const classes = listClasses(set);
    return html`<article class="data-set" aria-labelledby=${id}>
        <h3 id=${id}>${set.title}</h3>
        <p>${tellSize(set)}</p>
        ${classes && html`<p class="fine">Ten kinds of clothing in place of digits: ${classes}.</p>`}
        <p class="fine whereabouts">${whereabouts(set)}</p>
        ${isComing(set) && html`<progress max=${set.download?.total} value=${set.download?.done} aria-label=${`Download of ${set.title}`} />`}
        <p class="refused" role="alert">${tellTrouble(set)}</p>
        <button class="button" aria-describedby=${id} aria-disabled=${isOff} onClick=${() => isOff || act()}>${text}</button>
        <p class="visually-hidden" role="status">${toSpoken(set)}</p>
        <p class="fine credit">${set.credit}</p>
    </article>`;
}

/**
 * What the one button does next. It stays the same element, so that the keyboard's focus stays.
 *
 * @param {CardProps} props
 */
function findNext({ set, isLearnt, drives, download, endDownload, trainOn }) {
    if (isLearnt) return { text: 'This room trains on it', act: () => {}, isOff: true };
    if (set.available) return { text: 'Train on this', act: trainOn, isOff: !drives };
    if (isComing(set)) return { text: 'Stop', act: endDownload, isOff: false };
    const text = set.download ? 'Try again' : `Download ${megabytes(set.bytes)}`;
    return { text: set.download?.state === 'cancelled' ? 'Go on' : text, act: download, isOff: false };
}

/** @typedef {import('./model/words.js').DataSet} DataSet */
/** @typedef {ReturnType<typeof import('../../net/data-sets.js').createDataSets>} Asks */

/** Milliseconds between two looks at how far a download is. */
const LOOK_EVERY = 400;

/**
 * The data sets of the server as they are, looked at again while one of them is being downloaded.
 *
 * @param {Asks} asks
 */
function useDataSets(asks) {
    const [sets, setSets] = useState(/** @type {DataSet[] | null} */ (null));
    const [error, setError] = useState('');
    const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
    const isOpen = useRef(true);
    const look = async () => {
        clearTimeout(timer.current);
        const found = await asks.dataSets().catch((/** @type {Error} */ problem) => problem);
        if (!isOpen.current) return;
        const isThere = Array.isArray(found);
        if (isThere) setSets(found);
        setError(isThere ? '' : found.message);
        clearTimeout(timer.current);
        if (!isThere || found.some(isComing)) timer.current = setTimeout(look, LOOK_EVERY);
    };
    useEffect(() => {
        isOpen.current = true;
        look();
        return () => {
            isOpen.current = false;
            clearTimeout(timer.current);
        };
    }, []);
    /** @param {Promise<unknown>} asked what may have changed something */
    const after = (asked) =>
        asked.then(look, (problem) => {
            if (isOpen.current) setError(problem.message);
        });
    return {
        sets,
        error,
        download: (/** @type {string} */ name) => after(asks.download(name)),
        endDownload: (/** @type {string} */ name) => after(asks.endDownload(name)),
    };
}
