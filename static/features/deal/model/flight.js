/** The images on the way from one arrangement to the next: where they are by now, and what they wait for. */

import { spread } from './deal.js';
import { isThere, placeTiles, tiles, waits } from './glide.js';

/** @typedef {import('./state.js').Arrangement} Arrangement */
/** @typedef {import('./deal.js').Spread} Spread */
/** @typedef {import('./glide.js').Manner} Manner */

/** How they go to each arrangement, and for how many seconds. */
/** @type {Record<Arrangement, { manner: Manner, seconds: number }>} */
const WAYS = {
    set: { manner: 'together', seconds: 0.9 },
    shuffled: { manner: 'scattered', seconds: 2 },
    dealt: { manner: 'dealt', seconds: 2 },
};
/** From one row to the next. @type {{ manner: Manner, seconds: number }} */
const STEP = { manner: 'together', seconds: 0.2 };

/**
 * @typedef {object} Wanted
 * @property {Arrangement[]} route
 * @property {import('./state.js').Epoch} epoch
 * @property {number} row that of the step on show; −1: none
 * @property {import('./deal.js').Room} room the same object as long as it is of the same size
 * @property {boolean} isHasty nothing travels
 */

export function createFlight() {
    const flight = {
        /** @type {Spread | null} where they lie, or lie next */
        target: null,
        at: tiles(0),
        /** @type {import('./glide.js').Glide | null} */
        glide: null,
        /** The share of the way's time that has gone by. */
        gone: 0,
        /** @type {Arrangement[]} what is left of the route */
        legs: [],
        /** @type {Arrangement[] | null} */
        route: null,
        /** @type {Wanted | null} */
        wanted: null,

        /** Whether they cannot be pointed at. */
        isFlying: () => flight.legs.length > 1 || (flight.glide !== null && flight.glide.manner !== 'together'),

        /** Set out for where they are to lie by now. @param {Wanted} wanted */
        aim(wanted) {
            if (flight.route !== wanted.route) flight.legs = [...wanted.route];
            flight.route = wanted.route;
            flight.wanted = wanted;
            if (wanted.isHasty) flight.legs = flight.legs.slice(-1);
            const before = flight.target;
            if (before && isOf(before, flight.legs[0], wanted)) {
                if (flight.glide ? wanted.isHasty : flight.legs.length > 1) arrive(before);
                return;
            }
            const to = spread({ ...wanted, arrangement: flight.legs[0] });
            flight.target = to;
            const isFresh = !before || before.room !== to.room || before.tones.length !== to.tones.length;
            if (isFresh || wanted.isHasty) arrive(to);
            else
                setOut(
                    to,
                    before.arrangement === to.arrangement && before.epoch.number === to.epoch.number
                        ? STEP
                        : WAYS[to.arrangement],
                );
        },

        /** @param {number} seconds that have gone by */
        advance(seconds) {
            if (!flight.glide || !flight.target) return;
            flight.gone += seconds / flight.glide.seconds;
            if (flight.gone >= 1) arrive(flight.target);
            else placeTiles(flight.glide, flight.gone, flight.at);
        },
    };

    /** @param {Spread} to @param {{ manner: Manner, seconds: number }} way */
    function setOut(to, { manner, seconds }) {
        const { x, y, size } = flight.at;
        const from = { x: x.slice(), y: y.slice(), size: size.slice() };
        if (isThere(from, to.tiles)) return arrive(to);
        flight.glide = { from, to: to.tiles, manner, wait: waits(manner, to.order, to.tones.length), seconds };
        flight.gone = 0;
    }

    /** They are there; on to the next arrangement, if there is one. @param {Spread} to */
    function arrive({ tiles: { x, y, size } }) {
        flight.at = { x: x.slice(), y: y.slice(), size: size.slice() };
        flight.glide = null;
        if (flight.legs.length <= 1 || !flight.wanted) return;
        flight.legs = flight.legs.slice(1);
        flight.aim(flight.wanted);
    }

    return flight;
}

/** Whether images lie as is wanted. @param {Spread} now @param {Arrangement} arrangement @param {Wanted} wanted */
function isOf(now, arrangement, { epoch, row, room }) {
    if (now.arrangement !== arrangement || now.epoch !== epoch || now.room !== room) return false;
    return now.row === (arrangement === 'dealt' ? row : -1);
}
