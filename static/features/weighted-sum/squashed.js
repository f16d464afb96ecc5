import { curveOf, softmaxOf } from './model/activation-curve.js';
import { ACTIVATION } from '../../text/arithmetic.js';
import { number, percent } from '../../text/format.js';
import { functionName } from '../../text/names.js';
import { ActivationCurve } from './activation-curve.js';
import { html } from '../../ui/html.js';

/**
 * What the activation function makes of z.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, name: string, index: number,
 *     z: number | null, a: number | null }} props `z` and `a` null before the layer is lit
 */
export function Squashed({ record, name, index, z, a }) {
    const curve = curveOf(name, z);
    return html`<div class="squashed">
        <p class="squashed-sum">
            ${name === 'identity' ? 'As it is:' : `Through ${functionName(name)}:`}
            <span class="written">a = ${written(name, z === null ? 'z' : number(z))} = <b data-value="a">${a === null ? '?' : number(a)}</b></span>
        </p>
        ${curve
            ? html`<${ActivationCurve} curve=${curve} name=${functionName(name)} z=${z} a=${a} />`
            : html`<${Shares} record=${record} index=${index} isKnown=${z !== null} />`}
    </div>`;
}

/** The function of z as it is written. @param {string} name @param {string} z */
function written(name, z) {
    if (name === 'softmax') return html`e<sup>z</sup> / Σ e<sup>z</sup>`;
    if (name === 'relu') return `max(0, ${z})`;
    return `${name === 'leaky_relu' ? 'f' : ACTIVATION[name].f}(${z})`;
}

/** A softmax has no curve: it compares all outputs. */
/** @param {{ record: import('../../core/record.js').StepRecord, index: number, isKnown: boolean }} props */
function Shares({ record, index, isKnown }) {
    const { power, total, shares } = softmaxOf(record, index);
    const starts = shares.map((_, at) => shares.slice(0, at).reduce((sum, share) => sum + share, 0));
    return html`<div>
        <p>
            It compares all ${shares.length} outputs: e<sup>z</sup> of this one, as a share of all of them added up.
            ${isKnown && Number.isFinite(total) && total > 0 ? html` Here ${number(power)} of ${number(total)}, that is ${percent(power / total)}.` : null}
        </p>
        <svg class="shares" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="All outputs as shares of 1">
            <rect class="all" width="100" height="10" />
            ${isKnown ? shares.map((share, at) => html`<rect key=${at} class=${at === index ? 'chosen' : ''} x=${100 * starts[at]} width=${100 * share} height="10"><title>${at}: ${number(share)}</title></rect>`) : null}
        </svg>
    </div>`;
}
