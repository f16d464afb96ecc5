import { compare, sensitivityTo } from './model/sensitivity.js';
import { number } from '../../text/format.js';
import { parameterName } from '../../text/names.js';
import { html } from '../../ui/html.js';

/** @typedef {import('../../core/store.js').Weight} Weight */
/** @typedef {import('./model/sensitivity.js').Gradient} Gradient */

/** As often as this, as it is written, two are called equal. */
const ONCE = number(1);

/**
 * How many times more sensitive the cost is to one weight than to another.
 *
 * @param {{ gradient: Gradient | null, pair: (Weight | null)[], depth: number, isKnown: boolean }} props
 */
export function SensitivitySentence({ gradient, pair: [one, other], depth, isKnown }) {
    const name = (/** @type {Weight} */ weight) => html`<b class="name">${parameterName(weight, depth)}</b>`;
    if (!one || !other || !gradient) return html`<p class="ratio muted">…</p>`;
    if (!isKnown) {
        return html`<p class="ratio">Is the cost more sensitive to ${name(one)} or to ${name(other)}? <span class="muted">The gradient is not known yet.</span></p>`;
    }
    const [g, h] = [sensitivityTo(gradient, one), sensitivityTo(gradient, other)];
    const { first, times } = compare(g, h);
    const [more, less] = first === 0 ? [one, other] : [other, one];
    if (g === 0 && h === 0) return html`<p class="ratio">The cost depends neither on ${name(one)} nor on ${name(other)} here.</p>`;
    if (times === null) return html`<p class="ratio">The cost does not depend on ${name(less)} here, but it does on ${name(more)}.</p>`;
    if (number(times) === ONCE) return html`<p class="ratio">The cost is as sensitive to ${name(one)} as to ${name(other)}.</p>`;
    return html`<p class="ratio">
        The cost is <b class="times"><span data-value="times">${number(times)}</span> times</b> more sensitive to ${name(more)} than to ${name(less)}.
        <span class="gradients">
            <span class="muted">∂C/∂w</span> ${number(sensitivityTo(gradient, more), { signed: true })} <span class="muted">against</span> ${number(sensitivityTo(gradient, less), { signed: true })}
        </span>
    </p>`;
}
