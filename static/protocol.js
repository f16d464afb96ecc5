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
    'beat',
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
    heartbeatSeconds: 2.5,
    missedHeartbeats: 3,
    silenceSeconds: 10,
};

/**
 * The settings of a run, which determine every bit of each of its steps.
 *
 * Raises pydantic's ValidationError where a setting is not allowed; ``make_config`` raises
 * NudgeError instead.
 *
 * @typedef {object} TrainingConfig
 * @property {'mnist-6k' | 'mnist-5k' | 'mnist-6k-upright' | 'mnist' | 'mnist-upright' | 'fashion-mnist'} dataset
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
 * A text by its ``id``, with its ``values``; a value may be a text itself, as a reason is.
 *
 * Numbers are written by the rules of the language. What a person or a program has sent is quoted
 * as it came, so it is a string, as is a word that is the same in all languages.
 *
 * @typedef {object} Text
 * @property {string} id
 * @property {Record<string, string | number | Text>} values
 */

/**
 * A room's data set: how many examples it has to train and to test with, and its credit.
 *
 * ``test_origin`` says what the test images are, as in "the test images are ...". Where
 * ``upright`` is true, all images are made upright, and so are drawings. ``upright_as`` is the
 * name of the same digits made upright; it is empty where there are none, or they are.
 *
 * @typedef {object} DataSummary
 * @property {string} name
 * @property {number} train
 * @property {number} test
 * @property {string} test_origin
 * @property {Text} test_origin_text
 * @property {boolean} upright
 * @property {string} upright_as
 * @property {number} classes
 * @property {string} credit
 * @property {Text} credit_text
 */

/**
 * Step ``step`` gave infinite numbers or NaN; ``back_to`` is a step from before that.
 *
 * ``text`` is null in a room that a version before 0.3 has saved.
 *
 * @typedef {object} Divergence
 * @property {number} step
 * @property {string} what
 * @property {string} message
 * @property {Text | null} text
 * @property {number} back_to
 */

/**
 * The example on the stage. A drawing has split "drawn" and no index.
 *
 * Where ``guessed`` is true, nobody gave the drawing's label: it is the network's own answer.
 *
 * @typedef {object} FocusState
 * @property {string} split
 * @property {number | null} index
 * @property {number} label
 * @property {boolean} guessed
 */

/**
 * The drawings that the room keeps: how many there are, and the digest of their collection.
 *
 * @typedef {object} DrawingsState
 * @property {number} count
 * @property {string} digest
 */

/**
 * The effect of one step for the example in focus: figures before and after it.
 *
 * Cost and outputs are those of the example; test accuracy and test cost those of the test set. A
 * cost that is infinite or NaN is null.
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
 * The phase, place and chapter that all viewers see.
 *
 * @typedef {object} Cursor
 * @property {string} phase
 * @property {string} place
 * @property {number} chapter
 */

/**
 * A neuron; or, with ``from``, the weight to it from a neuron of the layer behind.
 *
 * @typedef {object} Selection
 * @property {number} layer
 * @property {number} index
 * @property {number | null} from
 */

/**
 * One run. None stands for the value of the race's start, for a colour the next free one.
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
 * A parameter chosen on the stage: a weight, or, without ``from``, the bias of the neuron.
 *
 * @typedef {object} WeightSettings
 * @property {number} layer
 * @property {number} index
 * @property {number | null} from
 */

/**
 * A plane in parameter space. Random directions follow from ``seed``.
 *
 * @typedef {object} PlaneSettings
 * @property {'paths' | 'whole' | 'steps' | 'random' | 'line' | 'weights'} kind
 * @property {WeightSettings[] | null} weights
 * @property {number} seed
 */

