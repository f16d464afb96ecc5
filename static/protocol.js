/**
 * The protocol: its constants and the types of its messages.
 *
 * Generated from app/nudge/protocol, its client_messages.py and server_messages.py. Do not edit it,
 * but run `python -m nudge.protocol.javascript`.
 */

export const PROTOCOL = 1;

export const SUBPROTOCOL = 'nudge.v1';

export const KINDS = /** @type {const} */ ([
    'step',
    'scalars',
    'evaluation',
    'paths',
    'surface',
]);

export const GROUPS = /** @type {const} */ ([
    'example',
    'parameters',
    'gradients',
    'batch',
    'scalars',
    'evaluation',
    'race',
]);

export const MESSAGES = /** @type {const} */ ([
    'hello',
    'subscribe',
    'step',
    'play',
    'pause',
    'seek',
    'focus',
    'apply',
    'undo',
    'configure',
    'reset',
    'select',
    'cursor',
    'race',
    'race_play',
    'race_pause',
    'race_restart',
    'visit',
]);

export const CLOSE = {
    NOT_ALLOWED: 4403,
    UNKNOWN_ROOM: 4404,
    PROTOCOL_MISMATCH: 4406,
    TOO_SLOW: 4408,
    ROOM_DELETED: 4410,
    TOO_MANY: 4429,
    TOO_LARGE: 1009,
    RESTARTING: 1012,
};

export const LIMITS = {
    count: 100000,
    rate: 1000,
    frameRate: 60,
    pixels: 784,
    text: 64,
    messageBytes: 65536,
    messagesPerSecond: 100,
};

/**
 * The settings of a run. Together with the step's number they determine every bit of it.
 *
 * @typedef {object} TrainingConfig
 * @property {'mnist-5k' | 'mnist' | 'fashion-mnist'} dataset
 * @property {number[]} hidden
 * @property {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'identity'} activation
 * @property {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'identity' | 'softmax'} output_activation
 * @property {'squared' | 'cross_entropy'} cost
 * @property {'xavier' | 'he' | 'normal' | 'small_normal' | 'zero'} initializer
 * @property {'sgd' | 'momentum' | 'adam'} optimizer
 * @property {number} learning_rate
 * @property {number} batch_size
 * @property {number} l2
 * @property {'float32' | 'float64'} dtype
 * @property {'dataset' | 'both' | 'drawings'} train_on
 * @property {string} drawings
 * @property {number} drawings_weight
 * @property {boolean} augment
 * @property {number} seed
 */

/**
 * What a room trains on: examples to train and to test with, and whose they are.
 *
 * @typedef {object} DataSummary
 * @property {string} name
 * @property {number} train
 * @property {number} test
 * @property {number} classes
 * @property {string} credit
 */

/**
 * Step ``step`` gave numbers that are none; ``back_to`` is a step from before it went wrong.
 *
 * @typedef {object} Divergence
 * @property {number} step
 * @property {string} what
 * @property {string} message
 * @property {number} back_to
 */

/**
 * Which example is on the stage; a drawing has split "drawn" and no index.
 *
 * Where ``guessed``, nobody has said what a drawing is: the label is the network's own answer.
 *
 * @typedef {object} FocusState
 * @property {string} split
 * @property {number | null} index
 * @property {number} label
 * @property {boolean} guessed
 */

/**
 * The drawings that the room keeps: how many, and what names exactly these.
 *
 * @typedef {object} DrawingsState
 * @property {number} count
 * @property {string} digest
 */

/**
 * What one step for the example in focus did, on the parameters before and after it.
 *
 * ``cost`` and ``outputs`` are of that example, ``test_accuracy`` and ``test_cost`` of the test
 * set. A cost that is no number is null.
 *
 * @typedef {object} SingleStepState
 * @property {number} learning_rate
 * @property {number | null} cost_before
 * @property {number | null} cost_after
 * @property {number[]} outputs_before
 * @property {number[]} outputs_after
 * @property {number} test_accuracy_before
 * @property {number} test_accuracy_after
 * @property {number | null} test_cost_before
 * @property {number | null} test_cost_after
 */

/**
 * What everybody looks at.
 *
 * @typedef {object} Cursor
 * @property {string} phase
 * @property {string} place
 * @property {number} chapter
 */

/**
 * A neuron, or with ``from`` the weight to it from a neuron of the layer before.
 *
 * @typedef {object} Selection
 * @property {number} layer
 * @property {number} index
 * @property {number | null} from
 */

/**
 * One run. What is None is as the race's start has it; no colour is the next free one.
 *
 * @typedef {object} RunSettings
 * @property {number | 'full'} batch_size
 * @property {string | null} optimizer
 * @property {number | null} learning_rate
 * @property {number | null} l2
 * @property {number | null} color
 * @property {boolean} paused
 */

/**
 * A parameter picked on the stage: a weight, or without ``from`` the bias of that neuron.
 *
 * @typedef {object} WeightSettings
 * @property {number} layer
 * @property {number} index
 * @property {number | null} from
 */

