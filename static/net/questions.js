/** What a panel may ask of the server about the step on show. Nothing is changed by asking. */

import { ask } from './api.js';
import { decode } from './decode.js';

/** @typedef {import('./decode.js').Frame} Frame */
/** @typedef {'example' | 'batch' | 'all'} ExampleSet */
/** @typedef {{ layer: number, index: number, from: number | null }} Weight */
/** @typedef {{ step: number, set: ExampleSet, count: number, cost: number }} OfSet */

/** @param {string} code of the room */
export function createQuestions(code) {
    const room = `/api/rooms/${code}`;

    return {
        /** The gradient of the set's mean cost; lists by layer. @param {ExampleSet} set */
        async gradient(set) {
            const { metadata, tensors } = await frame(`${room}/gradient.safetensors?set=${set}`);
            const layers = (/** @type {string} */ prefix) => byLayer(tensors, prefix);
            return { ...ofSet(metadata), w: layers('grad_w'), b: layers('grad_b') };
        },

        /** The cost of each example of the set. @param {ExampleSet} set */
        async costs(set) {
            const { metadata, tensors } = await frame(`${room}/costs.safetensors?set=${set}`);
            return {
                ...ofSet(metadata),
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
         * @returns {Promise<OfSet & { changed_cost: number }>}
         */
        changedCost: (set, changes) => post(`${room}/cost`, { set, changes }),

        /**
         * The true cost against one parameter, from its value - span to its value + span.
         *
         * @param {ExampleSet} set
         * @param {Weight} weight
         * @param {{ span: number, points: number }} range
         * @returns {Promise<OfSet & { value: number, gradient: number, values: number[], costs: number[] }>}
         */
        curve: (set, weight, { span, points }) => json(`${room}/curve?${query({ set, ...weight, span, points })}`),

        /**
         * Three ways to help one neuron, each as long as `size`, with the cost that they lead to.
         *
         * @param {{ layer: number, index: number, size: number }} of
         * @returns {Promise<any>}
         */
        avenues: (of) => json(`${room}/avenues?${query(of)}`),

        /**
         * A component of the gradient beside a central difference of the true cost.
         *
         * @param {Weight} weight
         * @param {ExampleSet} set
         * @returns {Promise<{ step: number, gradient: number, difference: number, h: number }>}
         */
        difference: (weight, set) => json(`${room}/difference?${query({ set, ...weight })}`),

        /**
         * An epoch's examples as they are shuffled, and where each of its mini-batches begins.
         *
         * @param {number} number
         * @returns {Promise<{ epoch: number, batch_size: number, order: number[], starts: number[] }>}
         */
        epoch: (number) => json(`${room}/epoch?number=${number}`),

        /** The room's race, or null. @returns {Promise<import('../protocol.js').RaceState | null>} */
        race: () => json(`${room}/race`),

        /**
         * The angle between the gradient of a mini-batch and that of all examples, by the size of the
         * mini-batch, where a run of the race is now.
         *
         * @param {number} run its place in the race
         * @returns {Promise<{ run: number, step: number, sizes: number[], mean: (number | null)[],
         *     low: (number | null)[], high: (number | null)[] }>}
         */
        agreement: (run) => json(`${room}/race/agreement?${query({ run })}`),

        /** Races worth seeing. @returns {Promise<{ id: string, race: any }[]>} */
        experiments: () => json('/api/experiments'),

        /** The source that runs. @param {Record<string, string>} choices @returns {Promise<any>} */
        code: (choices) => json(`/api/code?${query(choices)}`),

        /**
         * Two networks from one start, one of which hears only of `label`.
         *
         * @param {{ label: number, steps: number, line: (standing: any) => void, signal: AbortSignal }} race
         */
        async rivals({ label, steps, line, signal }) {
            await lines(`${room}/rivals?${query({ label, steps })}`, signal, line);
        },

        /**
         * The same network on more and more examples, shifted, turned and scaled at random or as they are.
         *
         * @param {{ augment: boolean, draw: number, line: (told: any) => void, signal: AbortSignal }} curve draw: which
         *     examples are chosen, where not all are
         */
        async learningCurve({ augment, draw, line, signal }) {
            await lines(`${room}/learning-curve?${query({ augment, draw })}`, signal, line);
        },
    };
}

/** @typedef {ReturnType<typeof createQuestions>} RoomQuestions */

/** What is told line by line, to whoever can read it. @param {string} path @param {AbortSignal} signal @param {(line: any) => void} line */
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
    return (await ask(path)).json();
}

/** @param {string} path @param {object} body */
async function post(path, body) {
    const headers = { 'Content-Type': 'application/json' };
    return (await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

/** @param {Record<string, unknown>} values those that are null are left out */
function query(values) {
    const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
    return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** @param {Record<string, string>} metadata @returns {OfSet} */
function ofSet({ step, set, count, cost }) {
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
