import assert from 'node:assert/strict';
import test from 'node:test';

import { readPath, readPublicBase, toSocketAddress } from '../../../static/ui/address.js';

/** Puts the page at `address`, with the base that the server has written, and the public address if it has one. */
function stand(address, base, publicBase) {
    globalThis.location = new URL(address);
    globalThis.document = {
        baseURI: new URL(base, address).href,
        documentElement: { dataset: publicBase ? { public: publicBase } : {} },
    };
}

test('below any prefix, a path is what follows the base', () => {
    stand('http://127.0.0.1:8000/', './');
    assert.equal(readPath(), '');
    stand('http://127.0.0.1:8000/r/ABC234/story/asks?step=1', '../../../');
    assert.equal(readPath(), 'r/ABC234/story/asks');
    stand('https://school.example/user/ada/proxy/8000/r/ABC234/lab', '../../');
    assert.equal(readPath(), 'r/ABC234/lab');
});

test('the socket is at the same place, and encrypted where the page is', () => {
    stand('http://[::1]:8000/lab', './');
    assert.equal(toSocketAddress('ABC234'), 'ws://[::1]:8000/ws/rooms/ABC234');
    stand('https://school.example/nudge/r/ABC234/lab', '../../');
    assert.equal(toSocketAddress('ABC234'), 'wss://school.example/nudge/ws/rooms/ABC234');
});

test('others are given the public address where the server has one', () => {
    stand('https://school.example/nudge/lab', './');
    assert.equal(readPublicBase(), 'https://school.example/nudge/');
    stand('http://127.0.0.1:8000/lab', './', 'https://school.example/nudge/');
    assert.equal(readPublicBase(), 'https://school.example/nudge/');
});
