import assert from 'node:assert/strict';
import test, { beforeEach, mock } from 'node:test';

import { openSocket } from '../../../static/net/socket.js';
import { CLOSE, SUBPROTOCOL } from '../../../static/protocol.js';

/** The part of the browser's WebSocket that the page uses, controlled by the test. */
class FakeSocket {
    static OPEN = 1;
    static all = [];

    constructor(url, protocol) {
        Object.assign(this, { url, protocol, readyState: 0, sent: [] });
        FakeSocket.all.push(this);
    }

    open() {
        this.readyState = FakeSocket.OPEN;
        this.onopen();
    }

    lose(code = 1006, reason = '') {
        this.readyState = 3;
        this.onclose({ code, reason });
    }

    send(text) {
        this.sent.push(JSON.parse(text));
    }

    close(code) {
        this.closedWith = code;
    }
}

let listeners;
let events;

beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['setTimeout'] });
    FakeSocket.all = [];
    listeners = {};
    globalThis.WebSocket = FakeSocket;
    globalThis.window = {
        addEventListener: (name, listener) => (listeners[name] = listener),
        removeEventListener: (name) => delete listeners[name],
    };
    events = [];
});

function connect() {
    const socket = openSocket('ws://here/ws/rooms/ABC234', {
        opened: () => events.push('opened'),
        text: (message) => events.push(message),
        bytes: (buffer) => events.push(buffer),
        lost: (trouble) => events.push(trouble),
    });
    return { socket, newest: () => FakeSocket.all.at(-1), count: () => FakeSocket.all.length };
}

test("it speaks this protocol's version, and takes bytes as they are", () => {
    const { newest } = connect();
    assert.equal(newest().protocol, SUBPROTOCOL);
    assert.equal(newest().binaryType, 'arraybuffer');
    newest().open();
    newest().onmessage({ data: '{"type":"welcome"}' });
    const bytes = new ArrayBuffer(8);
    newest().onmessage({ data: bytes });
    assert.deepEqual(events, ['opened', { type: 'welcome' }, bytes]);
});

test('send returns false without a connection, and the message is not sent later', () => {
    const { socket, newest } = connect();
    assert.equal(socket.send({ type: 'pause' }), false);
    newest().open();
    assert.equal(socket.send({ type: 'play', rate: 10 }), true);
    assert.deepEqual(newest().sent, [{ type: 'play', rate: 10 }]);
});

test('a lost connection is opened again, at longer and longer intervals, but never given up', () => {
    const { newest, count } = connect();
    const waits = [];
    for (let i = 0; i < 8; i++) {
        newest().lose();
        const before = count();
        let waited = 0;
        while (count() === before && waited < 60000) {
            mock.timers.tick(50);
            waited += 50;
        }
        waits.push(waited);
    }
    assert.deepEqual(
        waits,
        [...waits].sort((one, other) => one - other),
    );
    assert.ok(waits[0] <= 500 && waits.at(-1) <= 5000 && waits.at(-1) > waits[0], `${waits}`);
    assert.deepEqual(events[0], { code: 1006, reason: '', final: false });
});

test('once it is open again the intervals are short again', () => {
    const { newest, count } = connect();
    for (let i = 0; i < 6; i++) {
        newest().lose();
        mock.timers.tick(10000);
    }
    newest().open();
    newest().lose();
    const before = count();
    mock.timers.tick(500);
    assert.equal(count(), before + 1);
});

test('when the network is back it reconnects without a wait', () => {
    const { newest, count } = connect();
    newest().lose();
    listeners.online();
    assert.equal(count(), 2);
    listeners.online();
    assert.equal(count(), 2, 'one at a time');
    mock.timers.tick(60000);
    assert.equal(count(), 2, 'nor again when the wait is over');
});

for (const name of ['NOT_ALLOWED', 'UNKNOWN_ROOM', 'PROTOCOL_MISMATCH', 'ROOM_DELETED']) {
    test(`closed for good it does not try again, and hands on the reason: ${name}`, () => {
        const { newest, count } = connect();
        newest().lose(CLOSE[name], 'There is no such room.');
        assert.deepEqual(events, [{ code: CLOSE[name], reason: 'There is no such room.', final: true }]);
        mock.timers.tick(60000);
        assert.equal(count(), 1);
    });
}

for (const name of ['TOO_SLOW', 'TOO_MANY', 'RESTARTING']) {
    test(`closed for now it does try again: ${name}`, () => {
        const { newest, count } = connect();
        newest().lose(CLOSE[name]);
        mock.timers.tick(60000);
        assert.equal(count(), 2);
    });
}

test('closed by the page itself it stays closed', () => {
    const { socket, newest, count } = connect();
    newest().open();
    socket.close();
    assert.equal(newest().closedWith, 1000);
    newest().lose(1000);
    mock.timers.tick(60000);
    assert.equal(count(), 1);
    assert.deepEqual(events, ['opened']);
});
