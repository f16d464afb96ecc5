import assert from 'node:assert/strict';
import test, { beforeEach, mock } from 'node:test';

import { openSocket } from '../../../static/net/socket.js';
import { CLOSE, LIMITS, SUBPROTOCOL } from '../../../static/protocol.js';
import { useTexts } from '../../../static/text/say.js';
import { readTexts } from '../support/texts.mjs';

const BEAT = 1000 * LIMITS.heartbeatSeconds;

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
        this.hear({ type: 'welcome', heartbeat: BEAT / 1000 });
    }

    lose(code = 1006, reason = '') {
        this.readyState = 3;
        this.onclose({ code, reason });
    }

    hear(message) {
        this.onmessage({ data: JSON.stringify(message) });
    }

    send(text) {
        this.sent.push(JSON.parse(text));
    }

    close(code) {
        this.closedWith = code;
    }
}

/** The events after which the page looks whether the connection lives. */
const DOUBTS = ['online', 'offline', 'visibilitychange', 'pageshow'];

/** The longest wait before an attempt. */
const LONGEST = 4000;

let listeners;
let events;

beforeEach(() => {
    mock.reset();
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    mock.method(Math, 'random', () => 1);
    FakeSocket.all = [];
    listeners = {};
    globalThis.WebSocket = FakeSocket;
    globalThis.window = {
        addEventListener: (name, listener) => (listeners[name] = listener),
        removeEventListener: (name) => delete listeners[name],
    };
    events = [];
});

const isWelcome = ({ type }) => type === 'welcome';

/** What the page was heard, without the welcomes. */
const heard = () => events.filter((event) => !isWelcome(event));

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
    newest().hear({ type: 'room' });
    const bytes = new ArrayBuffer(8);
    newest().onmessage({ data: bytes });
    assert.deepEqual(heard(), ['opened', { type: 'room' }, bytes]);
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
    assert.deepEqual(events[0], { code: 1006, reason: '', final: false, cause: 'closed' });
});

test('messages, and the reason of a close, are in the language of the page', () => {
    useTexts('de', 'server-closing-deleted = Der Raum ist gelöscht.');
    const text = { id: 'server-closing-deleted', values: {} };
    const { newest } = connect();
    newest().open();
    newest().hear({ type: 'error', message: 'the room was deleted', text });
    assert.deepEqual(
        heard().map(({ message }) => message),
        [undefined, 'Der Raum ist gelöscht.'],
    );
    newest().hear({ type: 'closing', code: CLOSE.ROOM_DELETED, message: 'the room was deleted', text });
    newest().lose(CLOSE.ROOM_DELETED, 'the room was deleted');
    assert.equal(heard().length, 3, 'nobody hears that the server is about to close');
    assert.equal(events.at(-1).reason, 'Der Raum ist gelöscht.');
    useTexts('en', readTexts('en'));
});

test('the reason of an earlier close is not that of a later one', () => {
    const { newest } = connect();
    newest().open();
    newest().hear({ type: 'closing', code: CLOSE.RESTARTING, message: 'the server is stopping' });
    newest().lose(CLOSE.RESTARTING);
    assert.equal(events.at(-1).reason, 'the server is stopping');
    mock.timers.tick(LONGEST);
    newest().open();
    newest().lose();
    assert.equal(events.at(-1).reason, '');
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
    listeners.online({ type: 'online' });
    assert.equal(count(), 2);
    newest().open();
    listeners.online({ type: 'online' });
    assert.equal(count(), 2, 'one at a time');
    newest().hear({ type: 'beat' });
    mock.timers.tick(LONGEST);
    assert.equal(count(), 2, 'nor again when the wait is over');
});

for (const name of ['NOT_ALLOWED', 'UNKNOWN_ROOM', 'PROTOCOL_MISMATCH', 'ROOM_DELETED']) {
    test(`closed for good it does not try again, and hands on the reason: ${name}`, () => {
        const { newest, count } = connect();
        newest().lose(CLOSE[name], 'There is no such room.');
        assert.deepEqual(events, [
            { code: CLOSE[name], reason: 'There is no such room.', final: true, cause: 'closed' },
        ]);
        for (const type of DOUBTS) listeners[type]?.({ type });
        mock.timers.tick(60000);
        assert.equal(count(), 1);
    });
}

