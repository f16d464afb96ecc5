/** The state of the page, as signals. */

import { computed, signal } from '@preact/signals-core';
import { createDescent } from '../features/descent/model/state.js';
import { CHAPTERS, findChapter } from './chapters/chapters.js';
import { knownAt, knownKey } from './known.js';
import { indexOfPhase, listPhases } from './phases.js';
import { SPEEDS, WHOLE } from './player.js';
import { whenWanted } from './when-wanted.js';

/** @typedef {Omit<import('../protocol.js').RoomState, import('./receive.js').Counter>} RoomState without what every
 *     step changes */
/** @typedef {import('./record.js').StepRecord} StepRecord */
/** @typedef {import('./player.js').Cursor} Cursor */

/** @typedef {{ layer: number, index: number, from?: number | null }} Selection */
/** @typedef {import('./chapters/chapters.js').ArrowScale} ArrowScale */
/** @typedef {{ steps: Float64Array, cost: Float64Array, low: Float64Array, high: Float64Array,
 *     testSteps: Float64Array, testAccuracy: Float64Array }} Scalars */
/** @typedef {{ step: number, dataset?: string, accuracy: number, confusion: Int32Array,
 *     predictions: Uint8Array, costs?: Float32Array | null }} Evaluation `costs`: one for
 *     each test example */
/** @typedef {{ state: 'connecting' | 'open' | 'lost' | 'refused', reason: string }} ServerConnection */
/** @typedef {{ id: number, tone: 'info' | 'error', text: string }} Notice */
/** @typedef {{ name: string, names?: string[], labels: { train: number[], test: number[] } }} Examples `names`: of
 *     the classes */
/**
 * @typedef {object} View
 * @property {'follow' | 'weights' | 'weight_nudges' | 'gradient' | 'update'} edges
 * @property {ArrowScale | null} arrows null: as the chapter has them
 * @property {'dark' | 'light'} theme
 * @property {boolean} big
 * @property {boolean} still no movement on the stage, for people who prefer reduced motion
 */

/**
 * @typedef {object} Weight w[index, from] of a layer; its bias where `from` is null
 * @property {number} layer
 * @property {number} index
 * @property {number | null} from
 */
/** @typedef {'example' | 'batch' | 'all'} ExampleSet the example in focus, the mini-batch, or
 *     all training examples */

/** @typedef {import('./chapters/chapters.js').Centre} Centre */
/** @typedef {{ place: import('./link/routes.js').Place, chapter: string }} StartPlace */

/** @typedef {{ undo: () => void, digit: (digit: number) => void }} PlaceKeys */

/** The depth before the first message of the server: that of the network of the lecture. */
const DEPTH_AT_FIRST = 3;

/** @typedef {{ use: <Part>(create: (store: Store) => Part) => Part }} PartFactory creates or finds the state of some
 *     panels: `store.use(createDraw)` */
/** @typedef {ReturnType<typeof createSignals> & PartFactory} Store */

/**
 * Creates the store of a page.
 *
 * @param {View} view
 * @param {StartPlace} [start]
 * @returns {Store}
 */
export function createStore(view, start = { place: 'lab', chapter: findChapter(null).id }) {
    /** @type {Store} */
    const store = { ...createSignals(view, start), use: whenWanted(() => /** @type {[Store]} */ ([store])).use };
    return store;
}

