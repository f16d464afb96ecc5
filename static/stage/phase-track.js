import { html } from 'htm/preact';
import { groupUp, indexOfPhase } from '../core/phases.js';
import { say, textIds } from '../text/say.js';
import { Toolbar } from '../ui/access/toolbar.js';

/** @typedef {import('../core/phases.js').PhaseGroup} PhaseGroup */

const NAMES = textIds({
    forward: 'stage-phase-forward',
    cost: 'stage-phase-cost',
    output_nudges: 'stage-phase-output-nudges',
    weight_nudges: 'stage-phase-weight-nudges',
    bias_nudges: 'stage-phase-bias-nudges',
    asks: 'stage-phase-asks',
    average: 'stage-phase-average',
    update: 'stage-phase-update',
});

/**
 * The phases of a step, in order. The current phase is highlighted, the phases before it are filled.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function PhaseTrack({ store, actions }) {
    const phases = store.phases.value;
    const at = phases.indexOf(store.phase.value);
    return html`<${Toolbar} class="phase-track" label=${say('stage-phases')}>
        ${groupUp(store.depth.value).map(
            (group) =>
                html`<${Group}
                    key=${group.phases[0].id}
                    group=${group}
                    at=${at}
                    phases=${phases}
                    show=${actions.showPhase}
                />`,
        )}
    <//>`;
}

/** What happens in a group, as a colour says it. @type {Record<string, 'forward' | 'error' | 'backward' | 'learning'>} */
const COLOURS = {
    forward: 'forward',
    cost: 'error',
    output_nudges: 'error',
    average: 'learning',
    update: 'learning',
};

/** @param {{ group: PhaseGroup, at: number, phases: import('../core/phases.js').Phase[],
 *     show: (id: string) => void }} props */
function Group({ group, at, phases, show }) {
    const starts = indexOfPhase(phases, group.phases[0].id);
    const ends = starts + group.phases.length - 1;
    const state = at < starts ? 'ahead' : at > ends ? 'done' : 'now';
    const current = group.phases[Math.max(0, Math.min(group.phases.length - 1, at - starts))];
    const name = say(group.text, { layer: group.layer ?? 0 });
    return html`<div class=${`phase-group ${state} ${COLOURS[group.phases[0].kind] ?? 'backward'}`}>
        <${Parts} group=${group} name=${name} at=${at} starts=${starts} show=${show} />
        <button
            class="phase-name"
            aria-label=${name}
            aria-current=${state === 'now' ? 'step' : undefined}
            onClick=${() => show(group.phases[0].id)}
        >
            <span class="long">${name}</span><span class="short" aria-hidden="true">${say(`${group.text}.short`, { layer: group.layer ?? 0 })}</span>${
                state === 'now' && group.phases.length > 1
                    ? html`<span class="phase-part">${say(NAMES[current.kind])}</span>`
                    : null
            }
        </button>
    </div>`;
}

/**
 * The phases of a group as bars. Where it has only one, its name is the button.
 *
 * @param {{ group: PhaseGroup, name: string, at: number, starts: number, show: (id: string) => void }} props
 */
function Parts({ group, name: groupName, at, starts, show }) {
    const isOne = group.phases.length === 1;
    return html`<div class="phase-parts">
        ${group.phases.map((phase, index) => {
            const place = starts + index;
            const state = place < at ? 'done' : place === at ? 'now' : 'ahead';
            const name = say(NAMES[phase.kind]);
            if (isOne) return html`<span class=${`phase-dot ${state}`}></span>`;
            return html`<button
                key=${phase.id}
                class=${`phase-dot ${state}`}
                aria-label=${say('stage-phase-of-group', { group: groupName, phase: name })}
                title=${name}
                onClick=${() => show(phase.id)}
            ></button>`;
        })}
    </div>`;
}
