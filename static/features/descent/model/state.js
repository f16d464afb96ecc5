/** The state of the descent as signals: the room's race, and how it is shown. */

import { signal } from '@preact/signals-core';

import { USUAL_RACE } from '../../race/model/state.js';

/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').Surface} Surface */

export function createDescent() {
    return {
        race: signal(/** @type {RaceState | null} */ (null)),
        /** Whether the server has said, since the race is shown, which race there is. */
        isRaceKnown: signal(false),
        /** Whether the page's address named a race when it was opened: the page starts that one. */
        isRaceNamed: signal(false),
        /** The settings of a race that has not begun; after a race has ended, the settings that it had. */
        raceDraft: signal(USUAL_RACE),
        /** The newest paths and surface of the race; null while there are none. */
        paths: signal(/** @type {Paths | null} */ (null)),
        surface: signal(/** @type {Surface | null} */ (null)),
        /** The number of components that show the race: the server sends it only while there is one. */
        raceWatchers: signal(0),
        /** The point of a path that the pointer or the keyboard is at. */
        pathPoint: signal(/** @type {import('../../race/model/state.js').PathPoint | null} */ (null)),
        /** Whether the surface is shown in three dimensions. */
        solid: signal(false),
        /** The animation of the shown picture, which can also save it; null while no picture is shown. */
        descentMotion: signal(
            /** @type {{ moment: () => any, solid: () => any, isZoomed: () => boolean, zoomBy: (factor: number) => void } | null} */ (
                null
            ),
        ),
        /** The x axis of the charts; null: the fairness of the race. */
        chartAxis: signal(/** @type {import('../../race/model/state.js').Fairness | null} */ (null)),
    };
}
