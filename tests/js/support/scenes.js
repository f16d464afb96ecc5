/** Scenes to test with: a record at a cursor, as the page builds them. */

import { listPhases } from '../../../static/core/phases.js';
import { layOut } from '../../../static/stage/scene/layout.js';
import { buildScene } from '../../../static/stage/scene/scene.js';
import { stage } from '../../../static/stage/scene/staging.js';
import { VIEW } from './rooms.js';

export const SIZE = { width: 1000, height: 700 };

/** @param {import('../../../static/core/record.js').StepRecord} record @param {object} [size] */
export const toLayout = (record, size = {}) => layOut({ ...SIZE, sizes: record.sizes, big: false, ...size });

/** The staging of a phase at `t`. */
export const toStaging = (record, phase, t = 1, options = {}) =>
    stage(listPhases(record.depth), { phase, t }, { depth: record.depth, edges: 'follow', still: false, ...options });

/** The whole scene. `view` and `changes` replace the defaults of a page. */
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
