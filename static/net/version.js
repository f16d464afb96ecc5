/** Which version of the page this is: its files have addresses of their own, which another version has not. */

const GONE = 410;

/** Whether the server has another version by now: then what this page has not loaded yet is not to be had. */
export async function isOutdated() {
    const { status } = await fetch(`${document.documentElement.dataset.static}/page.json`, { cache: 'no-store' });
    return status === GONE;
}
