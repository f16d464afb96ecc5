/** The panels that chapters and Lab choose from, by id. All take the state, none the chapter. */

import { AsksMatrix } from '../panels/asks-matrix.js';
import { Avenues } from '../panels/avenues.js';
import { ChainRule } from '../panels/chain-rule.js';
import { Charts } from '../panels/charts.js';
import { CircuitPanel } from '../panels/circuit.js';
import { CodePanel } from '../panels/code.js';
import { ConfusionMatrix } from '../panels/confusion.js';
import { FirstLayer } from '../panels/first-layer.js';
import { CostAverage } from '../panels/cost-average.js';
import { CostSquares } from '../panels/cost-squares.js';
import { Inspector } from '../panels/inspector.js';
import { OutputNudges } from '../panels/output-nudges.js';
import { WeightedSum } from '../panels/weighted-sum.js';
import { Rivals } from '../panels/rivals.js';
import { Sensitivity } from '../panels/sensitivity.js';
import { NudgeTable } from '../panels/nudge-table.js';

/** @typedef {import('../state/store.js').Store} Store */
/** @typedef {import('../state/actions.js').Actions} Actions */
/** @typedef {import('../net/questions.js').RoomQuestions & { images: (split: string, indices: number[])
 *     => Promise<Uint8Array> }} Questions what panels may ask of the server */
/** @typedef {{ store: Store, actions: Actions, questions: Questions }} PanelProps */

/** @type {Record<string, { name: string, Panel: (props: any) => any }>} */
export const PANELS = {
    inspector: { name: 'Inspector', Panel: Inspector },
    table: { name: 'Examples and weights', Panel: NudgeTable },
    confusion: { name: 'What is taken for what', Panel: ConfusionMatrix },
    'first-layer': { name: 'First layer', Panel: FirstLayer },
    sensitivity: { name: 'Sensitivity', Panel: Sensitivity },
    avenues: { name: 'Three avenues', Panel: Avenues },
    rivals: { name: 'If only one digit were heard', Panel: Rivals },
    'weighted-sum': { name: 'Weighted sum', Panel: WeightedSum },
    'cost-squares': { name: 'Cost of the example', Panel: CostSquares },
    'cost-average': { name: 'Average cost', Panel: CostAverage },
    'output-nudges': { name: 'Output nudges', Panel: OutputNudges },
    'chain-rule': { name: 'Chain rule', Panel: ChainRule },
    circuit: { name: 'Circuit', Panel: CircuitPanel },
    code: { name: 'Code', Panel: CodePanel },
    asks: { name: 'Asks', Panel: AsksMatrix },
    charts: { name: 'Cost and accuracy', Panel: Charts },
};

/** What Lab lets choose: the charts are always there. */
export const CHOOSABLE = Object.keys(PANELS).filter((id) => id !== 'charts');
