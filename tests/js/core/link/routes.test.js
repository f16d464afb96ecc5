import assert from 'node:assert/strict';
import test from 'node:test';

import { toPath, toRoute } from '../../../../static/core/link/routes.js';

test('a path names the room, the place and the chapter', () => {
    assert.deepEqual(toRoute(''), { code: null, place: null, chapter: 'network' });
    assert.deepEqual(toRoute('lab'), { code: null, place: 'lab', chapter: 'network' });
    assert.deepEqual(toRoute('story/asks'), { code: null, place: 'story', chapter: 'asks' });
    assert.deepEqual(toRoute('r/ABC234'), { code: 'ABC234', place: null, chapter: 'network' });
    assert.deepEqual(toRoute('r/ABC234/lab'), { code: 'ABC234', place: 'lab', chapter: 'network' });
    assert.deepEqual(toRoute('r/ABC234/story/cost'), { code: 'ABC234', place: 'story', chapter: 'cost' });
});

test('a chapter that does not exist, or is still to come, becomes the first one', () => {
    for (const path of ['story', 'story/', 'story/nonsense', 'story/what-goes-wrong']) {
        assert.deepEqual(toRoute(path), { code: null, place: 'story', chapter: 'network' });
    }
});

test('a path is read back as it was written', () => {
    for (const where of [
        { code: 'ABC234', place: 'story', chapter: 'chain-rule' },
        { code: null, place: 'story', chapter: 'table' },
        { code: 'ABC234', place: 'lab', chapter: 'network' },
        { code: null, place: 'draw', chapter: 'network' },
        { code: 'ABC234', place: 'draw', chapter: 'network' },
    ]) {
        assert.deepEqual(toRoute(toPath(where)), where);
    }
});
