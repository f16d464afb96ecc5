import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { locale, say, textIds } from '../text/say.js';

/** @typedef {import('./places/page.js').PageProps} Props */

/** What the lines show, by the value of the view. */
const EDGES = textIds({
    follow: 'view-lines-follow',
    contributions: 'view-lines-contributions',
    weights: 'view-lines-weights',
    weight_nudges: 'view-lines-weight-nudges',
    gradient: 'view-lines-gradient',
    update: 'view-lines-update',
});

/** How long the arrows are, by the value of the view. */
const ARROWS = textIds({ layer: 'view-arrows-layer', all: 'view-arrows-all' });

/**
 * What the page shows, and how it looks: behind one button. In the first chapter it has the dialogs, too, whose buttons
 * come later.
 *
 * @param {Props} props
 */
export function ViewMenu({ store, actions, dialog, languages }) {
    const menu = useRef(/** @type {HTMLElement | null} */ (null));
    const { edges, theme, big, still } = store.view.value;
    const other = theme === 'dark' ? 'light' : 'dark';
    const open = (/** @type {'share' | 'settings'} */ name) => {
        menu.current?.hidePopover();
        dialog.value = name;
    };
    const project = () => {
        menu.current?.hidePopover();
        actions.project(true);
    };
    return html`
        <button class="button" popovertarget="view-menu">${say('view')}</button>
        <div ref=${menu} popover id="view-menu" class="menu" role="group" aria-label=${say('view')}>
            <${Choice}
                label=${say('view-lines')}
                value=${edges}
                options=${toOptions(EDGES)}
                choose=${(/** @type {any} */ value) => actions.changeView({ edges: value })}
            />
            <${Choice}
                label=${say('view-arrows')}
                value=${store.arrowScale.value}
                options=${toOptions(ARROWS)}
                choose=${(/** @type {any} */ value) => actions.changeView({ arrows: value })}
            />
            ${
                languages.all.length > 1 &&
                html`<${Choice}
                    label=${say('view-language')}
                    value=${locale()}
                    options=${languages.all.map((tag) => [tag, languageName(tag)])}
                    choose=${languages.choose}
                />`
            }
            <div class="menu-buttons">
                <button class="button" aria-pressed=${big} title="(B)" onClick=${() => actions.changeView({ big: !big })}>
                    ${say('view-big-text')}
                </button>
                <button class="button" aria-pressed=${still} onClick=${() => actions.changeView({ still: !still })}>
                    ${say('view-reduced-motion')}
                </button>
                <button class="button theme" onClick=${() => actions.changeView({ theme: other })}>${say('view-theme', { other })}</button>
                <button class="button" title="(P)" onClick=${project}>${say('view-projector')}</button>
                ${
                    store.isFirstChapter.value &&
                    html`<button class="button" onClick=${() => open('share')}>${say('page-share')}</button>
                        <button class="button" onClick=${() => open('settings')}>${say('page-settings')}</button>`
                }
            </div>
        </div>
    `;
}

/** What a language calls itself. @param {string} tag */
const languageName = (tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

/** The values of a choice with their names. @param {Record<string, string>} texts the ids of the names */
const toOptions = (texts) => Object.entries(texts).map(([value, text]) => [value, say(text)]);

/**
 * A list of choices: values and their names.
 *
 * @param {{ label: string, value: string, options: string[][], choose: (value: string) => void }} props
 */
function Choice({ label, value, options, choose }) {
    const onChange = (/** @type {any} */ event) => choose(event.currentTarget.value);
    return html`<label>${label}
        <select value=${value} onChange=${onChange}>
            ${options.map(([name, text]) => html`<option value=${name}>${text}</option>`)}
        </select>
    </label>`;
}
