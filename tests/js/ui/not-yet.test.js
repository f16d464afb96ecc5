import assert from 'node:assert/strict';
import test from 'node:test';

import { number } from '../../../static/text/format.js';
import { figure } from '../../../static/ui/not-yet.js';
import { toHtml, toRead } from '../support/shown.js';

test('a figure is its number; what is not known yet is an empty slot with words for screen readers', () => {
    assert.equal(figure(0, number), '0');
    assert.equal(figure(Infinity, number), 'infinite');
    for (const unknown of [null, undefined, NaN]) {
        assert.match(toHtml(figure(unknown, number)), /^<span class="not-yet">/);
        assert.equal(toRead(figure(unknown, number)), 'not known yet');
    }
});
