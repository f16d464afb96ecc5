/** Stylesheets that come with the panels they are for: whoever opens Nudge does not wait for all. */

/** What is decided for narrow screens comes after them. */
const AFTER = 'link[href="/static/css/dialogs.css"]';

/**
 * A component together with its stylesheets.
 *
 * @param {string[]} sheets by their names in static/css
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

/** It is there once the promise is kept; where it cannot be had the panel is shown without. */
/** @param {string} name @returns {Promise<void>} */
function sheet(name) {
    const known = asked.get(name);
    if (known) return known;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `/static/css/${name}.css`;
    /** @type {Promise<void>} */
    const there = new Promise((resolve) => {
        link.onload = link.onerror = () => resolve();
    });
    document.querySelector(AFTER)?.before(link);
    asked.set(name, there);
    return there;
}
