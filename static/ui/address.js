/**
 * The page's own address. A proxy may serve Nudge below any path, so every address of the page is relative to its
 * <base>, which the server writes and which stays the same when the address changes (templates/base.html).
 */

/** The path of the page below the base, such as `r/ABC234/lab`. */
export const readPath = () => location.pathname.slice(new URL(document.baseURI).pathname.length);

/** The address of the room's socket. @param {string} code */
export const toSocketAddress = (code) => new URL(`ws/rooms/${code}`, document.baseURI).href.replace(/^http/, 'ws');

/** The base of the addresses that others are given: the server's public one where it has been told, else the page's. */
export const readPublicBase = () => document.documentElement.dataset.public || document.baseURI;
