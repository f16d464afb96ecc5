/**
 * The panels that chapters and Lab choose from, by id. All take the state, none the chapter. Each is loaded
 * when it is first shown: whoever opens Nudge waits for one of them, not for all.
 */

import { styled } from '../../ui/lazy.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../net/questions.js').RoomQuestions & ReturnType<typeof import('../../net/data-sets.js').createDataSets> & { images: (split: string, indices: number[])
 *     => Promise<Uint8Array> }} Questions what panels may ask of the server */
/** @typedef {{ store: Store, actions: Actions, questions: Questions }} PanelProps */

/** @typedef {() => Promise<(props: any) => any>} Load a component, once it is wanted */

/** The stylesheets of the deal, of the descent with all that is beside it, and of teaching. */
export const DEAL = ['nudge-table', 'deal'];
export const DESCENT = ['uplot', 'sensitivity', 'chain-rule', 'descent', 'landscape', 'race', 'race/charts'];
const TEACH = ['output-nudges', 'nudge-table', 'teach', 'kept'];

/** @param {string} name @param {string[]} sheets @param {Load} load */
const panel = (name, sheets, load) => ({ name, sheets, load: styled(sheets, load) });

/** @type {Record<string, { name: string, sheets: string[], load: Load }>} */
export const PANELS = {
    inspector: panel('Inspector', [], async () => (await import('../../features/inspector/inspector.js')).Inspector),
    'weighted-sum': panel(
        'Weighted sum',
        ['weighted-sum'],
        async () => (await import('../../features/weighted-sum/weighted-sum.js')).WeightedSum,
    ),
    'cost-squares': panel(
        'Cost of the example',
        ['cost'],
        async () => (await import('../../features/cost/squares.js')).CostSquares,
    ),
    'cost-average': panel(
        'Average cost',
        ['cost'],
        async () => (await import('../../features/cost/average.js')).CostAverage,
    ),
    sensitivity: panel(
        'Sensitivity',
        ['sensitivity', 'chain-rule'],
        async () => (await import('../../features/sensitivity/sensitivity.js')).Sensitivity,
    ),
    'output-nudges': panel(
        'Output nudges',
        ['output-nudges', 'asks'],
        async () => (await import('../../features/output-nudges/output-nudges.js')).OutputNudges,
    ),
    avenues: panel(
        'Three avenues',
        ['sensitivity', 'avenues', 'backwards'],
        async () => (await import('../../features/avenues/avenues.js')).Avenues,
    ),
    'fire-together': panel(
        'Fire together',
        ['asks', 'fire-together', 'nudge-table'],
        async () => (await import('../../features/fire-together/fire-together.js')).FireTogether,
    ),
    asks: panel(
        'Asks',
        ['asks', 'nudge-table'],
        async () => (await import('../../features/asks/matrix.js')).AsksMatrix,
    ),
    backwards: panel(
        'Backwards',
        ['cost', 'asks', 'fire-together', 'backwards', 'nudge-table'],
        async () => (await import('../../features/backwards/backwards.js')).Backwards,
    ),
    rivals: panel(
        'If only one digit were heard',
        ['sensitivity', 'one-digit'],
        async () => (await import('../../features/one-digit/rivals.js')).Rivals,
    ),
    'learning-curve': panel(
        'How much data?',
        ['sensitivity', 'nudge-table', 'learning-curve'],
        async () => (await import('../../features/learning-curve/learning-curve.js')).LearningCurvePanel,
    ),
    table: panel(
        'Examples and weights',
        ['asks', 'nudge-table'],
        async () => (await import('../../features/nudge-table/nudge-table.js')).NudgeTable,
    ),
    confusion: panel(
        'What is taken for what',
        ['nudge-table', 'confusion'],
        async () => (await import('../../features/confusion/confusion.js')).ConfusionMatrix,
    ),
    'first-layer': panel(
        'First layer',
        ['confusion'],
        async () => (await import('../../features/confusion/first-layer.js')).FirstLayer,
    ),
    'chain-rule': panel(
        'Chain rule',
        ['chain-rule'],
        async () => (await import('../../features/chain-rule/chain-rule.js')).ChainRule,
    ),
    circuit: panel(
        'Circuit',
        ['chain-rule', 'chain-rule/circuit'],
        async () => (await import('../../features/chain-rule/circuit.js')).CircuitPanel,
    ),
    code: panel('Code', ['code'], async () => (await import('../../features/code/code.js')).CodePanel),
    deal: panel('The deal', DEAL, async () => (await import('../../features/deal/deal.js')).Deal),
    descent: panel('Descent', DESCENT, async () => (await import('../../features/descent/descent.js')).Descent),
    race: panel('The race', DESCENT, async () => (await import('../../features/race/race.js')).Race),
    experiments: panel(
        'Experiments',
        DESCENT,
        async () => (await import('../../features/race/experiments.js')).Experiments,
    ),
    'race-chart': panel(
        'Cost and angle of runs',
        DESCENT,
        async () => (await import('../../features/race/chart.js')).RaceChart,
    ),
    agreement: panel(
        'Mini-batch and all examples',
        DESCENT,
        async () => (await import('../../features/agreement/agreement.js')).AgreementPanel,
    ),
    pad: panel('Pad', ['draw'], async () => (await import('../../features/draw/pad.js')).Pad),
    'teach-step': panel(
        'What it should have been',
        TEACH,
        async () => (await import('../../features/teach/step.js')).TeachStep,
    ),
    kept: panel('Kept drawings', TEACH, async () => (await import('../../features/kept/kept.js')).Kept),
    mistakes: panel('Mistakes', TEACH, async () => (await import('../../features/confusion/mistakes.js')).Mistakes),
    'data-sets': panel(
        'Data sets',
        ['data-sets'],
        async () => (await import('../../features/data-sets/data-sets.js')).DataSets,
    ),
    charts: panel('Cost and accuracy', ['uplot'], async () => (await import('../../features/charts/charts.js')).Charts),
};

/** What Lab shows below a panel that is chosen: they are of one thing. @type {Record<string, string[]>} */
export const TOGETHER = { descent: ['race', 'experiments', 'race-chart', 'agreement'] };

/** What Lab lets choose: the charts are always there, the pad is Draw's, and some come with others. */
export const CHOOSABLE = Object.keys(PANELS).filter(
    (id) => !['charts', 'pad'].includes(id) && !Object.values(TOGETHER).flat().includes(id),
);
