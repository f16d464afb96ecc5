import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../../text/say.js';
import { useAnnounced } from '../../ui/access/announced.js';
import {
    isDownloading,
    listClasses,
    megabytes,
    toAriaText,
    toErrorText,
    toLocationText,
    toSizeText,
} from './model/words.js';

/**
 * The data sets that a network can learn from: those that are available, and those that can be downloaded.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function DataSets({ store, actions, questions }) {
    const { sets, error, download, endDownload } = useDataSets(questions);
    const [trainError, setTrainError] = useState('');
    const isDriver = store.driver.value;
    const learnt = store.room.value?.dataset.name;
    const trainOn = (/** @type {string} */ dataset) =>
        actions.configure({ dataset }, (/** @type {string | null} */ problem) => setTrainError(problem ?? ''));
    return html`<section class="panel data-sets" aria-labelledby="data-sets-title">
        <h2 id="data-sets-title">${say('data-sets-title')}</h2>
        <p class="fine">${say(isDriver ? 'data-sets-restart' : 'data-sets-not-yours')}</p>
        <p class="refused" role="alert">${trainError || error}</p>
        <ul class="data-set-list">
            ${sets
                ?.filter(({ offered, name }) => offered || name === learnt)
                .map(
                    (set) => html`<li key=${set.name}>
                    <${DataSetCard}
                        set=${set}
                        isLearnt=${set.name === learnt}
                        isDriver=${isDriver}
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
 * @property {boolean} isLearnt whether the room trains on it
 * @property {boolean} isDriver
 * @property {() => void} download
 * @property {() => void} endDownload
 * @property {() => void} trainOn
 */

/**
 * A data set: its size, where it is, and one button that downloads it, stops the download, or trains on it.
 *
 * @param {CardProps} props
 */
function DataSetCard(props) {
    const { set } = props;
    const id = `data-set-${set.name}`;
    const { text, act, isOff } = findNext(props);
    const ariaText = useAnnounced(toAriaText(set));
    const classes = listClasses(set);
    return html`<article class="data-set" aria-labelledby=${id}>
        <h3 id=${id}>${set.title}</h3>
        <p>${toSizeText(set)}</p>
        ${classes && html`<p class="fine">${say('data-sets-classes', { classes })}</p>`}
        ${set.upright && html`<p class="fine">${say('data-sets-upright')}</p>`}
        <p class="fine whereabouts">${toLocationText(set)}</p>
        ${
            isDownloading(set) &&
            html`<progress
                max=${set.download?.total}
                value=${set.download?.done}
                aria-label=${say('data-sets-progress-name', { title: set.title })}
            />`
        }
        <p class="refused" role="alert">${toErrorText(set)}</p>
        <button
            class="button"
            aria-describedby=${id}
            aria-disabled=${isOff}
            onClick=${() => isOff || act()}
        >
            ${text}
        </button>
        <p class="visually-hidden" role="status">${ariaText}</p>
        <p class="fine credit">${set.credit}</p>
    </article>`;
}

/**
 * The next action of the button. The button stays the same element, so that it keeps the keyboard's focus.
 *
 * @param {CardProps} props
 */
function findNext({ set, isLearnt, isDriver, download, endDownload, trainOn }) {
    if (isLearnt) return { text: say('data-sets-trained'), act: () => {}, isOff: true };
    if (set.available) return { text: say('data-sets-train'), act: trainOn, isOff: !isDriver };
    if (isDownloading(set)) return { text: say('data-sets-stop'), act: endDownload, isOff: false };
    return { text: toDownloadText(set), act: download, isOff: false };
}

/** The name of the button that begins a download. @param {DataSet} set */
function toDownloadText({ bytes, download }) {
    if (!download) return say('data-sets-download', { size: megabytes(bytes) });
    return say(download.state === 'cancelled' ? 'data-sets-go-on' : 'data-sets-try-again');
}

/** @typedef {import('./model/words.js').DataSet} DataSet */
/** @typedef {ReturnType<typeof import('../../net/api.js').createDataSets>} DataSetApi */

/** The time between two requests for the progress of a download, in milliseconds. */
const REFRESH_TIME = 400;

/**
 * The data sets of the server. They are requested again while one of them is being downloaded.
 *
 * @param {DataSetApi} api
 */
function useDataSets(api) {
    const [sets, setSets] = useState(/** @type {DataSet[] | null} */ (null));
    const [error, setError] = useState('');
    const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
    const isOpen = useRef(true);
    const refresh = async () => {
        clearTimeout(timer.current);
        const found = await api.dataSets().catch((/** @type {Error} */ problem) => problem);
        if (!isOpen.current) return;
        const isList = Array.isArray(found);
        if (isList) setSets(found);
        setError(isList ? '' : found.message);
        clearTimeout(timer.current);
        if (!isList || found.some(isDownloading)) timer.current = setTimeout(refresh, REFRESH_TIME);
    };
    useEffect(() => {
        isOpen.current = true;
        refresh();
        return () => {
            isOpen.current = false;
            clearTimeout(timer.current);
        };
    }, []);
    /** @param {Promise<unknown>} request a request that may have changed a data set */
    const after = (request) =>
        request.then(refresh, (problem) => {
            if (isOpen.current) setError(problem.message);
        });
    return {
        sets,
        error,
        download: (/** @type {string} */ name) => after(api.download(name)),
        endDownload: (/** @type {string} */ name) => after(api.endDownload(name)),
    };
}
