/** Scenes to test with: a record at a moment, as the page would build them. */

import { layOut } from '../../../static/js/scene/layout.js';
import { buildScene } from '../../../static/js/scene/scene.js';
import { stage } from '../../../static/js/scene/staging.js';
import { phasesOf } from '../../../static/js/state/phases.js';
import { VIEW } from './rooms.js';

export const SIZE = { width: 1000, height: 700 };

/** @param {import('../../../static/js/state/record.js').StepRecord} record @param {object} [size] */
export const layoutOf = (record, size = {}) => layOut({ ...SIZE, sizes: record.sizes, big: false, ...size });

/** What phase `phase`, `t` of it gone by, puts on the stage. */
export const stagingOf = (record, phase, t = 1, options = {}) =>
    stage(phasesOf(record.depth), { phase, t }, { depth: record.depth, edges: 'follow', still: false, ...options });

/** The whole scene. `view` and the like are those that differ from what a page begins with. */
export const sceneOf = (record, phase, t = 1, { view = {}, ...changes } = {}) =>
    buildScene({
        record,
        phases: phasesOf(record.depth),
        cursor: { phase, t },
        view: { ...VIEW, ...view },
        selection: null,
        hover: null,
        ...SIZE,
        ...changes,
    });
