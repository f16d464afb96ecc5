/** The texts about data sets and their downloads. */

import { fixed } from '../../../text/format.js';
import { listedBriefly } from '../../../text/names.js';
import { say } from '../../../text/say.js';

/** @typedef {{ state: 'running' | 'done' | 'failed' | 'cancelled', done: number, total: number,
 *     file: string | null, mirror: string | null, error: string | null }} Download */
/** @typedef {{ name: string, title: string, credit: string, train: number, test: number,
 *     test_origin: string, offered: boolean, upright: boolean, names: string[], bytes: number, available: boolean, download: Download | null }} DataSet */

/** @param {number} bytes */
export function megabytes(bytes) {
    return say('data-sets-megabytes', { amount: fixed(bytes / 1e6, 1) });
}

/** @param {DataSet} set */
export function isDownloading({ download }) {
    return download?.state === 'running';
}

/** The number of images, and what the test images are. @param {DataSet} set */
export function toSizeText({ train, test, test_origin }) {
    return say('data-sets-size', { train, test, origin: test_origin });
}

/** Where the data set is, or the progress or the size of its download. @param {DataSet} set */
export function toLocationText(set) {
    if (set.available) return say(set.bytes ? 'data-sets-here' : 'data-sets-included');
    const download = set.download;
    if (download && isDownloading(set))
        return say('data-sets-progress', {
            done: megabytes(download.done),
            total: megabytes(download.total),
            has_mirror: Boolean(download.mirror),
            mirror: download.mirror ?? '',
        });
    if (download?.state === 'cancelled' && download.done)
        return say('data-sets-stopped', { done: megabytes(download.done) });
    return say('data-sets-not-here', { size: megabytes(set.bytes) });
}

/** The text for screen readers: it changes at each tenth of a download, and at its end. @param {DataSet} set */
export function toAriaText({ title, available, download }) {
    if (!download) return '';
    if (available) return say('data-sets-arrived', { title });
    if (download.state === 'running')
        return say('data-sets-downloading', {
            title,
            percent: 10 * Math.floor((10 * download.done) / download.total),
        });
    return download.state === 'cancelled' ? say('data-sets-download-stopped', { title }) : '';
}

/** The error of a failed download; empty where there was none. @param {DataSet} set */
export function toErrorText({ available, download }) {
    if (available || download?.state !== 'failed') return '';
    return say('data-sets-failed', { reason: download.error ?? say('data-sets-failed-somehow') });
}

/** The names of the classes: "0 T-shirt or top, 1 trousers …"; empty for digits. @param {DataSet} set */
export function listClasses({ names }) {
    if (names.every((name, i) => name === String(i))) return '';
    return listedBriefly(names.map((name, digit) => say('data-sets-class', { digit, name })));
}
