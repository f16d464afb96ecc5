import { html } from 'htm/preact';
import { otherStep } from '../core/moment.js';
import { say } from '../text/say.js';

/**
 * Names the step of a number that is not of the step on show. Nothing where it is.
 *
 * @param {{ step: number, record: Pick<import('../core/record.js').StepRecord, 'step'> | null }} props `record`: the
 *     one on show
 */
export function AtStep({ step, record }) {
    const other = otherStep(step, record);
    return other === null ? null : html` <span class="at-step muted">${say('ui-at-step', { step: other })}</span>`;
}
