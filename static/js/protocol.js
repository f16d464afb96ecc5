/**
 * The protocol: its constants and the types of its messages.
 *
 * Generated from app/rooms (protocol.py and spoken.py); do not edit it, but run
 * `python -m app.rooms.protocol_js`.
 */

export const PROTOCOL = 1;

export const SUBPROTOCOL = 'nudge.v1';

export const KINDS = /** @type {const} */ ([
    'step',
    'scalars',
    'evaluation',
]);

export const GROUPS = /** @type {const} */ ([
    'example',
    'parameters',
    'gradients',
    'batch',
    'scalars',
    'evaluation',
]);

export const MESSAGES = /** @type {const} */ ([
    'hello',
    'subscribe',
    'step',
    'play',
    'pause',
    'seek',
    'focus',
    'configure',
    'reset',
    'select',
    'cursor',
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
 * @property {'mnist-5k'} dataset
 * @property {number[]} hidden
 * @property {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'identity'} activation
 * @property {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'identity' | 'softmax'} output_activation
 * @property {'squared' | 'cross_entropy'} cost
 * @property {'xavier' | 'he' | 'normal' | 'zero'} initializer
 * @property {'sgd' | 'momentum' | 'adam'} optimizer
 * @property {number} learning_rate
 * @property {number} batch_size
 * @property {number} l2
 * @property {'float32' | 'float64'} dtype
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
 * @typedef {object} FocusState
 * @property {string} split
 * @property {number | null} index
 * @property {number} label
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
 * All that is to be said of a room in a few words. null is what was not computed yet.
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
 * @property {number} examples_seen
 * @property {number | null} cost
 * @property {number | null} test_accuracy
 * @property {number | null} test_cost
 * @property {number | null} test_step
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {Divergence | null} diverged
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
 * A message was carried out; ``role`` says whether the one who sent it may drive.
 *
 * @typedef {object} Done
 * @property {'done'} type
 * @property {number | null} id
 * @property {'driver' | 'viewer'} role
 * @property {RoomState} room
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
 * @property {('example' | 'parameters' | 'gradients' | 'batch' | 'scalars' | 'evaluation')[]} groups
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
 * Put an example on the stage: one of the data set's, or a drawing with its label.
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

/** @typedef {Hello | Subscribe | Step | Play | Pause | Seek | ChooseFocus | Configure | Reset | Select | MoveCursor} Message */

/** @typedef {Welcome | RoomChanged | Done | Refused} Answer */
