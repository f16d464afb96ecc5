/** What the page knows of the descent, as signals: the race of the room, and how it is looked at. */

import { signal } from '@preact/signals-core';

import { USUAL_RACE } from '../../race/model/state.js';

/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').Surface} Surface */

export function createDescent() {
    return {
        race: signal(/** @type {RaceState | null} */ (null)),
        /** What a race that has not begun will be; after one has ended, what it was. */
        raceDraft: signal(USUAL_RACE),
        /** The newest paths and surface; null while there are none of the race's. */
        paths: signal(/** @type {Paths | null} */ (null)),
        surface: signal(/** @type {Surface | null} */ (null)),
        /** How many components show the race: the server sends it only while one does. */
        raceWatchers: signal(0),
        /** The point of a path that is pointed at, or that the keyboard is at. */
        pathPoint: signal(/** @type {import('../../race/model/state.js').PathPoint | null} */ (null)),
        /** Whether the surface is shown in three dimensions. */
        solid: signal(false),
        /** What shows the descent, and can save it; null while nothing does. */
        descentMotion: signal(/** @type {{ moment: () => any, solid: () => any } | null} */ (null)),
        /** Why it is not, though it was wanted. */
        solidTrouble: signal(''),
        /** The x axis of the charts; null: what the race is fair in. */
        racedBy: signal(/** @type {import('../../race/model/state.js').Fairness | null} */ (null)),
    };
}
