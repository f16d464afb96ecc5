import assert from 'node:assert/strict';
import test from 'node:test';
import {
    buildFrame,
    buildStack,
    NOW,
    placeAt,
    placeOnNextLine,
    spread,
    TO_COME,
    USED,
} from '../../../../../static/features/deal/model/deal.js';
import { createFlight } from '../../../../../static/features/deal/model/flight.js';
import { buildDelays, buildTiles, placeTiles, tiles } from '../../../../../static/features/deal/model/glide.js';

const room = { width: 400, height: 300, ratio: 1, em: 15 };
const epoch = { number: 1, order: Int32Array.of(5, 2, 0, 4, 1, 3), starts: [0, 2, 4] };
const next = { number: 2, order: Int32Array.of(1, 0, 3, 2, 5, 4), starts: [0, 2, 4] };
const dealt = (row = 1, of = epoch) => spread({ arrangement: 'dealt', epoch: of, row, room });
const wanted = { route: ['dealt'], epoch, row: 1, room, isHasty: false };

test('images lie in the places that the order gives them', () => {
    const { layout, tiles: at } = dealt();
    epoch.order.forEach((image, place) => {
        assert.deepEqual([at.x[image], at.y[image]], [layout.x[place], layout.y[place]]);
    });
    const own = spread({ arrangement: 'set', epoch, row: 1, room });
    assert.deepEqual([...own.tiles.x], [...own.layout.x], "in the set's own order image 3 is in place 3");
});

test("rows before the shown step's row are used, and those after it are to come", () => {
    const { tones } = dealt(1);
    assert.deepEqual(
        [...epoch.order].map((image) => tones[image]),
        [USED, USED, NOW, NOW, TO_COME, TO_COME],
    );
    assert.ok(
        dealt(-1).tones.every((tone) => tone === TO_COME),
        'before the first step none is',
    );
    assert.ok(spread({ arrangement: 'shuffled', epoch, row: 1, room }).tones.every((tone) => tone === TO_COME));
});

test("the shown step's row is drawn last, and framed", () => {
    const it = dealt(0);
    assert.deepEqual([...buildStack(it)], [0, 4, 1, 3, 5, 2]);
    const frame = buildFrame(it.tiles, it.tones);
    const { x, y, sizes } = it.layout;
    assert.deepEqual(frame, { x: x[0], y: y[0], width: x[1] + sizes[1] - x[0], height: sizes[0] });
    assert.equal(buildFrame(dealt(-1).tiles, dealt(-1).tones), null);
});

test('a point is in the place whose tile is there', () => {
    const { layout } = dealt();
    for (let place = 0; place < 6; place++) {
        assert.equal(placeAt(layout, layout.x[place] + 1, layout.y[place] + layout.sizes[place] - 1), place);
    }
    const below = { ...layout, gap: 5 };
    assert.equal(placeAt(below, layout.x[5] + 1, layout.y[5] + layout.sizes[5] + 4), 5, 'in the gap below it');
    assert.equal(placeAt(below, layout.x[5] + 1, layout.y[5] + layout.sizes[5] + 5), -1);
    assert.equal(placeAt(layout, room.width - 1, room.height - 1), -1);
});

test('the place above or below is the nearest one of the next line', () => {
    const layout = {
        x: Int32Array.of(0, 10, 20, 0, 10),
        y: Int32Array.of(0, 0, 0, 10, 10),
        sizes: Int32Array.of(10, 10, 10, 10, 10),
    };
    assert.equal(placeOnNextLine(layout, 1, 1), 4);
    assert.equal(placeOnNextLine(layout, 2, 1), 4);
    assert.equal(placeOnNextLine(layout, 3, -1), 0);
    assert.equal(placeOnNextLine(layout, 0, -1), 0, 'there is none above');
});

test('tiles set out one after the other, and all arrive', () => {
    const [from, to] = [spread({ arrangement: 'set', epoch, row: 1, room }), dealt()].map(({ tiles: at }) => at);
    const glide = { from, to, manner: 'dealt', delays: buildDelays('dealt', epoch.order, 6), seconds: 2 };
    const at = tiles(6);
    placeTiles(glide, 0, at);
    assert.deepEqual(at, from);
    placeTiles(glide, 0.3, at);
    const [first, last] = [epoch.order[0], epoch.order[5]];
    assert.equal(at.x[first], to.x[first], 'the first has been dealt');
    assert.equal(at.y[last], from.y[last], 'the last still waits');
    placeTiles(glide, 1, at);
    assert.deepEqual(at, to);
});