/**
 * Which plane of all that there are in parameter space; ``seed`` draws the random ones.
 *
 * @typedef {object} PlaneSettings
 * @property {'paths' | 'random' | 'line' | 'weights'} kind
 * @property {WeightSettings[] | null} weights
 * @property {number} seed
 */

/**
 * A race: up to four runs from one start, which is the room's settings changed by ``start``.
 *
 * ``examples`` and ``points`` (a side) are of the surface. ``speed`` is None for as fast as it
 * goes; ``until`` is where the race ends, in the units of ``fairness``: examples, steps, seconds.
 *
 * @typedef {object} RaceSettings
 * @property {Record<string, any>} start
 * @property {'examples' | 'steps' | 'seconds'} fairness
 * @property {RunSettings[]} runs
 * @property {PlaneSettings} plane
 * @property {number} examples
 * @property {number} points
 * @property {number | null} speed
 * @property {number | null} until
 */

/**
 * One run of a race. null is what was not computed yet, or is no number.
 *
 * ``cost`` is over the whole training set and ``angle`` of the next mini-batch's gradient to the
 * full one, in degrees. ``true_cost`` and ``plane_cost`` are over the surface's examples: where
 * the run is, and where its projection is, which is ``distance`` away. ``share`` of its path is
 * what the plane holds.
 *
 * @typedef {object} RunState
 * @property {number} id
 * @property {number} color
 * @property {boolean} full
 * @property {boolean} paused
 * @property {TrainingConfig} settings
 * @property {number} step
 * @property {number} epoch
 * @property {number} examples_seen
 * @property {number} seconds
 * @property {number | null} cost
 * @property {number | null} angle
 * @property {string | null} diverged
 * @property {number | null} share
 * @property {number | null} plane_cost
 * @property {number | null} distance
 * @property {number | null} true_cost
 */

/**
 * The plane that the paths are shown on: its ``number`` counts up whenever it turns.
 *
 * ``share`` of all paths is what it holds; null before there is a plane (number 0). It is not
 * ``settled`` while it is still turning to where the paths want it, or is to be fitted to more.
 *
 * @typedef {object} PlaneState
 * @property {'paths' | 'random' | 'line' | 'weights'} kind
 * @property {number} number
 * @property {number | null} share
 * @property {boolean} settled
 */

/**
 * Over how many examples the surface is, and of how many points a side at its finest.
 *
 * @typedef {object} SurfaceState
 * @property {number} examples
 * @property {number} points
 */

/**
 * All that is to be said of a race in a few words.
 *
 * ``progress`` and ``until`` are in the units of its fairness. ``train`` is the number of
 * training examples.
 *
 * @typedef {object} RaceState
 * @property {number} number
 * @property {RaceSettings} settings
 * @property {TrainingConfig} start
 * @property {boolean} playing
 * @property {boolean} over
 * @property {number} progress
 * @property {number} until
 * @property {RunState[]} runs
 * @property {PlaneState} plane
 * @property {SurfaceState} surface
 * @property {number} train
 * @property {number} parameter_count
 */

/**
 * All that is to be said of a room in a few words. null is what was not computed yet.
 *
 * ``training_examples`` are all different; ``examples_per_epoch`` counts each as often as an epoch
 * deals it. ``applied`` counts what was applied at the present step and can be undone there.
 *
 * @typedef {object} RoomState
 * @property {string} code
 * @property {TrainingConfig} settings
 * @property {string} settings_id
 * @property {number[]} sizes
 * @property {number} parameter_count
 * @property {DataSummary} dataset
 * @property {number} step
 * @property {number} latest
 * @property {number} epoch
 * @property {number} batch
 * @property {number} batches_per_epoch
 * @property {number} training_examples
 * @property {number} examples_per_epoch
 * @property {number} examples_seen
 * @property {number | null} cost
 * @property {number | null} test_accuracy
 * @property {number | null} test_cost
 * @property {number | null} test_step
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {Divergence | null} diverged
 * @property {number} applied
 * @property {DrawingsState} drawings
 * @property {FocusState} focus
 * @property {Cursor} cursor
 * @property {Selection | null} selection
 * @property {number} viewers
 */

/**
 * The first thing a viewer hears.
 *
 * @typedef {object} Welcome
 * @property {'welcome'} type
 * @property {number} protocol
 * @property {boolean} driver
 * @property {RoomState} room
 */

/**
 * Something about the room is different now.
 *
 * @typedef {object} RoomChanged
 * @property {'room'} type
 * @property {RoomState} room
 */

/**
 * Something about the room's race is different now; null when there is none.
 *
 * @typedef {object} RaceChanged
 * @property {'race'} type
 * @property {RaceState | null} race
 */

/**
 * A message was carried out; ``role`` says whether the one who sent it may drive.
 *
 * It answers on the socket and over HTTP. ``applied`` answers ``apply`` only.
 *
 * @typedef {object} Done
 * @property {'done'} type
 * @property {number | null} id
 * @property {'driver' | 'viewer'} role
 * @property {RoomState} room
 * @property {SingleStepState | null} applied
 */

