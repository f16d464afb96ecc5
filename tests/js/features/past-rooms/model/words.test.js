import assert from 'node:assert/strict';
import test from 'node:test';

import { toTimeText } from '../../../../../static/features/past-rooms/model/words.js';

const NOW = new Date(2026, 2, 30, 0, 30).getTime(); // half past midnight
const ago = (days, hours = 0, minutes = 0) => new Date(2026, 2, 30 - days, -hours, 30 - minutes).getTime();

test('the time is told by minutes, hours and midnights, and after a week as a date', () => {
    for (const [at, text] of [
        [NOW, 'just now'],
        [NOW + 5000, 'just now'],
        [ago(0, 0, 1), '1 minute ago'],
        [ago(0, 0, 29), '29 minutes ago'],
        [ago(0, 0, 31), 'yesterday'],
        [ago(1), 'yesterday'],
        [ago(1, 1), '2 days ago'],
        [ago(7), '7 days ago'],
        [ago(8), 'on March 22, 2026'],
    ])
        assert.equal(toTimeText(at, NOW), text);
    const noon = new Date(2026, 2, 30, 12).getTime();
    assert.equal(toTimeText(NOW, noon), '11 hours ago');
});
