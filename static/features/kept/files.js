import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { say } from '../../text/say.js';
import { createKeptActions } from './model/actions.js';
import { createKept } from './model/state.js';
import { reportText } from './model/words.js';

/** At most this many rejected files are named; the others are counted. */
const MOST_NAMED = 8;

/**
 * The export and the import of drawings as files.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function KeptFiles({ store, actions }) {
    const input = useRef(/** @type {HTMLInputElement | null} */ (null));
    const code = useComputed(() => store.room.value?.code ?? '').value;
    const { report, isBusy, listing } = store.use(createKept);
    const keptActions = actions.use(createKeptActions);
    const path = `api/rooms/${code}/drawings`;
    const onFileChosen = async (/** @type {any} */ event) => {
        const field = /** @type {HTMLInputElement} */ (event.currentTarget);
        const [file] = field.files ?? [];
        if (file) await keptActions.importKept(file);
        field.value = ''; // the same file may be chosen again
    };
    return html`<div class="kept-files">
        ${
            listing.value?.count
                ? html`<span class="muted">${say('kept-save')}</span>
                    <a class="button" href=${`${path}.npz`} download=${`drawings-${code}.npz`}>
                        ${say('kept-save-npz')}
                    </a>
                    <a class="button" href=${`${path}.zip`} download=${`drawings-${code}.zip`}>
                        ${say('kept-save-zip')}
                    </a>`
                : null
        }
        ${
            store.driver.value
                ? html`<button class="button" onClick=${() => input.current?.click()}>
                      ${isBusy.value ? say('kept-load.busy') : say('kept-load')}
                  </button>
                    <input
                        ref=${input}
                        class="visually-hidden"
                        type="file"
                        tabindex="-1"
                        aria-label=${say('kept-load.name')}
                        accept=".npz,.zip"
                        onChange=${onFileChosen}
                    />`
                : null
        }
    </div>
    ${report.value ? html`<${ImportReport} report=${report.value} close=${keptActions.closeReport} />` : null}`;
}

/** @param {{ report: import('./model/state.js').ImportReport, close: () => void }} props */
function ImportReport({ report, close }) {
    const named = report.refused.slice(0, MOST_NAMED);
    const rest = report.refused.length - named.length;
    return html`<div class="kept-report" role="status">
        <p>
            ${reportText(report)}
            ${' '}<button class="link" aria-label=${say('kept-report-close')} onClick=${close}>✕</button>
        </p>
        ${
            named.length > 0
                ? html`<ul class="fine">
                    ${named.map(({ name, why }, i) => html`<li key=${i}>${say('kept-refused', { file: name, why })}</li>`)}
                    ${rest > 0 ? html`<li>${say('kept-refused-more', { count: rest })}</li>` : null}
                </ul>`
                : null
        }
    </div>`;
}
