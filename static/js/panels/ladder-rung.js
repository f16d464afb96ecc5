import { number, whole } from '../words/format.js';
import { layerName, neuronName, weightName } from '../words/names.js';
import { Arrow } from './arrow.js';
import { html } from './html.js';

/** @typedef {import('../figures/backwards.js').Rung} Rung */
/** @typedef {import('../figures/backwards.js').Link} Link */
/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {import('../state/known.js').Known} Known */

/**
 * One layer on the way back. What has not come yet is a "?"; the phase on show is marked, and each part
 * leads to its own.
 *
 * @param {{ record: StepRecord, settings: { output_activation: string, cost: string }, rung: Rung, known: Known,
 *     most: { nudge: number, delta: number }, phase: string, show: (phase: string) => void }} props
 */
export function LadderRung({ record, settings, rung, most, known, phase, show }) {
    const { layer, size, neurons } = rung;
    const { depth } = record;
    const comes = layer === depth ? 'output_nudges' : `asks:${layer + 1}`;
    const isReached = known.nudge(layer);
    const parts = [comes, `weight_nudges:${layer}`, `bias_nudges:${layer}`, `asks:${layer}`];
    const isNow = parts.slice(1).includes(phase) || (layer === depth && phase === comes);
    const jump = (/** @type {any} */ event) => {
        if (!event.target.closest('button')) show(isReached ? `weight_nudges:${layer}` : comes);
    };
    return html`<li class=${`rung ${isReached ? 'reached' : ''} ${isNow ? 'now' : ''}`} onClick=${jump} data-layer=${layer}>
        <h3>
            <button class="link" aria-current=${isNow ? 'step' : undefined} onClick=${() => show(comes)}>layer ${layer}</button>
            ${' '}<span class="muted">${layerName(layer, depth)}${neurons.length < size ? `, the ${neurons.length} strongest of ${whole(size)}` : ''}</span>
        </h3>
        <table class="signals">
            <caption class="visually-hidden">Nudges ν and −δ of layer ${layer}, neuron by neuron, and their mean magnitude</caption>
            <thead class="visually-hidden">
                <tr><td></td>${neurons.map(({ j }) => html`<th key=${j} scope="col">${neuronName(layer, j, depth)}</th>`)}<th scope="col">mean magnitude</th></tr>
            </thead>
            <tbody>
                <${Signals} name="ν" of=${neurons.map(({ nudge }) => nudge)} mean=${rung.meanNudge} most=${most.nudge} isKnown=${isReached} />
                <${Signals} name="−δ" of=${neurons.map(({ push }) => push)} mean=${rung.meanDelta} most=${most.delta} isKnown=${isReached} />
            </tbody>
        </table>
        <p class="fine">${deltaFormula(settings, layer === depth)}</p>
        <${Strongest} name="weight nudges" phase=${parts[1]} link=${rung.weight} isKnown=${known.weightNudge(layer)} now=${phase} show=${show} record=${record} layer=${layer} />
        ${rung.ask ? html`<${Strongest} name="asks" phase=${parts[3]} link=${rung.ask} isKnown=${known.ask(layer)} now=${phase} show=${show} record=${record} layer=${layer} />` : null}
    </li>`;
}

/** One value a neuron as arrows, and how large they are in the mean. */
/** @param {{ name: string, of: number[], mean: number, most: number, isKnown: boolean }} props */
function Signals({ name, of, mean, most, isKnown }) {
    const longest = of.reduce((longest, value) => Math.max(longest, Math.abs(value)), 0);
    const width = most > 0 ? (100 * mean) / most : 0;
    return html`<tr>
        <th scope="row">${name}</th>
        ${of.map((value, i) => html`<td key=${i} data-value=${isKnown ? value : undefined}>
            ${isKnown
                ? html`<${Arrow} value=${value} most=${longest} tall=${20} /><span class="visually-hidden">${number(value, { signed: true })}</span>`
                : html`<span class="visually-hidden">not known yet</span>`}
        </td>`)}
        <td class="mean">
            ${isKnown
                ? html`<span class="muted">mean</span> <b>${number(mean)}</b>
                      <i class="gauge" aria-hidden="true"><i style=${{ width: `${width}%` }}></i></i>`
                : html`<span class="muted">?</span>`}
        </td>
    </tr>`;
}

/** The strongest of what a phase gives, named; the phase itself on a click. */
/** @param {{ name: string, phase: string, link: Link, isKnown: boolean, now: string, record: StepRecord,
 *     layer: number, show: (phase: string) => void }} props */
function Strongest({ name, phase, link, isKnown, now, record, layer, show }) {
    const { to, from, value } = link;
    const [inFront, behind] = [neuronName(layer, to, record.depth), neuronName(layer - 1, from, record.depth)];
    const what = name === 'asks' ? `${inFront} of ${behind}` : weightName(layer, to, from, record.depth);
    return html`<p class=${`part ${now === phase ? 'now' : ''}`} data-part=${phase}>
        <button class="choice" aria-current=${now === phase ? 'step' : undefined} onClick=${() => show(phase)}>${name}</button>
        <span>${isKnown
            ? html`strongest: ${what} <b class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</b>`
            : html`<span class="muted">?</span>`}</span>
    </p>`;
}

/** How δ comes of ν. @param {{ output_activation: string, cost: string }} settings @param {boolean} isOutput */
function deltaFormula({ output_activation: activation, cost }, isOutput) {
    if (isOutput && cost === 'cross_entropy') return 'δ = a − y';
    if (isOutput && activation === 'softmax') return 'δ = ∂C/∂z, through the softmax';
    return 'δ = −ν · f′(z): the slope decides how much of a nudge its sum feels';
}
