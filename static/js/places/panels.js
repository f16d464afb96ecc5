/**
 * The panels that chapters and Lab choose from, by id. All take the state, none the chapter. Each is loaded
 * when it is first shown: whoever opens Nudge waits for one of them, not for all.
 */

import { styled } from '../panels/styled.js';

/** @typedef {import('../state/store.js').Store} Store */
/** @typedef {import('../state/actions.js').Actions} Actions */
/** @typedef {import('../net/questions.js').RoomQuestions & ReturnType<typeof import('../net/data-sets.js').createDataSets> & { images: (split: string, indices: number[])
 *     => Promise<Uint8Array> }} Questions what panels may ask of the server */
/** @typedef {{ store: Store, actions: Actions, questions: Questions }} PanelProps */

/** @typedef {() => Promise<(props: any) => any>} Load a component, once it is wanted */

/** The stylesheets of the deal, of the descent with all that is beside it, and of teaching. */
export const DEAL = ['deal'];
export const DESCENT = ['descent', 'landscape', 'race', 'race-charts'];
export const TEACH = ['teach', 'kept'];

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
    rivals: { name: 'If only one digit were heard', load: styled(['rivals'], async () => (await import('../panels/rivals.js')).Rivals) },
    'learning-curve': { name: 'How much data?', load: styled(['learning-curve'], async () => (await import('../panels/learning-curve.js')).LearningCurvePanel) },
    table: { name: 'Examples and weights', load: async () => (await import('../panels/nudge-table.js')).NudgeTable },
    confusion: { name: 'What is taken for what', load: async () => (await import('../panels/confusion.js')).ConfusionMatrix },
    'first-layer': { name: 'First layer', load: async () => (await import('../panels/first-layer.js')).FirstLayer },
    'chain-rule': { name: 'Chain rule', load: async () => (await import('../panels/chain-rule.js')).ChainRule },
    circuit: { name: 'Circuit', load: styled(['circuit'], async () => (await import('../panels/circuit.js')).CircuitPanel) },
    code: { name: 'Code', load: styled(['code'], async () => (await import('../panels/code.js')).CodePanel) },
    deal: { name: 'The deal', load: styled(DEAL, async () => (await import('../panels/deal.js')).Deal) },
    descent: { name: 'Descent', load: styled(DESCENT, async () => (await import('../panels/descent.js')).Descent) },
    race: { name: 'The race', load: styled(DESCENT, async () => (await import('../panels/race.js')).Race) },
    experiments: { name: 'Experiments', load: styled(DESCENT, async () => (await import('../panels/experiments.js')).Experiments) },
    'race-chart': { name: 'Cost and angle of runs', load: styled(DESCENT, async () => (await import('../panels/race-chart.js')).RaceChart) },
    agreement: { name: 'Mini-batch and all examples', load: styled(DESCENT, async () => (await import('../panels/agreement.js')).AgreementPanel) },
    pad: { name: 'Pad', load: styled(['draw'], async () => (await import('../panels/pad.js')).Pad) },
    'teach-step': { name: 'What it should have been', load: styled(TEACH, async () => (await import('../panels/teach-step.js')).TeachStep) },
    kept: { name: 'Kept drawings', load: styled(TEACH, async () => (await import('../panels/kept.js')).Kept) },
    mistakes: { name: 'Mistakes', load: styled(TEACH, async () => (await import('../panels/mistakes.js')).Mistakes) },
    'data-sets': { name: 'Data sets', load: styled(['data-sets'], async () => (await import('../panels/data-sets.js')).DataSets) },
    charts: { name: 'Cost and accuracy', load: async () => (await import('../panels/charts.js')).Charts },
};

/** What Lab shows below a panel that is chosen: they are of one thing. @type {Record<string, string[]>} */
export const TOGETHER = { descent: ['race', 'experiments', 'race-chart', 'agreement'] };

/** What Lab lets choose: the charts are always there, the pad is Draw's, and some come with others. */
export const CHOOSABLE = Object.keys(PANELS).filter((id) => !['charts', 'pad'].includes(id) && !Object.values(TOGETHER).flat().includes(id));
