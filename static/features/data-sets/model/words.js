/** The texts about data sets and their downloads. */

import { whole } from '../../../text/format.js';

/** @typedef {{ state: 'running' | 'done' | 'failed' | 'cancelled', done: number, total: number,
 *     file: string | null, mirror: string | null, error: string | null }} Download */
/** @typedef {{ name: string, title: string, credit: string, train: number, test: number,
 *     test_origin: string, offered: boolean, upright: boolean, names: string[], bytes: number, available: boolean, download: Download | null }} DataSet */

/** @param {number} bytes */
export function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** @param {DataSet} set */
export function isDownloading({ download }) {
    return download?.state === 'running';
}

/** The number of images, and what the test images are. @param {DataSet} set */
export function toSizeText({ train, test, test_origin }) {
    return `${whole(train)} images to learn from, ${whole(test)} to test with: ${test_origin}.`;
}

/** Where the data set is, or the progress or the size of its download. @param {DataSet} set */
export function toLocationText(set) {
    if (set.available) return set.bytes ? 'On the computer that runs Nudge.' : 'Part of Nudge.';
    const download = set.download;
    if (download && isDownloading(set)) {
        const from = download.mirror ? ` from ${download.mirror}` : '';
        return `${megabytes(download.done)} of ${megabytes(download.total)}${from}`;
    }
    if (download?.state === 'cancelled' && download.done)
        return `Stopped after ${megabytes(download.done)}; the next try goes on from there.`;
    return `Not here yet. It takes ${megabytes(set.bytes)} on the disk of the computer that runs Nudge, once.`;
}

/** The text for screen readers: it changes at each tenth of a download, and at its end. @param {DataSet} set */
export function toAriaText({ title, available, download }) {
    if (!download) return '';
    if (available) return `${title} is here.`;
    if (download.state === 'running')
        return `Downloading ${title}: ${10 * Math.floor((10 * download.done) / download.total)} %.`;
    return download.state === 'cancelled' ? `The download of ${title} is stopped.` : '';
}

/** The error of a failed download; empty where there was none. @param {DataSet} set */
export function toErrorText({ available, download }) {
    if (available || download?.state !== 'failed') return '';
    return `${download.error ?? 'It failed.'} Nothing else has changed.`;
}

/** The names of the classes: "0 T-shirt or top, 1 trousers …"; empty for digits. @param {DataSet} set */
export function listClasses({ names }) {
    return names.every((name, i) => name === String(i)) ? '' : names.map((name, i) => `${i} ${name}`).join(', ');
}
