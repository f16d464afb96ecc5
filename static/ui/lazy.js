import { useEffect, useState } from 'preact/hooks';

import { html } from './html.js';

/** @typedef {(props: any) => any} Component */

/**
 * A component that is loaded when it is first shown. A place is kept for it until then.
 *
 * @param {{ load: () => Promise<Component> } & Record<string, unknown>} props the rest are the component's
 */
export function Lazy({ load, ...props }) {
    const { it: Component, isMissing } = useLoaded(load);
    if (Component) return html`<${Component} ...${props} />`;
    return html`<p class="panel muted">${isMissing ? notLoaded('This') : '…'}</p>`;
}

/** What could not be had is asked for again after so many milliseconds: the server may be back. */
const AGAIN = 2000;

/** @type {Map<() => Promise<any>, any>} */
const loaded = new Map();

/** @param {string} what */
export const notLoaded = (what) =>
    `${what} could not be loaded. It comes once the server is there again; if not, reload the page.`;

/**
 * What a component needs and only then loads: once for the page.
 *
 * @template Wanted
 * @param {() => Promise<Wanted>} load
 * @returns {{ it: Wanted | undefined, isMissing: boolean }} `it` once it is there; `isMissing` while it cannot be had
 */
export function useLoaded(load) {
    const [, redraw] = useState(0);
    const [missing, setMissing] = useState(/** @type {Function | null} */ (null));
    useEffect(() => {
        if (loaded.has(load)) return undefined;
        const asking = { isWanted: true, timer: 0 };
        const ask = () =>
            load().then(
                (it) => {
                    loaded.set(load, it);
                    if (asking.isWanted) redraw((times) => times + 1);
                },
                () => {
                    if (!asking.isWanted) return;
                    setMissing(() => load);
                    asking.timer = window.setTimeout(ask, AGAIN);
                },
            );
        ask();
        return () => {
            asking.isWanted = false;
            clearTimeout(asking.timer);
        };
    }, [load]);
    return { it: loaded.get(load), isMissing: missing === load && !loaded.has(load) };
}

/**
 * In the order in which they decide: of two that say something of the same, the later one is heard, whichever was
 * loaded first. All come after those of the page.
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
];

/** What is decided for narrow screens and big text comes after them. */
const LAST = 'sizes';

/** Those that are no feature's. @type {Record<string, string>} */
const OTHERS = { uplot: 'vendor/uplot.css', dialogs: 'shell/dialogs/dialogs.css', sizes: 'styles/sizes.css' };

/** `race` is of that feature, `race/charts` another of its. @param {string} name */
export const toFile = (name) => OTHERS[name] ?? `features/${name.includes('/') ? name : `${name}/${name}`}.css`;

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

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** It is there once the promise is kept; one that could not be had is asked for again by whoever wants it next. */
/** @param {string} name @returns {Promise<void>} */
function sheet(name) {
    if (!SHEETS.includes(name)) throw new Error(`no stylesheet is called ${name}`);
    const known = asked.get(name) ?? (findLink(name) ? Promise.resolve() : null);
    if (known) return known;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = toHref(name);
    /** @type {Promise<void>} */
    const there = new Promise((resolve, reject) => {
        link.onload = () => resolve();
        link.onerror = () => {
            asked.delete(name);
            link.remove();
            reject(new Error(`${link.href} could not be had`));
        };
    });
    const following = SHEETS.slice(SHEETS.indexOf(name) + 1).find(findLink) ?? LAST;
    findLink(following)?.before(link);
    asked.set(name, there);
    return there;
}

/** @param {string} name */
const toHref = (name) => `${document.documentElement.dataset.static}/${toFile(name)}`;

/** Some come with the page. @param {string} name */
const findLink = (name) => document.querySelector(`link[rel='stylesheet'][href='${toHref(name)}']`);
