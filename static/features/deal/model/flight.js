/** The transition of the images from one arrangement to the next. */

import { spread } from './deal.js';
import { buildDelays, hasArrived, placeTiles, tiles } from './glide.js';

/** @typedef {import('./state.js').Arrangement} Arrangement */
/** @typedef {import('./deal.js').Spread} Spread */
/** @typedef {import('./glide.js').Manner} Manner */

/** The transition to each arrangement. @type {Record<Arrangement, { manner: Manner, seconds: number }>} */
const TRANSITIONS = {
    set: { manner: 'together', seconds: 0.9 },
    shuffled: { manner: 'scattered', seconds: 2 },
    dealt: { manner: 'dealt', seconds: 2 },
};
/** The transition from one row to the next. @type {{ manner: Manner, seconds: number }} */
const ROW_TRANSITION = { manner: 'together', seconds: 0.2 };

/**
 * @typedef {object} Wanted
 * @property {Arrangement[]} route
 * @property {import('./state.js').Epoch} epoch
 * @property {number} row that of the shown step; −1: none
 * @property {import('./deal.js').Room} room the same object as long as its size is the same
 * @property {boolean} isHasty without transitions
 */

export function createFlight() {
    const flight = {
        /** @type {Spread | null} the arrangement that is shown, or that the transition leads to */
        target: null,
        at: tiles(0),
        /** @type {import('./glide.js').Glide | null} */
        glide: null,
        /** The elapsed share of the transition, 0 to 1. */
        elapsed: 0,
        /** @type {Arrangement[]} the rest of the route */
        remaining: [],
        /** @type {Arrangement[] | null} */
        route: null,
        /** @type {Wanted | null} */
        wanted: null,

        /** Whether the images are moving so far that the pointer cannot choose one. */
        isFlying: () => flight.remaining.length > 1 || (flight.glide !== null && flight.glide.manner !== 'together'),

        /** Starts the transition to the wanted arrangement. @param {Wanted} wanted */
        setTarget(wanted) {
            if (flight.route !== wanted.route) flight.remaining = [...wanted.route];
            flight.route = wanted.route;
            flight.wanted = wanted;
            if (wanted.isHasty) flight.remaining = flight.remaining.slice(-1);
            const before = flight.target;
            if (before && matches(before, flight.remaining[0], wanted)) {
                if (flight.glide ? wanted.isHasty : flight.remaining.length > 1) arrive(before);
                return;
            }
            const to = spread({ ...wanted, arrangement: flight.remaining[0] });
            flight.target = to;
            const isFresh = !before || before.room !== to.room || before.tones.length !== to.tones.length;
            if (isFresh || wanted.isHasty) arrive(to);
            else
                start(
                    to,
                    before.arrangement === to.arrangement && before.epoch.number === to.epoch.number
                        ? ROW_TRANSITION
                        : TRANSITIONS[to.arrangement],
                );
        },

        /** @param {number} seconds the time since the last call */
        advance(seconds) {
            if (!flight.glide || !flight.target) return;
            flight.elapsed += seconds / flight.glide.seconds;
            if (flight.elapsed >= 1) arrive(flight.target);
            else placeTiles(flight.glide, flight.elapsed, flight.at);
        },
    };

    /** @param {Spread} to @param {{ manner: Manner, seconds: number }} transition */
    function start(to, { manner, seconds }) {
        const { x, y, size } = flight.at;
        const from = { x: x.slice(), y: y.slice(), size: size.slice() };
        if (hasArrived(from, to.tiles)) return arrive(to);
        flight.glide = { from, to: to.tiles, manner, delays: buildDelays(manner, to.order, to.tones.length), seconds };
        flight.elapsed = 0;
    }

    /** Ends the transition, and starts the next one of the route. @param {Spread} to */
    function arrive({ tiles: { x, y, size } }) {
        flight.at = { x: x.slice(), y: y.slice(), size: size.slice() };
        flight.glide = null;
        if (flight.remaining.length <= 1 || !flight.wanted) return;
        flight.remaining = flight.remaining.slice(1);
        flight.setTarget(flight.wanted);
    }

    return flight;
}

/**
 * Whether the images have the wanted arrangement.
 *
 * @param {Spread} now
 * @param {Arrangement} arrangement
 * @param {Wanted} wanted
 */
function matches(now, arrangement, { epoch, row, room }) {
    if (now.arrangement !== arrangement || now.epoch !== epoch || now.room !== room) return false;
    return now.row === (arrangement === 'dealt' ? row : -1);
}
