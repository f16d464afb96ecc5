import { html } from 'htm/preact';
import { Caption } from '../../stage/caption.js';
import { Legend } from '../../stage/legend.js';
import { PhaseTrack } from '../../stage/phase-track.js';
import { ImageCaption, Picker } from '../../stage/picker.js';
import { Stage } from '../../stage/stage.js';
import { say } from '../../text/say.js';
import { Icon } from '../../ui/icons.js';
import { Lazy, notLoaded, styled, useLoaded } from '../../ui/lazy.js';
import { Counters } from '../counters.js';
import { Dialogs } from '../dialogs/dialogs.js';
import { Notices, Watching } from '../notices.js';
import { Tabs } from '../tabs.js';
import { SpeedControl, Transport } from '../transport.js';
import { ViewMenu } from '../view-menu.js';
import { LabSide } from './lab.js';
import { DEAL, DESCENT } from './panels.js';
import { StorySide } from './story.js';

/**
 * @typedef {object} PageProps
 * @property {import('../../core/store.js').Store} store
 * @property {import('../../core/actions.js').Actions} actions
 * @property {import('./panels.js').Questions} questions
 * @property {import('../../stage/stage.js').Show} show
 * @property {import('@preact/signals-core').Signal<import('../../stage/legend.js').Legible | null>} legend
 * @property {import('@preact/signals-core').Signal<import('../dialogs/dialogs.js').DialogName | null>} dialog
 * @property {() => Promise<any>} fetchOptions
 * @property {{ all: string[], choose: (language: string) => void }} languages the tags of those that the page may speak
 * @property {(address: string) => string} drivingAddress adds the driver's token to the address of the room
 */

/** The panels beside the stage, by the place. Draw is loaded later; its panels come before the stage. */
const SIDES = { story: StorySide, lab: LabSide };
const loadDraw = async () => (await import('./draw.js')).DrawSide;

/**
 * The whole page: the header, the stage with its caption and phases, and the panels of the place.
 *
 * @param {PageProps} props
 */
export function Page(props) {
    const { store, actions, show, legend } = props;
    const place = store.place.value;
    return html`
        <${Top} ...${props} />
        <main
            class=${`place ${place} centre-${store.centre.value} ${store.isProjected.value ? 'projected' : ''}`}
            id="place"
        >
            ${place === 'draw' ? html`<${Draw} ...${props} />` : null}
            <${Stage} store=${store} actions=${actions} show=${show}>
                <${Picker} store=${store} actions=${actions} />
                <div class="stage-foot">
                    <${ImageCaption} store=${store} />
                    <${Legend} of=${legend} hasScales=${!store.isFirstChapter.value} />
                </div>
            <//>
            <${Centre} ...${props} />
            <footer class="bottom">
                <${Caption} store=${store} actions=${actions} />
                <${PhaseTrack} store=${store} actions=${actions} />
            </footer>
            ${place === 'draw' ? null : html`<${SIDES[place]} ...${props} />`}
            ${
                store.isProjected.value &&
                html`<button class="button unproject" onClick=${() => actions.project(false)}>${say('page-whole')}</button>`
            }
        </main>
        <${Notices} store=${store} actions=${actions} />
        <${Dialogs} ...${props} />
    `;
}

/** The panels of Draw; an empty column until they are loaded. @param {PageProps} props */
function Draw(props) {
    const { value: DrawSide, isMissing } = useLoaded(loadDraw);
    if (DrawSide) return html`<${DrawSide} ...${props} />`;
    return html`<aside class="side">
        ${isMissing && html`<p class="panel muted">${notLoaded('place')}</p>`}
    </aside>`;
}

/** The header. @param {PageProps} props */
function Top(props) {
    const { store, actions, dialog } = props;
    const isFirst = store.isFirstChapter.value;
    return html`<header class="top">
        <h1 class="logo"><span aria-hidden="true">▲</span> Nudge</h1>
        <${Tabs} store=${store} actions=${actions} />
        <${Counters} store=${store} />
        <${Watching} store=${store} />
        <${Transport} store=${store} actions=${actions} />
        ${isFirst || store.isRaceAlone.value ? null : html`<${SpeedControl} store=${store} actions=${actions} />`}
        <div class="tools">
            <${ViewMenu} ...${props} />
            ${
                isFirst
                    ? null
                    : html`<button class="button icon" aria-label=${say('page-share')} title=${say('page-share')} onClick=${() => (dialog.value = 'share')}>
                <${Icon} name="link" />
            </button>
            <button
                class="button icon"
                aria-label=${say('page-settings')}
                title=${say('page-settings')}
                onClick=${() => (dialog.value = 'settings')}
            >
                <${Icon} name="settings" />
            </button>`
            }
            <button class="button icon" aria-label=${say('page-help')} title=${say('page-help.title')} onClick=${() => (dialog.value = 'help')}>
                <${Icon} name="help" />
            </button>
        </div>
    </header>`;
}

/**
 * What may stand in the middle instead of the stage. The stage stays in the page, hidden, because it lets time pass.
 *
 * @type {Record<string, import('./panels.js').Load>}
 */
const CENTRES = {
    deal: styled(DEAL, async () => (await import('../../features/deal/view.js')).DealView),
    descent: styled(DESCENT, async () => (await import('../../features/descent/view.js')).DescentView),
};

/** What the chapter or the person shows instead of the stage. @param {PageProps} props */
function Centre({ store, actions, questions }) {
    const centre = store.centre.value;
    const load = CENTRES[centre];
    if (!load) return null;
    return html`<div class="centre">
        <${Lazy} key=${centre} load=${load} store=${store} actions=${actions} questions=${questions} />
    </div>`;
}