/**
 * A message was not carried out, and nothing changed; ``message`` says why in a sentence.
 *
 * @typedef {object} Refused
 * @property {'error'} type
 * @property {number | null} id
 * @property {string} code
 * @property {string | null} field
 * @property {any} value
 * @property {string | null} allowed
 * @property {string} message
 */

/**
 * Show the driver's token, to be allowed to drive.
 *
 * @typedef {object} Hello
 * @property {number | null} [id]
 * @property {'hello'} type
 * @property {string} token
 */

/**
 * Say what to be sent, from which layer's parameters on, and how often a second at most.
 *
 * @typedef {object} Subscribe
 * @property {number | null} [id]
 * @property {'subscribe'} type
 * @property {('example' | 'parameters' | 'gradients' | 'batch' | 'scalars' | 'evaluation' | 'race')[]} groups
 * @property {number} [from_layer]
 * @property {number} [rate]
 */

/**
 * Make ``count`` steps; answered when they are made.
 *
 * @typedef {object} Step
 * @property {number | null} [id]
 * @property {'step'} type
 * @property {number} [count]
 */

/**
 * Go on by itself: ``rate`` steps a second, or null for as fast as it goes.
 *
 * @typedef {object} Play
 * @property {number | null} [id]
 * @property {'play'} type
 * @property {number | null} [rate]
 */

/**
 * Stop after the step being made.
 *
 * @typedef {object} Pause
 * @property {number | null} [id]
 * @property {'pause'} type
 */

/**
 * Go to a step that was already made: 0 is the start.
 *
 * @typedef {object} Seek
 * @property {number | null} [id]
 * @property {'seek'} type
 * @property {number} step
 */

/**
 * Put an example on the stage: one of the data set's, or a drawing.
 *
 * Without a label, a drawing is taken for what the network says that it is.
 *
 * @typedef {object} ChooseFocus
 * @property {number | null} [id]
 * @property {'focus'} type
 * @property {'train' | 'test' | null} [split]
 * @property {number | null} [index]
 * @property {number[] | null} [image]
 * @property {number | null} [label]
 */

/**
 * Change the parameters by one plain gradient step for the example in focus alone.
 *
 * The learning rate is the room's where none is given. With ``again``, what was applied just
 * before at this step and this become one change, undone together.
 *
 * @typedef {object} Apply
 * @property {number | null} [id]
 * @property {'apply'} type
 * @property {number | null} [learning_rate]
 * @property {boolean} [again]
 */

/**
 * Take back what was last applied at the present step.
 *
 * @typedef {object} Undo
 * @property {number | null} [id]
 * @property {'undo'} type
 */

/**
 * Change settings; some take effect from the next step on, others start the run anew.
 *
 * @typedef {object} Configure
 * @property {number | null} [id]
 * @property {'configure'} type
 * @property {Record<string, any>} settings
 */

/**
 * Start the run anew, with another seed if one is given.
 *
 * @typedef {object} Reset
 * @property {number | null} [id]
 * @property {'reset'} type
 * @property {number | null} [seed]
 */

/**
 * Select a neuron, or the weight to it ``from`` a neuron of the layer before; or nothing.
 *
 * @typedef {object} Select
 * @property {number | null} [id]
 * @property {'select'} type
 * @property {number | null} [layer]
 * @property {number | null} [index]
 * @property {number | null} [from]
 */

/**
 * Say which phase, place and chapter everybody is looking at.
 *
 * @typedef {object} MoveCursor
 * @property {number | null} [id]
 * @property {'cursor'} type
 * @property {string} phase
 * @property {string | null} [place]
 * @property {number | null} [chapter]
 */

/**
 * Race: have runs start from one point side by side; null ends the race.
 *
 * ``settings`` are those of ``RaceSettings``. Where there is a race already, runs whose settings
 * stay go on from where they are, and new ones catch up.
 *
 * @typedef {object} SetRace
 * @property {number | null} [id]
 * @property {'race'} type
 * @property {Record<string, any> | null} settings
 */

/**
 * Have the runs of the race go on by themselves.
 *
 * @typedef {object} PlayRace
 * @property {number | null} [id]
 * @property {'race_play'} type
 */

/**
 * Stop the runs of the race where they are.
 *
 * @typedef {object} PauseRace
 * @property {number | null} [id]
 * @property {'race_pause'} type
 */

/**
 * Begin the race anew, with the same settings from the same start.
 *
 * @typedef {object} RestartRace
 * @property {number | null} [id]
 * @property {'race_restart'} type
 */

/**
 * Take a run's settings, start the room anew and go to ``step``; answered when it is there.
 *
 * ``run`` is its place in the race, from 0.
 *
 * @typedef {object} Visit
 * @property {number | null} [id]
 * @property {'visit'} type
 * @property {number} run
 * @property {number} step
 */

/** @typedef {Hello | Subscribe | Step | Play | Pause | Seek | ChooseFocus | Apply | Undo | Configure | Reset | Select | MoveCursor | SetRace | PlayRace | PauseRace | RestartRace | Visit} Message */

/** @typedef {Welcome | RoomChanged | RaceChanged | Done | Refused} Answer */
