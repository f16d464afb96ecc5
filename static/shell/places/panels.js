/**
 * The panels of the chapters, Lab and Draw, by id. A panel depends on the store, not on the chapter. Each panel is
 * loaded when it is first shown, so that a visit loads only the panels that it shows.
 */

import { html } from 'htm/preact';
import { say, textIds } from '../../text/say.js';
import { Lazy, styled } from '../../ui/lazy.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../net/questions.js').RoomQuestions
 *     & ReturnType<typeof import('../../net/api.js').createDataSets>
 *     & { images: (split: string, indices: number[]) => Promise<Uint8Array> }} Questions requests of the panels */
/** @typedef {{ store: Store, actions: Actions, questions: Questions }} PanelProps */

/** @typedef {() => Promise<(props: any) => any>} Load loads a component */

/** The stylesheets of the deal, of the descent with its panels, and of the panels below the pad (`draw`: its digits). */
export const DEAL = ['nudge-table', 'deal'];
export const DESCENT = ['uplot', 'sensitivity', 'chain-rule', 'descent', 'landscape', 'race', 'race/charts'];
const TEACH = ['draw', 'output-nudges', 'nudge-table', 'teach', 'kept'];

/** A panel with its stylesheets. @param {string} text the id of its name @param {string[]} sheets @param {Load} load */
const panel = (text, sheets, load) => ({ text, sheets, load: styled(sheets, load) });

/** @type {Record<string, { text: string, sheets: string[], load: Load }>} */
export const PANELS = {
    inspector: panel(
        textIds('panel-inspector'),
        [],
        async () => (await import('../../features/inspector/inspector.js')).Inspector,
    ),
    'weighted-sum': panel(
        textIds('panel-weighted-sum'),
        ['weighted-sum'],
        async () => (await import('../../features/weighted-sum/weighted-sum.js')).WeightedSum,
    ),
    'cost-squares': panel(
        textIds('panel-cost-squares'),
        ['cost'],
        async () => (await import('../../features/cost/squares.js')).CostSquares,
    ),
    'cost-average': panel(
        textIds('panel-cost-average'),
        ['cost'],
        async () => (await import('../../features/cost/average.js')).CostAverage,
    ),
    sensitivity: panel(
        textIds('panel-sensitivity'),
        ['sensitivity', 'chain-rule'],
        async () => (await import('../../features/sensitivity/sensitivity.js')).Sensitivity,
    ),
    'output-nudges': panel(
        textIds('panel-output-nudges'),
        ['output-nudges', 'asks'],
        async () => (await import('../../features/output-nudges/output-nudges.js')).OutputNudges,
    ),
    avenues: panel(
        textIds('panel-avenues'),
        ['sensitivity', 'avenues', 'backwards'],
        async () => (await import('../../features/avenues/avenues.js')).Avenues,
    ),
    'fire-together': panel(
        textIds('panel-fire-together'),
        ['asks', 'fire-together', 'nudge-table'],
        async () => (await import('../../features/fire-together/fire-together.js')).FireTogether,
    ),
    asks: panel(
        textIds('panel-asks'),
        ['asks', 'nudge-table'],
        async () => (await import('../../features/asks/asks.js')).Asks,
    ),
    backwards: panel(
        textIds('panel-backwards'),
        ['cost', 'asks', 'fire-together', 'backwards', 'nudge-table'],
        async () => (await import('../../features/backwards/backwards.js')).Backwards,
    ),
    rivals: panel(
        textIds('panel-rivals'),
        ['sensitivity', 'one-digit'],
        async () => (await import('../../features/one-digit/rivals.js')).Rivals,
    ),
    'learning-curve': panel(
        textIds('panel-learning-curve'),
        ['sensitivity', 'nudge-table', 'learning-curve'],
        async () => (await import('../../features/learning-curve/learning-curve.js')).LearningCurvePanel,
    ),
    table: panel(
        textIds('panel-table'),
        ['asks', 'nudge-table'],
        async () => (await import('../../features/nudge-table/nudge-table.js')).NudgeTable,
    ),
    confusion: panel(
        textIds('panel-confusion'),
        ['nudge-table', 'confusion'],
        async () => (await import('../../features/confusion/confusion.js')).ConfusionMatrix,
    ),
    'first-layer': panel(
        textIds('panel-first-layer'),
        ['confusion'],
        async () => (await import('../../features/confusion/first-layer.js')).FirstLayer,
    ),
    'chain-rule': panel(
        textIds('panel-chain-rule'),
        ['chain-rule'],
        async () => (await import('../../features/chain-rule/chain-rule.js')).ChainRule,
    ),
    saturation: panel(
        textIds('panel-saturation'),
        ['chain-rule', 'chain-rule/saturation'],
        async () => (await import('../../features/chain-rule/saturation.js')).Saturation,
    ),
    circuit: panel(
        textIds('panel-circuit'),
        ['chain-rule', 'chain-rule/circuit'],
        async () => (await import('../../features/chain-rule/circuit.js')).CircuitPanel,
    ),
    code: panel(textIds('panel-code'), ['code'], async () => (await import('../../features/code/code.js')).CodePanel),
    deal: panel(textIds('panel-deal'), DEAL, async () => (await import('../../features/deal/deal.js')).Deal),
    descent: panel(
        textIds('panel-descent'),
        DESCENT,
        async () => (await import('../../features/descent/descent.js')).Descent,
    ),
    race: panel(textIds('panel-race'), DESCENT, async () => (await import('../../features/race/race.js')).Race),
    experiments: panel(
        textIds('panel-experiments'),
        DESCENT,
        async () => (await import('../../features/race/experiments.js')).Experiments,
    ),
    'race-chart': panel(
        textIds('panel-race-chart'),
        DESCENT,
        async () => (await import('../../features/race/chart.js')).RaceChart,
    ),
    agreement: panel(
        textIds('panel-agreement'),
        DESCENT,
        async () => (await import('../../features/agreement/agreement.js')).AgreementPanel,
    ),
    pad: panel(textIds('panel-pad'), ['draw'], async () => (await import('../../features/draw/pad.js')).Pad),
    'teach-step': panel(
        textIds('panel-teach-step'),
        TEACH,
        async () => (await import('../../features/teach/step.js')).TeachStep,
    ),
    kept: panel(textIds('panel-kept'), TEACH, async () => (await import('../../features/kept/kept.js')).Kept),
    mistakes: panel(
        textIds('panel-mistakes'),
        TEACH,
        async () => (await import('../../features/confusion/mistakes.js')).Mistakes,
    ),
    'data-sets': panel(
        textIds('panel-data-sets'),
        ['data-sets'],
        async () => (await import('../../features/data-sets/data-sets.js')).DataSets,
    ),
    charts: panel(
        textIds('panel-charts'),
        ['uplot'],
        async () => (await import('../../features/charts/charts.js')).Charts,
    ),
};

/** The panels that Lab shows together with a chosen panel. @type {Record<string, string[]>} */
export const TOGETHER = { descent: ['race', 'experiments', 'race-chart', 'agreement'] };

/** The panels that Lab offers: not the charts, which are always shown; not the pad of Draw; not those in TOGETHER. */
export const CHOOSABLE = Object.keys(PANELS).filter(
    (id) => !['charts', 'pad'].includes(id) && !Object.values(TOGETHER).flat().includes(id),
);

/** The name of a panel. @param {string} id */
export const panelName = (id) => say(PANELS[id].text);

/** A panel by its id, loaded when it is first shown. @param {{ id: string } & PanelProps} props */
export function Panel({ id, ...props }) {
    return html`<${Lazy} load=${PANELS[id].load} ...${props} />`;
}
