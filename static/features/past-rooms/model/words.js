/** Where a room was left, and when, in words. */

import { locale, say } from '../../../text/say.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_DAYS = 7;

/**
 * How long ago something was, such as "2 hours ago" or "yesterday"; after a week the date.
 *
 * @param {number} at in milliseconds since 1970
 * @param {number} now
 */
export function toTimeText(at, now) {
    const days = countDays(at, now);
    if (days > MOST_DAYS)
        return say('past-rooms-on', { date: new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(at) });
    const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
    if (days > 0) return relative.format(-days, 'day');
    if (now - at < MINUTE) return say('past-rooms-just-now');
    return now - at < HOUR
        ? relative.format(-Math.floor((now - at) / MINUTE), 'minute')
        : relative.format(-Math.floor((now - at) / HOUR), 'hour');
}

/** How many midnights lie between two times. @param {number} at @param {number} now */
function countDays(at, now) {
    const [from, to] = [at, now].map((time) => new Date(time).setHours(0, 0, 0, 0));
    return Math.round((to - from) / DAY); // rounded: where summer time begins, a day has 23 hours
}