for (const name of ['TOO_SLOW', 'TOO_MANY', 'RESTARTING']) {
    test(`closed for now it does try again: ${name}`, () => {
        const { newest, count } = connect();
        newest().lose(CLOSE[name]);
        mock.timers.tick(LONGEST);
        assert.equal(count(), 2);
    });
}

test('closed by the page itself it stays closed', () => {
    const { socket, newest, count } = connect();
    newest().open();
    socket.close();
    assert.equal(newest().closedWith, 1000);
    newest().lose(1000);
    for (const type of DOUBTS) listeners[type]?.({ type });
    mock.timers.tick(60000);
    assert.equal(count(), 1);
    assert.deepEqual(heard(), ['opened']);
});

/** Lets time pass in small pieces: a timer that is set meanwhile comes in its time. */
function pass(milliseconds) {
    for (let passed = 0; passed < milliseconds; passed += 10) mock.timers.tick(10);
}

/** Lets time pass, with a sign of life in every heartbeat. */
function live(newest, beats) {
    for (let i = 0; i < beats; i++) {
        pass(BEAT);
        newest().hear({ type: 'beat' });
    }
}

test('signs of life are not messages, and keep the connection', () => {
    const { newest, count } = connect();
    newest().open();
    live(newest, 100);
    assert.deepEqual(heard(), ['opened']);
    assert.equal(count(), 1);
    assert.deepEqual(newest().sent, []);
});

test('a server that falls silent is noticed in time: it is asked, lost as silent, and tried again', () => {
    const { newest, count } = connect();
    newest().open();
    live(newest, 3);
    const [silent] = FakeSocket.all;
    pass(1000 * LIMITS.silenceSeconds);
    assert.deepEqual(silent.sent, [{ type: 'beat' }]);
    assert.deepEqual(heard(), ['opened', { code: 0, reason: '', final: false, cause: 'silent' }]);
    assert.ok('closedWith' in silent, 'it is closed');
    assert.equal(count(), 2);
    silent.hear({ type: 'room' });
    silent.lose();
    newest().open();
    assert.deepEqual(heard().slice(2), ['opened'], 'what the old connection still brings is not taken');
});

test('an attempt that nobody answers is given up, and the next one made', () => {
    const { count } = connect();
    pass(1000 * LIMITS.silenceSeconds);
    assert.equal(events[0].cause, 'silent');
    assert.ok(count() > 1);
});

test('the heartbeat is the one that the server tells', () => {
    const { newest } = connect();
    newest().open();
    newest().hear({ type: 'welcome', heartbeat: 10 });
    pass(19000);
    assert.deepEqual(newest().sent, []);
    pass(12500);
    assert.equal(heard().at(-1).cause, 'silent');
});

for (const name of DOUBTS) {
    test(`after ${name} an open connection must show that it lives, soon`, () => {
        const { newest, count } = connect();
        newest().open();
        listeners[name]({ type: name });
        assert.deepEqual(newest().sent, [{ type: 'beat' }]);
        newest().hear({ type: 'beat' });
        pass(BEAT);
        newest().hear({ type: 'beat' });
        assert.equal(count(), 1);
        listeners[name]({ type: name });
        pass(2000);
        assert.equal(heard().at(-1).cause, 'silent');
    });
}

test('when the network is back an attempt from before does not hold the next one up', () => {
    const { newest, count } = connect();
    const [attempt] = FakeSocket.all;
    listeners.offline({ type: 'offline' });
    assert.equal(count(), 1);
    listeners.online({ type: 'online' });
    assert.equal(count(), 2);
    attempt.lose();
    newest().open();
    assert.deepEqual(heard(), ['opened']);
});

test('a class does not come back at one moment: part of each wait is at random', () => {
    const first = (random) => {
        Math.random.mock.mockImplementation(() => random);
        const { newest, count } = connect();
        newest().lose();
        const before = count();
        let waited = 0;
        for (; count() === before; waited += 10) pass(10);
        return waited;
    };
    assert.ok(first(1) - first(0) >= 100);
});
