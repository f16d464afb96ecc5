/** All that the page knows, as signals: whoever reads one is told when it changes. */

import { computed, signal } from '@preact/signals-core';
import { createDescent } from '../features/descent/model/state.js';
import { findChapter } from './chapters.js';
import { knownAt, knownKey } from './known.js';
import { indexOfPhase, listPhases } from './phases.js';
import { SPEEDS, WHOLE } from './player.js';
import { whenWanted } from './when-wanted.js';

/** @typedef {import('../protocol.js').RoomState} RoomState */
/** @typedef {import('./record.js').StepRecord} StepRecord */
/** @typedef {import('./player.js').Cursor} Cursor */

/** @typedef {{ layer: number, index: number, from?: number | null }} Selection */
/** @typedef {{ steps: Float64Array, cost: Float64Array, low: Float64Array, high: Float64Array,
 *     testSteps: Float64Array, testAccuracy: Float64Array }} Scalars */
/** @typedef {{ step: number, dataset?: string, accuracy: number, confusion: Int32Array,
 *     predictions: Uint8Array, costs?: Float32Array | null }} Evaluation of which costs are those of each
 *     test example */
/** @typedef {{ state: 'connecting' | 'open' | 'lost' | 'refused', reason: string }} Connection */
/** @typedef {{ id: number, tone: 'info' | 'error', text: string }} Notice */
/** @typedef {{ name: string, names?: string[], labels: { train: number[], test: number[] } }} Examples `names` of
 *     the classes */
/**
 * @typedef {object} View
 * @property {'follow' | 'weights' | 'weight_nudges' | 'gradient' | 'update'} edges
 * @property {'layer' | 'all'} arrows
 * @property {'dark' | 'light'} theme
 * @property {boolean} big
 * @property {boolean} still nothing travels: for those who prefer reduced motion
 */

/**
 * @typedef {object} Weight w[index, from] of a layer; its bias where `from` is null
 * @property {number} layer
 * @property {number} index
 * @property {number | null} from
 */
/** @typedef {'example' | 'batch' | 'all'} ExampleSet whose cost: of the example in focus, of the
 *     mini-batch, of all training examples */

/** @typedef {import('./chapters.js').Centre} Centre */
/** @typedef {{ place: import('./link/routes.js').Place, chapter: string }} Where */

/** @typedef {{ undo: () => void, digit: (digit: number) => void }} PlaceKeys */

/** Before anything has come: the network of the lecture. */
const DEPTH_AT_FIRST = 3;

/** @typedef {{ use: <Part>(create: (store: Store) => Part) => Part }} User what is only of some panels, by what makes
 *     it: `store.use(createDraw)` */
/** @typedef {ReturnType<typeof createSignals> & User} Store */

/**
 * @param {View} view
 * @param {Where} [where]
 * @returns {Store}
 */
export function createStore(view, where = { place: 'lab', chapter: findChapter(null).id }) {
    /** @type {Store} */
    const store = { ...createSignals(view, where), use: whenWanted(() => /** @type {[Store]} */ ([store])).use };
    return store;
}

