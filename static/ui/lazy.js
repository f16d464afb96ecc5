import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../text/say.js';

/** @typedef {(props: any) => any} Component */

/**
 * A component that is loaded when it is first shown. Until then a panel with "…" stands in its place.
 *
 * @param {{ load: () => Promise<Component> } & Record<string, unknown>} props the other props are passed to the
 *     component
 */
export function Lazy({ load, ...props }) {
    const { value: Component, isMissing } = useLoaded(load);
    if (Component) return html`<${Component} ...${props} />`;
    return html`<p class="panel muted">${isMissing ? notLoaded('panel') : '…'}</p>`;
}

/** After a failed request, the wait before the next one, in milliseconds. */
const RETRY_AFTER = 2000;
/** Milliseconds after which a request without an answer counts as failed. It goes on: a module is requested once. */
const SLOW_AFTER = 8000;

/** What has been loaded, by its loader. @type {Map<() => Promise<any>, any>} */
const loaded = new Map();

/** Says that something could not be loaded. @param {'panel' | 'place' | 'chapter'} what */
export const notLoaded = (what) => say('ui-not-loaded', { what });

/**
 * Loads something that a component needs, once for the page. Failed requests are repeated.
 *
 * @template Wanted
 * @param {() => Promise<Wanted>} load
 * @returns {{ value: Wanted | undefined, isMissing: boolean }} `value` once it
 *     is loaded; `isMissing` while requests fail
 */
export function useLoaded(load) {
    const [, redraw] = useState(0);
    const [missing, setMissing] = useState(/** @type {Function | null} */ (null));
    useEffect(() => {
        if (loaded.has(load)) return undefined;
        const asking = { isWanted: true, timer: 0, slow: 0 };
        const ask = () => {
            asking.slow = window.setTimeout(() => setMissing(() => load), SLOW_AFTER);
            load().then(
                (value) => {
                    clearTimeout(asking.slow);
                    loaded.set(load, value);
                    if (asking.isWanted) redraw((times) => times + 1);
                },
                () => {
                    clearTimeout(asking.slow);
                    if (!asking.isWanted) return;
                    setMissing(() => load);
                    asking.timer = window.setTimeout(ask, RETRY_AFTER);
                },
            );
        };
        ask();
        return () => {
            asking.isWanted = false;
            clearTimeout(asking.timer);
            clearTimeout(asking.slow);
        };
    }, [load]);
    return { value: loaded.get(load), isMissing: missing === load && !loaded.has(load) };
}

/**
 * The stylesheets that are loaded later, in the order of the cascade: a later one overrides an earlier one, in whatever
 * order they are loaded. All come after the stylesheets of the page.
 */
export const SHEETS = [
    'uplot',
    'sensitivity',
    'avenues',
    'weighted-sum',
    'cost',
    'output-nudges',
    'asks',
    'fire-together',
    'backwards',
    'nudge-table',
    'confusion',
    'chain-rule',
    'one-digit',
    'learning-curve',
    'chain-rule/circuit',
    'chain-rule/saturation',
    'code',
    'deal',
    'descent',
    'landscape',
    'race',
    'race/charts',
    'draw',
    'teach',
    'kept',
    'data-sets',
    'dialogs',
    'past-rooms',
];

/** The stylesheet for narrow screens and big text: it comes after all others. */
const LAST_SHEET = 'sizes';

/** The stylesheets outside features/. @type {Record<string, string>} */
const OTHER_SHEETS = { uplot: 'vendor/uplot.css', dialogs: 'shell/dialogs/dialogs.css', sizes: 'styles/sizes.css' };

/**
 * The file of a stylesheet: `race` is features/race/race.css, `race/charts` is features/race/charts.css.
 *
 * @param {string} name
 */
export const toFile = (name) => OTHER_SHEETS[name] ?? `features/${name.includes('/') ? name : `${name}/${name}`}.css`;

/**
 * A component together with its stylesheets.
 *
 * @param {string[]} sheets some of SHEETS
 * @param {() => Promise<(props: any) => any>} load the component
 * @returns {() => Promise<(props: any) => any>}
 */
export function styled(sheets, load) {
    return async () => {
        const [component] = await Promise.all([load(), ...sheets.map(sheet)]);
        return component;
    };
}

/** The requests of stylesheets, by name. @type {Map<string, Promise<void>>} */
const requested = new Map();

/**
 * Loads a stylesheet once, in its place of the cascade. After a failure the next call requests it again.
 *
 * @param {string} name
 * @returns {Promise<void>} resolved when it is loaded
 */
function sheet(name) {
    if (!SHEETS.includes(name)) throw new Error(`no stylesheet is called ${name}`);
    const known = requested.get(name) ?? (findLink(name) ? Promise.resolve() : null);
    if (known) return known;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = toHref(name);
    /** @type {Promise<void>} */
    const loading = new Promise((resolve, reject) => {
        link.onload = () => resolve();
        link.onerror = () => {
            requested.delete(name);
            link.remove();
            reject(new Error(`${link.href} could not be had`));
        };
    });
    const following = SHEETS.slice(SHEETS.indexOf(name) + 1).find(findLink) ?? LAST_SHEET;
    findLink(following)?.before(link);
    requested.set(name, loading);
    return loading;
}

/** @param {string} name */
const toHref = (name) => `${document.documentElement.dataset.static}/${toFile(name)}`;

/** The link of a stylesheet that is in the page already. @param {string} name */
const findLink = (name) => document.querySelector(`link[rel='stylesheet'][href='${toHref(name)}']`);