test('scattered images have different delays, always the same', () => {
    const delays = buildDelays('scattered', epoch.order, 6);
    assert.equal(new Set(delays).size, 6);
    assert.ok(delays.every((each) => each >= 0 && each < 1));
    assert.deepEqual(delays, buildDelays('scattered', next.order, 6));
});

test('the first arrangement is shown at once; a shuffle takes about two seconds and follows the order', () => {
    const flight = createFlight();
    flight.setTarget({ ...wanted, route: ['set'] });
    assert.equal(flight.isFlying(), false);
    const start = flight.at.x.slice();
    const route = ['set', 'shuffled'];
    flight.setTarget({ ...wanted, route });
    assert.equal(flight.isFlying(), true);
    flight.advance(1);
    assert.notDeepEqual(flight.at.x, start);
    flight.setTarget({ ...wanted, route }); // something else has changed meanwhile
    flight.advance(1.01);
    assert.equal(flight.isFlying(), false);
    assert.deepEqual(flight.at, buildTiles(flight.target.layout, epoch.order));
    assert.equal(flight.target.arrangement, 'shuffled');
});

test('the images go through all arrangements of a route: they are shuffled before they are dealt', () => {
    const flight = createFlight();
    flight.setTarget({ ...wanted, route: ['set'] });
    const seen = [];
    flight.setTarget({ ...wanted, route: ['shuffled', 'dealt'] });
    for (let i = 0; i < 90; i++) {
        if (seen.at(-1) !== flight.target.arrangement) seen.push(flight.target.arrangement);
        flight.advance(0.05);
    }
    assert.deepEqual(seen, ['shuffled', 'dealt']);
    assert.equal(flight.isFlying(), false);
    assert.equal(flight.target.row, 1);
});

test('a route starts at the current arrangement', () => {
    const flight = createFlight();
    flight.setTarget({ ...wanted, route: ['shuffled'] });
    flight.setTarget({ ...wanted, route: ['shuffled', 'dealt'] });
    assert.equal(flight.target.arrangement, 'dealt');
    assert.equal(flight.isFlying(), true);
});

test('with reduced motion, and while the room trains fast, there are no transitions', () => {
    const flight = createFlight();
    flight.setTarget({ ...wanted, route: ['set'] });
    flight.setTarget({ ...wanted, route: ['shuffled', 'dealt'], isHasty: true });
    assert.equal(flight.isFlying(), false);
    assert.deepEqual(flight.at, dealt().tiles);
});

test('a transition ends at once when the room begins to train fast', () => {
    const flight = createFlight();
    flight.setTarget({ ...wanted, route: ['set'] });
    const route = ['shuffled'];
    flight.setTarget({ ...wanted, route });
    flight.advance(0.3);
    flight.setTarget({ ...wanted, route, isHasty: true });
    assert.equal(flight.glide, null);
    assert.deepEqual(flight.at, spread({ arrangement: 'shuffled', epoch, row: -1, room }).tiles);
});

test('the next step opens the next row at once; a new epoch is dealt anew', () => {
    const flight = createFlight();
    flight.setTarget(wanted);
    flight.setTarget({ ...wanted, row: 2 });
    assert.equal(flight.target.row, 2);
    assert.equal(flight.isFlying(), false, 'the images can be pointed at');
    flight.advance(0.3);
    flight.setTarget({ ...wanted, epoch: next, row: 0 });
    assert.equal(flight.isFlying(), true);
    flight.advance(2.01);
    assert.deepEqual(flight.at, dealt(0, next).tiles);
});

test('another size of the canvas changes the places without a transition', () => {
    const flight = createFlight();
    flight.setTarget(wanted);
    flight.setTarget({ ...wanted, room: { ...room, width: 300 } });
    assert.equal(flight.glide, null);
    assert.equal(flight.target.room.width, 300);
});
