/** Stylesheets that come with what they are for: whoever opens Nudge does not wait for all. */

/**
 * In the order in which they decide: of two that say something of the same, the later one is heard, whichever was
 * loaded first. All come after those of the page.
 */
export const SHEETS = [
    'uplot', 'sensitivity', 'avenues', 'weighted-sum', 'cost', 'output-nudges', 'asks', 'fire-together', 'backwards', 'nudge-table',
    'confusion', 'chain-rule', 'one-digit', 'learning-curve', 'chain-rule/circuit', 'code', 'deal', 'descent',
    'landscape', 'race', 'race/charts', 'draw', 'teach', 'kept', 'data-sets', 'dialogs',
];

/** What is decided for narrow screens and big text comes after them. */
const LAST = 'sizes';

/** Those that are no feature's. @type {Record<string, string>} */
const OTHERS = { uplot: 'vendor/uplot.css', dialogs: 'shell/dialogs/dialogs.css', sizes: 'styles/sizes.css' };

/** `race` is of that feature, `race/charts` another of its. @param {string} name */
export const fileOf = (name) => OTHERS[name] ?? `features/${name.includes('/') ? name : `${name}/${name}`}.css`;

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
    const known = asked.get(name) ?? (linkOf(name) ? Promise.resolve() : null);
    if (known) return known;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = hrefOf(name);
    /** @type {Promise<void>} */
    const there = new Promise((resolve, reject) => {
        link.onload = () => resolve();
        link.onerror = () => {
            asked.delete(name);
            link.remove();
            reject(new Error(`${link.href} could not be had`));
        };
    });
    const following = SHEETS.slice(SHEETS.indexOf(name) + 1).find(linkOf) ?? LAST;
    linkOf(following)?.before(link);
    asked.set(name, there);
    return there;
}

/** @param {string} name */
const hrefOf = (name) => `${document.documentElement.dataset.static}/${fileOf(name)}`;

/** Some come with the page. @param {string} name */
const linkOf = (name) => document.querySelector(`link[rel='stylesheet'][href='${hrefOf(name)}']`);