/**
 * A race: up to four runs with one start, the room's settings changed by ``start``.
 *
 * ``examples`` and ``points`` (a side) are those of the cost surface. A ``speed`` of None is as
 * fast as possible. ``until`` is where the race ends, in the units of ``fairness``: examples,
 * steps, seconds.
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
 * The state of one run of a race. Null stands for a figure not computed yet, infinite or NaN.
 *
 * All figures are those of the newest point of its path whose cost is known. ``cost`` is over the
 * whole training set. ``angle`` is between the gradient of the next mini-batch and that of the
 * full batch, in degrees. ``true_cost`` and ``plane_cost`` are over the surface's examples: at the
 * run's point, and at the projection of that point. ``distance`` is between these two points.
 * ``share`` is how much of the path's extent the plane holds.
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
 * @property {Text | null} diverged_text
 * @property {number | null} share
 * @property {number | null} plane_cost
 * @property {number | null} distance
 * @property {number | null} true_cost
 */

/**
 * The plane that the paths are shown on. ``number`` counts up each time the plane turns.
 *
 * ``share`` is how much of all paths' extent the plane holds; null before there is a plane
 * (number 0). ``settled`` is false while the plane still turns to fit the paths, or has to be
 * fitted to more of them.
 *
 * @typedef {object} PlaneState
 * @property {'paths' | 'whole' | 'steps' | 'random' | 'line' | 'weights'} kind
 * @property {number} number
 * @property {number | null} share
 * @property {boolean} settled
 */

/**
 * How many examples the surface is over, and how many points a side it has at its finest.
 *
 * @typedef {object} SurfaceState
 * @property {number} examples
 * @property {number} points
 */

/**
 * The state of a race.
 *
 * ``progress`` and ``until`` are in the unit of the race's fairness. ``train`` is the number of
 * examples of an epoch.
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
 * The state of a room. Null stands for a figure that was not computed yet.
 *
 * ``training_examples`` counts each example once; ``examples_per_epoch`` as often as an epoch
 * contains it. ``applied`` is the number of changes that can be undone at the present step.
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
 * The first message to a viewer. ``heartbeat``: see ``Beat``; in seconds.
 *
 * @typedef {object} Welcome
 * @property {'welcome'} type
 * @property {number} protocol
 * @property {boolean} driver
 * @property {number} heartbeat
 * @property {RoomState} room
 */

/**
 * The room's state has changed.
 *
 * @typedef {object} RoomChanged
 * @property {'room'} type
 * @property {RoomState} room
 */

/**
 * The state of the room's race has changed; null where there is no race.
 *
 * @typedef {object} RaceChanged
 * @property {'race'} type
 * @property {RaceState | null} race
 */

/**
 * A sign of life: sent where nothing else was sent for a heartbeat, and when asked for.
 *
 * @typedef {object} Beat
 * @property {'beat'} type
 */

/**
 * A message was carried out. ``role`` says whether its sender may drive.
 *
 * The answer on the socket and over HTTP. ``applied`` is null, except in the answer to ``apply``.
 *
 * @typedef {object} Done
 * @property {'done'} type
 * @property {number | null} id
 * @property {'driver' | 'viewer'} role
 * @property {RoomState} room
 * @property {SingleStepState | null} applied
 */

/**
 * A message was not carried out, and nothing changed. ``message`` is the reason, in English.
 *
 * @typedef {object} ErrorMessage
 * @property {'error'} type
 * @property {number | null} id
 * @property {string} code
 * @property {string | null} field
 * @property {any} value
 * @property {string | null} allowed
 * @property {string} message
 * @property {Text} text
 */

/**
 * The server closes the socket next, with close code ``code``. ``message``: as in an error.
 *
 * @typedef {object} Closing
 * @property {'closing'} type
 * @property {number} code
 * @property {string} message
 * @property {Text} text
 */

/**
 * Send the driver's token. Whoever has sent it may drive the room.
 *
 * @typedef {object} Hello
 * @property {number | null} [id]
 * @property {'hello'} type
 * @property {string} token
 */

/**
 * Choose what to be sent: groups, the first layer with parameters, frames a second at most.
 *
 * @typedef {object} Subscribe
 * @property {number | null} [id]
 * @property {'subscribe'} type
 * @property {('example' | 'parameters' | 'gradients' | 'batch' | 'scalars' | 'evaluation' | 'race')[]} groups
 * @property {number} [from_layer]
 * @property {number} [rate]
 */