/** @param {View} view @param {StartPlace} start */
function createSignals(view, start) {
    /** @type {import('@preact/signals-core').Signal<RoomState | null>} */
    const room = signal(null);
    const progress = signal({ step: 0, latest: 0 });
    /** @type {import('@preact/signals-core').Signal<StepRecord | null>} */
    const record = signal(null);
    /** @type {import('@preact/signals-core').Signal<Cursor>} */
    const cursor = signal(WHOLE);
    /** @type {import('@preact/signals-core').Signal<Evaluation | null>} */
    const evaluation = signal(null);
    /** @type {import('@preact/signals-core').Signal<Examples | null>} */
    const examples = signal(null);
    const driver = signal(false);
    /** @type {import('@preact/signals-core').Signal<number | null>} */
    const target = signal(null);
    /** @type {import('@preact/signals-core').Signal<number | null>} */
    const targetPace = signal(null);
    const place = signal(start.place);
    const chapter = signal(start.chapter);
    const whereabouts = computed(() => (place.value === 'story' ? chapter.value : place.value));
    /** @type {import('@preact/signals-core').Signal<{ at: string, centre: Centre } | null>} */
    const centred = signal(null);
    const viewSignal = signal(view);
    const speed = signal(0);
    const autoplay = signal(false);
    const depth = computed(() => record.value?.depth ?? (room.value ? room.value.sizes.length - 1 : DEPTH_AT_FIRST));
    const phases = computed(() => listPhases(depth.value));
    // A text: the signal changes only when the text does, so panels are not drawn again at every frame.
    const shown = computed(() => {
        const { phase, t, direction } = cursor.value;
        return viewSignal.value.still && direction !== 0 ? { phase, t: 1 } : { phase, t };
    });
    const knownNow = computed(() => knownKey(knownAt(phases.value, shown.value, depth.value), depth.value));
    // Null while the labels are of another data set than the evaluation: the newer of the two is still to come.
    const tested = computed(() => {
        const { dataset = '' } = evaluation.value ?? {};
        return dataset === '' || dataset === examples.value?.name ? evaluation.value : null;
    });
    const centre = computed(() => {
        const own = (place.value === 'story' && findChapter(chapter.value).centre) || 'stage';
        return centred.value?.at === whereabouts.value ? centred.value.centre : own;
    });
    return {
        /** The state of the room. It does not change with every step, so that panels are not drawn again for one. */
        room,
        /** The room's step, and the latest that it has made. */
        progress,
        /** The step on show: that of the stage, of all panels and of all sentences. */
        record,
        cursor,
        /** L, the number of the output layer. */
        depth,
        place,
        /** The id of the story's chapter. */
        chapter,
        /** Whether the story begins: the page then has only the controls that its first chapter needs. */
        isFirstChapter: computed(() => place.value === 'story' && chapter.value === CHAPTERS[0].id),
        /** Whether a race is on show in place of the network: the controls of the network are not needed then. */
        isRaceAlone: computed(() => place.value === 'story' && centre.value === 'descent'),
        /** Whether only the network, its caption and the phases are shown, large. */
        isProjected: signal(false),
        /** Whether the chapter's text is hidden, except the sentence that says what to do. */
        isFolded: signal(false),
        /** The layers that the chapter highlights; null: none is dimmed. */
        highlighted: computed(() =>
            place.value === 'story' ? (findChapter(chapter.value).highlighted?.(depth.value) ?? null) : null,
        ),
        /** The phase after which the page stops playing by itself. */
        /** @type {import('@preact/signals-core').Signal<string | null>} */
        until: signal(null),
        /** Whether nobody has trained in Lab yet, nor chosen a panel there: Lab then says what to try first. */
        isLabNew: signal(true),
        /** The id of the panel that Lab shows. */
        panel: signal('inspector'),
        /** The id of the chapter in the story; elsewhere the place. */
        whereabouts,
        /** What a person has put in the middle, and in which chapter or place. Elsewhere the chapter decides. */
        centred,
        centre,
        ...createDescent(),
        /** What some keys do in the current place only; null where it has no such keys. */
        placeKeys: signal(/** @type {PlaceKeys | null} */ (null)),
        /** Whether a stroke is being drawn. */
        isDrawing: signal(false),
        /** The examples whose cost the panels show, where that can be chosen. */
        set: signal(/** @type {ExampleSet} */ ('example')),
        /** The only digit that one of the two networks of chapter 9 is trained on. */
        heard: signal(2),
        /** The two weights that are compared; null where none has been chosen. */
        pair: signal(/** @type {(Weight | null)[]} */ ([null, null])),
        /** The test example that a chapter has taken in place of one that asked for nothing, and the label of that. */
        replaced: signal(/** @type {{ chapter: string, index: number, before: number } | null} */ (null)),
        /** The weights that were picked for the table. */
        tracked: signal(/** @type {Weight[]} */ ([])),
        /** Which weights the table lists. */
        tableRows: signal(/** @type {'strongest' | 'random' | 'picked'} */ ('strongest')),
        /** The index of the chosen speed in SPEEDS. */
        speed,
        /** Whether the page goes on from phase to phase by itself. */
        autoplay,
        /** Whether time has to pass: a phase plays, or the page goes on by itself. */
        isMoving: computed(() => autoplay.value || cursor.value.direction !== 0),
        /** @type {import('@preact/signals-core').Signal<ServerConnection>} */
        connection: signal({ state: 'connecting', reason: '' }),
        driver,
        /** Whether the server has yet to answer whether this page may drive. */
        asksToDrive: signal(false),
        /** @type {import('@preact/signals-core').Signal<Scalars | null>} */
        scalars: signal(null),
        evaluation,
        /** The evaluation, if `examples` are of the same data set; else null. */
        tested,
        examples,
        /** @type {import('@preact/signals-core').Signal<Selection | null>} */
        selection: signal(null),
        /** @type {import('@preact/signals-core').Signal<(Selection & { x: number, y: number }) | null>} */
        hover: signal(null),
        /** While the mini-batch's examples are played: the index of the current one. */
        /** @type {import('@preact/signals-core').Signal<number | null>} */
        exampleAt: signal(null),
        /** Whether the room has been asked to pause and has not paused yet. Frames of its steps may still come. */
        halting: signal(false),
        /** The step at which a run of many steps ends; null while there is none. */
        target,
        /** Steps a second of the run of many steps to `target`; null: as many as it can. */
        targetPace,
        /** @type {import('@preact/signals-core').Signal<Notice[]>} */
        notices: signal([]),
        view: viewSignal,
        /** The scale of the arrows: what the person chose, or what suits the chapter. */
        arrowScale: computed(() => {
            const own = place.value === 'story' ? findChapter(chapter.value).arrows : undefined;
            return viewSignal.value.arrows ?? own ?? 'layer';
        }),
        phases,
        /** The current phase. The signal changes only from phase to phase, not at every frame. */
        phase: computed(() => phases.value[indexOfPhase(phases.value, cursor.value.phase)]),
        /** What the step has computed by the current phase. */
        known: computed(() => {
            knownNow.value; // the only dependency: what is known changes with this key
            return knownAt(phases.peek(), shown.peek(), depth.peek());
        }),
        /** The indices of the test examples that the network answered wrongly in the last evaluation. */
        mistakes: computed(() => mistakesIn(tested.value, examples.value)),
        /** Whether many steps are made: by the room as it plays, or for this page. */
        isTraining: computed(() => (room.value?.playing ?? false) || target.value !== null),
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
