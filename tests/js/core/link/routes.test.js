import assert from 'node:assert/strict';
import test from 'node:test';

import { findWhere, toPath } from '../../../../static/core/link/routes.js';

test('an address says which room, which place and which chapter', () => {
    assert.deepEqual(findWhere('/'), { code: null, place: null, chapter: 'network' });
    assert.deepEqual(findWhere('/lab'), { code: null, place: 'lab', chapter: 'network' });
    assert.deepEqual(findWhere('/story/asks'), { code: null, place: 'story', chapter: 'asks' });
    assert.deepEqual(findWhere('/r/ABC234'), { code: 'ABC234', place: null, chapter: 'network' });
    assert.deepEqual(findWhere('/r/ABC234/lab'), { code: 'ABC234', place: 'lab', chapter: 'network' });
    assert.deepEqual(findWhere('/r/ABC234/story/cost'), { code: 'ABC234', place: 'story', chapter: 'cost' });
});

test('a chapter that is not there, or still to come, is the first', () => {
    for (const path of ['/story', '/story/', '/story/nonsense', '/story/what-goes-wrong']) {
        assert.deepEqual(findWhere(path), { code: null, place: 'story', chapter: 'network' });
    }
});

test('a path leads back to where it was made', () => {
    for (const where of [
        { code: 'ABC234', place: 'story', chapter: 'chain-rule' },
        { code: null, place: 'story', chapter: 'table' },
        { code: 'ABC234', place: 'lab', chapter: 'network' },
        { code: null, place: 'draw', chapter: 'network' },
        { code: 'ABC234', place: 'draw', chapter: 'network' },
    ]) {
        assert.deepEqual(findWhere(toPath(where)), where);
    }
});
