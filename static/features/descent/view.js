import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../text/say.js';
import { useReadyRace } from '../race/ready-race.js';
import { useRace } from '../race/watch-race.js';
import { DescentCards } from './cards.js';
import { useDrawBack } from './close-up.js';
import { DescentControls } from './controls.js';
import { DescentExports } from './exports.js';
import { PlaneShare } from './numbers.js';
import { DescentPicture } from './picture.js';
import { SolidButton } from './solid.js';

/**
 * The large picture of the race on the cost surface, in place of the stage.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function DescentView({ store, actions }) {
    useRace(store);
    useReadyRace(store, actions);
    useDrawBack(store, actions);
    const section = useRef(/** @type {HTMLElement | null} */ (null));
    // on a narrow page, which is one long column, it may be out of sight
    useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
    const race = store.race.value;
    return html`<section ref=${section} class="descent-view" aria-label=${say('descent-large')}>
        <header class="descent-head">
            <h2>${say('descent-title')}</h2>
            <${PlaneShare} store=${store} />
            <${DescentControls} store=${store} actions=${actions} />
            ${race && html`<${SolidButton} store=${store} />`}
            ${race && html`<${DescentExports} store=${store} />`}
            <button class="button" onClick=${() => actions.showCentre('stage')}>${say('descent-back')}</button>
        </header>
        ${
            race
                ? html`<${DescentPicture} store=${store} actions=${actions} /><${DescentCards} store=${store} />`
                : html`<p class="descent-none muted">${say('descent-none')}</p>`
        }
    </section>`;
}
