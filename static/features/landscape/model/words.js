/** What is said of the surface in three dimensions. */

import { costOver } from '../../descent/model/words.js';

/** How its heights are to be read. @param {import('../../race/model/state.js').RaceState} race */
export function heightSentence({ surface, train }) {
    return `Upward: the logarithm of the ${costOver(surface.examples, train)}. A thin line leads from each ball to its true cost.`;
}