/** @param {View} view @param {Where} where */
function createSignals(view, where) {
    /** @type {import('@preact/signals-core').Signal<RoomState | null>} */
    const room = signal(null);
    /** @type {import('@preact/signals-core').Signal<StepRecord | null>} */
    const record = signal(null);
    /** @type {import('@preact/signals-core').Signal<StepRecord | null>} */
    const panelRecord = signal(null);
    /** @type {import('@preact/signals-core').Signal<Cursor>} */
    const cursor = signal(WHOLE);
    /** @type {import('@preact/signals-core').Signal<Evaluation | null>} */
    const evaluation = signal(null);
    /** @type {import('@preact/signals-core').Signal<Examples | null>} */
    const examples = signal(null);
    const driver = signal(false);
    const place = signal(where.place);
    const chapter = signal(where.chapter);
    const whereabouts = computed(() => (place.value === 'story' ? chapter.value : place.value));
    /** @type {import('@preact/signals-core').Signal<{ at: string, centre: Centre } | null>} */
    const centred = signal(null);
    const viewed = signal(view);
    const speed = signal(0);
    const autoplay = signal(false);
    const depth = computed(() => record.value?.depth ?? (room.value ? room.value.sizes.length - 1 : DEPTH_AT_FIRST));
    const phases = computed(() => listPhases(depth.value));
    // A text, so that panels hear of it when it changes and not sixty times a second.
    const shown = computed(() => {
        const { phase, t, direction } = cursor.value;
        return viewed.value.still && direction !== 0 ? { phase, t: 1 } : { phase, t };
    });
    const knownNow = computed(() => knownKey(knownAt(phases.value, shown.value, depth.value), depth.value));
    // Labels of another data set say nothing of these answers: the newer of both is still on its way.
    const tested = computed(() => {
        const { dataset = '' } = evaluation.value ?? {};
        return dataset === '' || dataset === examples.value?.name ? evaluation.value : null;
    });
    return {
        room,
        /** The newest step, for the stage. */
        record,
        /** The same for whoever reads: while steps rush by it changes a few times a second. */
        panelRecord,
        cursor,
        /** L, the number of the output layer. */
        depth,
        place,
        /** The id of the story's chapter. */
        chapter,
        /** Whether the chapter's sentences are folded away, all but the one that says what to do. */
        isFolded: signal(false),
        /** Which layers the chapter lights; null: all. */
        highlighted: computed(() =>
            place.value === 'story' ? (findChapter(chapter.value).highlighted?.(depth.value) ?? null) : null,
        ),
        /** The phase after which what plays by itself stops. */
        /** @type {import('@preact/signals-core').Signal<string | null>} */
        until: signal(null),
        /** Which panel Lab shows, by its id. */
        panel: signal('inspector'),
        /** The chapter's id, or the place's where there are no chapters. */
        whereabouts,
        /** What was chosen to stand in the middle, and where: elsewhere it is the chapter's own. */
        centred,
        centre: computed(() => {
            const own = (place.value === 'story' && findChapter(chapter.value).centre) || 'stage';
            return centred.value?.at === whereabouts.value ? centred.value.centre : own;
        }),
        ...createDescent(),
        /** What keys do in the place on show and nowhere else; null where it has no such keys. */
        placeKeys: signal(/** @type {PlaceKeys | null} */ (null)),
        /** Whether a stroke is being drawn: then panels follow now and then. */
        isDrawing: signal(false),
        /** Whose cost the panels speak of, where that can be chosen. */
        set: signal(/** @type {ExampleSet} */ ('batch')),
        /** The only digit that one of two networks hears. */
        heard: signal(2),
        /** The two weights that are compared; null where none has been picked. */
        pair: signal(/** @type {(Weight | null)[]} */ ([null, null])),
        /** Weights that were picked for the table, and which it lists. */
        tracked: signal(/** @type {Weight[]} */ ([])),
        tableRows: signal(/** @type {'strongest' | 'random' | 'picked'} */ ('strongest')),
        /** Which of SPEEDS is chosen. */
        speed,
        /** Whether the page itself goes on from phase to phase. */
        autoplay,
        /** Whether something moves on the stage, or will when what is there has been looked at. */
        isMoving: computed(() => autoplay.value || cursor.value.direction !== 0),
        /** @type {import('@preact/signals-core').Signal<Connection>} */
        connection: signal({ state: 'connecting', reason: '' }),
        driver,
        /** @type {import('@preact/signals-core').Signal<Scalars | null>} */
        scalars: signal(null),
        evaluation,
        /** The same, where it is of the examples whose labels are here; else null. */
        tested,
        examples,
        /** @type {import('@preact/signals-core').Signal<Selection | null>} */
        selection: signal(null),
        /** @type {import('@preact/signals-core').Signal<(Selection & { x: number, y: number }) | null>} */
        hover: signal(null),
        /** While the mini-batch's examples pass by: which one, counted from 0. */
        /** @type {import('@preact/signals-core').Signal<number | null>} */
        exampleAt: signal(null),
        /** The room has been told to pause, and frames of steps made before may still come. */
        halting: signal(false),
        /** The step that a run of many steps is on its way to. */
        /** @type {import('@preact/signals-core').Signal<number | null>} */
        target: signal(null),
        /** @type {import('@preact/signals-core').Signal<Notice[]>} */
        notices: signal([]),
        view: viewed,
        phases,
        /** The one on show: whoever reads this hears when it changes, and not at every frame of it. */
        phase: computed(() => phases.value[indexOfPhase(phases.value, cursor.value.phase)]),
        /** What the step has computed by the present phase. */
        known: computed(() => {
            knownNow.value; // what is known changes with it alone
            return knownAt(phases.peek(), shown.peek(), depth.peek());
        }),
        /** Which test examples the network got wrong when it was last tested, by their index. */
        mistakes: computed(() => mistakesIn(tested.value, examples.value)),
        isPlaying: computed(() => autoplay.value || (room.value?.playing ?? false)),
        chosenSpeed: computed(() => SPEEDS[speed.value]),
    };
}

/**
 * @param {Evaluation | null} evaluation
 * @param {Examples | null} examples
 * @returns {Set<number>}
 */
function mistakesIn(evaluation, examples) {
    if (!evaluation || !examples) return new Set();
    const { predictions } = evaluation;
    return new Set(examples.labels.test.flatMap((label, i) => (predictions[i] === label ? [] : [i])));
}
