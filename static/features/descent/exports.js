import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../../text/say.js';

/** @typedef {import('../../core/store.js').Store} Store */

/** Loads the module that makes the loadFiles, with the first file. */
const loadFiles = () => import('./files.js');

/**
 * Saves the descent as loadFiles: the picture as it is shown, the paths, the grid.
 *
 * @param {{ store: Store }} props
 */
export function DescentExports({ store }) {
    const [trouble, setTrouble] = useState('');
    const race = store.race.value;
    const code = store.room.value?.code;
    if (!race || !code) return null;
    const save = async (/** @type {'png' | 'svg'} */ kind) => {
        const { toPng, toSvg } = await loadFiles();
        const motion = /** @type {import('./motion.js').Motion | null} */ (store.descentMotion.value);
        const blob = motion && (await (kind === 'png' ? toPng : toSvg)(motion));
        setTrouble(blob ? '' : say('descent-save-nothing'));
        if (blob) download(blob, `descent-${code}.${kind}`);
    };
    const data = `api/rooms/${code}/race`;
    return html`<details class="descent-exports">
        <summary class="button">${say('descent-save')}</summary>
        <div class="descent-files">
            <button class="button" onClick=${() => save('png')}>${say('descent-save-png')}</button>
            <button class="button" onClick=${() => save('svg')}>${say('descent-save-svg')}</button>
            <a class="button" href=${`${data}/paths.csv`} download=${`descent-${code}.csv`}>${say('descent-save-paths')}</a>
            <a class="button" href=${`${data}/race.npz`} download=${`descent-${code}.npz`}>${say('descent-save-all')}</a>
            ${trouble && html`<p role="alert">${trouble}</p>`}
        </div>
    </details>`;
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
