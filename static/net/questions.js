/** Requests of the panels about the current step and the race of a room. They change nothing in the room. */

import { ask, askJson } from './api.js';
import { decode } from './decode.js';

/** @typedef {import('./decode.js').Frame} Frame */
/** @typedef {'example' | 'batch' | 'all'} ExampleSet */
/** @typedef {{ layer: number, index: number, from: number | null }} Weight */
/** @typedef {{ step: number, set: ExampleSet, count: number, cost: number }} SetCost */

/** Creates the requests about a room. @param {string} code of the room */
export function createQuestions(code) {
    const room = `api/rooms/${code}`;

    return {
        /** The gradient of the mean cost of a set; `w` and `b` are lists by layer. @param {ExampleSet} set */
        async gradient(set) {
            const { metadata, tensors } = await frame(`${room}/gradient.safetensors?set=${set}`);
            const layers = (/** @type {string} */ prefix) => byLayer(tensors, prefix);
            return { ...toSetCost(metadata), w: layers('grad_w'), b: layers('grad_b') };
        },

        /** The cost of each example of a set. @param {ExampleSet} set */
        async costs(set) {
            const { metadata, tensors } = await frame(`${room}/costs.safetensors?set=${set}`);
            return {
                ...toSetCost(metadata),
                split: metadata.split,
                costs: /** @type {Float32Array} */ (tensors.get('costs')?.data),
                index: /** @type {Int32Array} */ (tensors.get('index')?.data),
                labels: /** @type {Uint8Array} */ (tensors.get('labels')?.data),
            };
        },

        /**
         * The true cost with some parameters at other values.
         *
         * @param {ExampleSet} set
         * @param {(Weight & { value: number })[]} changes
         * @returns {Promise<SetCost & { changed_cost: number }>}
         */
        changedCost: (set, changes) => post(`${room}/cost`, { set, changes }),

        /**
         * The true cost as a function of one parameter, from its value - span to its value + span.
         *
         * @param {ExampleSet} set
         * @param {Weight} weight
         * @param {{ span: number, points: number }} range
         * @returns {Promise<SetCost & { value: number, gradient: number, values: number[], costs: number[] }>}
         */
        curve: (set, weight, { span, points }) => json(`${room}/curve?${query({ set, ...weight, span, points })}`),

        /**
         * Three ways to change the activation of a neuron, each of length `size`, and the cost after each.
         *
         * @param {{ layer: number, index: number, size: number }} neuron
         * @returns {Promise<any>}
         */
        avenues: (neuron) => json(`${room}/avenues?${query(neuron)}`),

        /**
         * A component of the gradient and the central difference of the true cost with step h.
         *
         * @param {Weight} weight
         * @param {ExampleSet} set
         * @returns {Promise<{ step: number, gradient: number, difference: number, h: number }>}
         */
        difference: (weight, set) => json(`${room}/difference?${query({ set, ...weight })}`),

        /**
         * The shuffled order of an epoch's examples, and the positions where its mini-batches begin.
         *
         * @param {number} number
         * @returns {Promise<{ epoch: number, batch_size: number, order: number[], starts: number[] }>}
         */
        epoch: (number) => json(`${room}/epoch?number=${number}`),

        /** The race of the room, or null. @returns {Promise<import('../protocol.js').RaceState | null>} */
        race: () => json(`${room}/race`),

        /**
         * The angle between the gradient of a mini-batch and that of all examples, for several sizes of the mini-batch,
         * at the current parameters of a run of the race.
         *
         * @param {number} run its index in the race
         * @returns {Promise<{ run: number, step: number, sizes: number[], mean: (number | null)[],
         *     low: (number | null)[], high: (number | null)[] }>}
         */
        agreement: (run) => json(`${room}/race/agreement?${query({ run })}`),

        /** The prepared experiments with races. @returns {Promise<{ id: string, race: any }[]>} */
        experiments: () => json('api/experiments'),

        /**
         * The source code that runs with these settings.
         *
         * @param {Record<string, string>} choices
         * @returns {Promise<any>}
         */
        code: (choices) => json(`api/code?${query(choices)}`),

        /**
         * Trains two networks from the same start, one of them only on examples of `label`. `line` gets each message.
         *
         * @param {{ label: number, steps: number, line: (message: any) => void, signal: AbortSignal }} race
         */
        async rivals({ label, steps, line, signal }) {
            await lines(`${room}/rivals?${query({ label, steps })}`, signal, line);
        },

        /**
         * Trains the same network on more and more examples. With `augment` the images are changed at random. `line`
         * gets each message.
         *
         * @param {{ augment: boolean, draw: number, line: (message: any) => void, signal: AbortSignal }} curve `draw`:
         *     number of the random choice of examples, where not all are used
         */
        async learningCurve({ augment, draw, line, signal }) {
            await lines(`${room}/learning-curve?${query({ augment, draw })}`, signal, line);
        },
    };
}

/** @typedef {ReturnType<typeof createQuestions>} RoomQuestions */

/**
 * Reads an answer that comes line by line.
 *
 * @param {string} path
 * @param {AbortSignal} signal
 * @param {(message: any) => void} line called with the value of each line
 */
async function lines(path, signal, line) {
    const { readLines } = await import('./lines.js');
    await readLines(await ask(path, { signal }), line);
}

/** @param {string} path @returns {Promise<Frame>} */
async function frame(path) {
    return decode(await (await ask(path)).arrayBuffer());
}

/** @param {string} path */
async function json(path) {
    return askJson(path);
}

/** @param {string} path @param {object} body */
async function post(path, body) {
    const headers = { 'Content-Type': 'application/json' };
    return askJson(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** @param {Record<string, unknown>} values null and undefined are left out */
function query(values) {
    const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
    return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** @param {Record<string, string>} metadata @returns {SetCost} */
function toSetCost({ step, set, count, cost }) {
    return { step: Number(step), set: /** @type {ExampleSet} */ (set), count: Number(count), cost: Number(cost) };
}

/** @param {Frame['tensors']} tensors @param {string} prefix */
function byLayer(tensors, prefix) {
    /** @type {(import('./decode.js').Numbers | null)[]} */
    const layers = [null];
    for (let layer = 1; tensors.has(`${prefix}${layer}`); layer++) {
        layers.push(tensors.get(`${prefix}${layer}`)?.data ?? null);
    }
    return layers;
}
