/**
 * The panels of the chapters, Lab and Draw, by id. A panel depends on the store, not on the chapter. Each panel is
 * loaded when it is first shown, so that a visit loads only the panels that it shows.
 */

import { html } from 'htm/preact';

import { Lazy, styled } from '../../ui/lazy.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../net/questions.js').RoomQuestions
 *     & ReturnType<typeof import('../../net/api.js').createDataSets>
 *     & { images: (split: string, indices: number[]) => Promise<Uint8Array> }} Questions requests of the panels */
/** @typedef {{ store: Store, actions: Actions, questions: Questions }} PanelProps */

/** @typedef {() => Promise<(props: any) => any>} Load loads a component */

/** The stylesheets of the deal, of the descent with its panels, and of the panels below the pad. */
export const DEAL = ['nudge-table', 'deal'];
export const DESCENT = ['uplot', 'sensitivity', 'chain-rule', 'descent', 'landscape', 'race', 'race/charts'];
const TEACH = ['output-nudges', 'nudge-table', 'teach', 'kept'];

/** A panel with its stylesheets. @param {string} name @param {string[]} sheets @param {Load} load */
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
    asks: panel('Asks', ['asks', 'nudge-table'], async () => (await import('../../features/asks/asks.js')).Asks),
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
    saturation: panel(
        'Where σ is flat',
        ['chain-rule', 'chain-rule/saturation'],
        async () => (await import('../../features/chain-rule/saturation.js')).Saturation,
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

/** The panels that Lab shows together with a chosen panel. @type {Record<string, string[]>} */
export const TOGETHER = { descent: ['race', 'experiments', 'race-chart', 'agreement'] };

/** The panels that Lab offers: not the charts, which are always shown; not the pad of Draw; not those in TOGETHER. */
export const CHOOSABLE = Object.keys(PANELS).filter(
    (id) => !['charts', 'pad'].includes(id) && !Object.values(TOGETHER).flat().includes(id),
);

/** A panel by its id, loaded when it is first shown. @param {{ id: string } & PanelProps} props */
export function Panel({ id, ...props }) {
    return html`<${Lazy} load=${PANELS[id].load} ...${props} />`;
}