/**
 * Ask for a ``beat`` at once: is the server still there?
 *
 * @typedef {object} AskBeat
 * @property {number | null} [id]
 * @property {'beat'} type
 */

/**
 * Make ``count`` steps. The answer comes when they are made.
 *
 * @typedef {object} Step
 * @property {number | null} [id]
 * @property {'step'} type
 * @property {number} [count]
 */

/**
 * Make steps one after another: ``rate`` a second, or as fast as possible where it is null.
 *
 * @typedef {object} Play
 * @property {number | null} [id]
 * @property {'play'} type
 * @property {number | null} [rate]
 */

/**
 * Stop playing, and give up the steps that were asked for and are not made yet.
 *
 * @typedef {object} Pause
 * @property {number | null} [id]
 * @property {'pause'} type
 */

/**
 * Go to a step that was already made; 0 is the start of the run.
 *
 * @typedef {object} Seek
 * @property {number | null} [id]
 * @property {'seek'} type
 * @property {number} step
 */

/**
 * Put an example on the stage: one of the data set's, or a drawing.
 *
 * Without a label, the network's own answer becomes the label of a drawing.
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
 * Without a learning rate, that of the room is used. With ``again``, this change and the one
 * applied just before at this step become one: they are undone together.
 *
 * @typedef {object} Apply
 * @property {number | null} [id]
 * @property {'apply'} type
 * @property {number | null} [learning_rate]
 * @property {boolean} [again]
 */

/**
 * Undo the change that was applied last at the present step.
 *
 * @typedef {object} Undo
 * @property {number | null} [id]
 * @property {'undo'} type
 */

/**
 * Change settings. Some take effect from the next step on; others start the run anew.
 *
 * @typedef {object} Configure
 * @property {number | null} [id]
 * @property {'configure'} type
 * @property {Record<string, any>} settings
 */

/**
 * Start the run anew, with another seed where one is given.
 *
 * @typedef {object} Reset
 * @property {number | null} [id]
 * @property {'reset'} type
 * @property {number | null} [seed]
 */

/**
 * Select a neuron, or the weight to it ``from`` a neuron of the layer behind; or nothing.
 *
 * @typedef {object} Select
 * @property {number | null} [id]
 * @property {'select'} type
 * @property {number | null} [layer]
 * @property {number | null} [index]
 * @property {number | null} [from]
 */

/**
 * Choose the phase, place and chapter that all viewers see. Null leaves one unchanged.
 *
 * @typedef {object} MoveCursor
 * @property {number | null} [id]
 * @property {'cursor'} type
 * @property {string} phase
 * @property {string | null} [place]
 * @property {number | null} [chapter]
 */

/**
 * Begin or change a race: runs from one start, side by side. Null ends the race.
 *
 * ``settings`` are those of ``RaceSettings``. Where there is a race already, runs whose settings
 * stay the same go on from where they are, and new runs catch up.
 *
 * @typedef {object} SetRace
 * @property {number | null} [id]
 * @property {'race'} type
 * @property {Record<string, any> | null} settings
 */

/**
 * Make the runs of the race go on.
 *
 * @typedef {object} PlayRace
 * @property {number | null} [id]
 * @property {'race_play'} type
 */

/**
 * Stop the runs of the race.
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
 * Start the room's own run anew with the settings of a run of the race, and go to ``step``.
 *
 * The answer comes when the run is there. ``run`` is the place in the race, from 0. The parameters
 * of a point that a run reached after n steps are those of step n + 1.
 *
 * @typedef {object} Visit
 * @property {number | null} [id]
 * @property {'visit'} type
 * @property {number} run
 * @property {number} step
 */

/** @typedef {Hello | Subscribe | AskBeat | Step | Play | Pause | Seek | ChooseFocus | Apply | Undo | Configure | Reset | Select | MoveCursor | SetRace | PlayRace | PauseRace | RestartRace | Visit} Message */

/** @typedef {Welcome | RoomChanged | RaceChanged | Beat | Done | ErrorMessage | Closing} Answer */
