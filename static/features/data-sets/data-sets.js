import { useState } from 'preact/hooks';

import { DataSetCard } from './data-set-card.js';
import { html } from '../../ui/html.js';
import { useDataSets } from './use-data-sets.js';

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
    const trainOn = (/** @type {string} */ dataset) => actions.configure({ dataset }, (/** @type {string | null} */ problem) => setRefused(problem ?? ''));
    return html`<section class="panel data-sets" aria-labelledby="data-sets-title">
        <h2 id="data-sets-title">Data sets</h2>
        <p class="fine">${drives ? 'Another data set starts the run again at step 0.' : 'Whoever made this room chooses what it trains on.'}</p>
        <p class="refused" role="alert">${refused || error}</p>
        <ul class="data-set-list">
            ${sets?.map((set) => html`<li key=${set.name}>
                <${DataSetCard}
                    set=${set}
                    isLearnt=${set.name === learnt}
                    drives=${drives}
                    download=${() => download(set.name)}
                    endDownload=${() => endDownload(set.name)}
                    trainOn=${() => trainOn(set.name)}
                />
            </li>`)}
        </ul>
    </section>`;
}
