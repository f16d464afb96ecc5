/**
 * The panels that chapters and Lab choose from, by id. All take the state, none the chapter. Each is loaded
 * when it is first shown: whoever opens Nudge waits for one of them, not for all.
 */

/** @typedef {import('../state/store.js').Store} Store */
/** @typedef {import('../state/actions.js').Actions} Actions */
/** @typedef {import('../net/questions.js').RoomQuestions & { images: (split: string, indices: number[])
 *     => Promise<Uint8Array> }} Questions what panels may ask of the server */
/** @typedef {{ store: Store, actions: Actions, questions: Questions }} PanelProps */

/** @typedef {() => Promise<(props: any) => any>} Load a component, once it is wanted */

/** @type {Record<string, { name: string, load: Load }>} */
export const PANELS = {
    inspector: { name: 'Inspector', load: async () => (await import('../panels/inspector.js')).Inspector },
    'weighted-sum': { name: 'Weighted sum', load: async () => (await import('../panels/weighted-sum.js')).WeightedSum },
    'cost-squares': { name: 'Cost of the example', load: async () => (await import('../panels/cost-squares.js')).CostSquares },
    'cost-average': { name: 'Average cost', load: async () => (await import('../panels/cost-average.js')).CostAverage },
    sensitivity: { name: 'Sensitivity', load: async () => (await import('../panels/sensitivity.js')).Sensitivity },
    'output-nudges': { name: 'Output nudges', load: async () => (await import('../panels/output-nudges.js')).OutputNudges },
    avenues: { name: 'Three avenues', load: async () => (await import('../panels/avenues.js')).Avenues },
    'fire-together': { name: 'Fire together', load: async () => (await import('../panels/fire-together.js')).FireTogether },
    asks: { name: 'Asks', load: async () => (await import('../panels/asks-matrix.js')).AsksMatrix },
    backwards: { name: 'Backwards', load: async () => (await import('../panels/backwards.js')).Backwards },
    rivals: { name: 'If only one digit were heard', load: async () => (await import('../panels/rivals.js')).Rivals },
    table: { name: 'Examples and weights', load: async () => (await import('../panels/nudge-table.js')).NudgeTable },
    confusion: { name: 'What is taken for what', load: async () => (await import('../panels/confusion.js')).ConfusionMatrix },
    'first-layer': { name: 'First layer', load: async () => (await import('../panels/first-layer.js')).FirstLayer },
    'chain-rule': { name: 'Chain rule', load: async () => (await import('../panels/chain-rule.js')).ChainRule },
    circuit: { name: 'Circuit', load: async () => (await import('../panels/circuit.js')).CircuitPanel },
    code: { name: 'Code', load: async () => (await import('../panels/code.js')).CodePanel },
    charts: { name: 'Cost and accuracy', load: async () => (await import('../panels/charts.js')).Charts },
};

/** What Lab lets choose: the charts are always there. */
export const CHOOSABLE = Object.keys(PANELS).filter((id) => id !== 'charts');
