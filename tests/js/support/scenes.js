/** Scenes to test with: a record at a moment, as the page would build them. */

import { listPhases } from '../../../static/core/phases.js';
import { layOut } from '../../../static/stage/scene/layout.js';
import { buildScene } from '../../../static/stage/scene/scene.js';
import { stage } from '../../../static/stage/scene/staging.js';
import { VIEW } from './rooms.js';

export const SIZE = { width: 1000, height: 700 };

/** @param {import('../../../static/core/record.js').StepRecord} record @param {object} [size] */
export const layoutOf = (record, size = {}) => layOut({ ...SIZE, sizes: record.sizes, big: false, ...size });

/** What phase `phase`, `t` of it gone by, puts on the stage. */
export const stagingOf = (record, phase, t = 1, options = {}) =>
    stage(listPhases(record.depth), { phase, t }, { depth: record.depth, edges: 'follow', still: false, ...options });

/** The whole scene. `view` and the like are those that differ from what a page begins with. */
export const assembleScene = (record, phase, t = 1, { view = {}, ...changes } = {}) =>
    buildScene({
        record,
        phases: listPhases(record.depth),
        cursor: { phase, t },
        view: { ...VIEW, ...view },
        selection: null,
        hover: null,
        ...SIZE,
        ...changes,
    });
