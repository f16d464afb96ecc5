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
export const DEAL = ['examples', 'deal'];
export const DESCENT = ['uplot', 'questions', 'calculus', 'descent', 'landscape', 'race', 'race-charts'];
const TEACH = ['backprop', 'examples', 'teach', 'kept'];

/** @param {string} name @param {string[]} sheets @param {Load} load */
const panel = (name, sheets, load) => ({ name, sheets, load: styled(sheets, load) });

/** @type {Record<string, { name: string, sheets: string[], load: Load }>} */
export const PANELS = {
    inspector: panel('Inspector', [], async () => (await import('../panels/inspector.js')).Inspector),
    'weighted-sum': panel('Weighted sum', ['weighted-sum'], async () => (await import('../panels/weighted-sum.js')).WeightedSum),
    'cost-squares': panel('Cost of the example', ['cost'], async () => (await import('../panels/cost-squares.js')).CostSquares),
    'cost-average': panel('Average cost', ['cost'], async () => (await import('../panels/cost-average.js')).CostAverage),
    sensitivity: panel('Sensitivity', ['questions', 'calculus'], async () => (await import('../panels/sensitivity.js')).Sensitivity),
    'output-nudges': panel('Output nudges', ['backprop', 'asks'], async () => (await import('../panels/output-nudges.js')).OutputNudges),
    avenues: panel('Three avenues', ['questions', 'avenues', 'backwards'], async () => (await import('../panels/avenues.js')).Avenues),
    'fire-together': panel('Fire together', ['asks', 'fire-together', 'examples'], async () => (await import('../panels/fire-together.js')).FireTogether),
    asks: panel('Asks', ['asks', 'examples'], async () => (await import('../panels/asks-matrix.js')).AsksMatrix),
    backwards: panel('Backwards', ['cost', 'asks', 'fire-together', 'backwards', 'examples'], async () => (await import('../panels/backwards.js')).Backwards),
    rivals: panel('If only one digit were heard', ['questions', 'rivals'], async () => (await import('../panels/rivals.js')).Rivals),
    'learning-curve': panel('How much data?', ['questions', 'examples', 'learning-curve'], async () => (await import('../panels/learning-curve.js')).LearningCurvePanel),
    table: panel('Examples and weights', ['asks', 'examples'], async () => (await import('../panels/nudge-table.js')).NudgeTable),
    confusion: panel('What is taken for what', ['examples', 'digits'], async () => (await import('../panels/confusion.js')).ConfusionMatrix),
    'first-layer': panel('First layer', ['digits'], async () => (await import('../panels/first-layer.js')).FirstLayer),
    'chain-rule': panel('Chain rule', ['calculus'], async () => (await import('../panels/chain-rule.js')).ChainRule),
    circuit: panel('Circuit', ['calculus', 'circuit'], async () => (await import('../panels/circuit.js')).CircuitPanel),
    code: panel('Code', ['code'], async () => (await import('../panels/code.js')).CodePanel),
    deal: panel('The deal', DEAL, async () => (await import('../panels/deal.js')).Deal),
    descent: panel('Descent', DESCENT, async () => (await import('../panels/descent.js')).Descent),
    race: panel('The race', DESCENT, async () => (await import('../panels/race.js')).Race),
    experiments: panel('Experiments', DESCENT, async () => (await import('../panels/experiments.js')).Experiments),
    'race-chart': panel('Cost and angle of runs', DESCENT, async () => (await import('../panels/race-chart.js')).RaceChart),
    agreement: panel('Mini-batch and all examples', DESCENT, async () => (await import('../panels/agreement.js')).AgreementPanel),
    pad: panel('Pad', ['draw'], async () => (await import('../panels/pad.js')).Pad),
    'teach-step': panel('What it should have been', TEACH, async () => (await import('../panels/teach-step.js')).TeachStep),
    kept: panel('Kept drawings', TEACH, async () => (await import('../panels/kept.js')).Kept),
    mistakes: panel('Mistakes', TEACH, async () => (await import('../panels/mistakes.js')).Mistakes),
    'data-sets': panel('Data sets', ['data-sets'], async () => (await import('../panels/data-sets.js')).DataSets),
    charts: panel('Cost and accuracy', ['uplot'], async () => (await import('../panels/charts.js')).Charts),
};

/** What Lab shows below a panel that is chosen: they are of one thing. @type {Record<string, string[]>} */
export const TOGETHER = { descent: ['race', 'experiments', 'race-chart', 'agreement'] };

/** What Lab lets choose: the charts are always there, the pad is Draw's, and some come with others. */
export const CHOOSABLE = Object.keys(PANELS).filter((id) => !['charts', 'pad'].includes(id) && !Object.values(TOGETHER).flat().includes(id));
