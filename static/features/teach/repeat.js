import { html } from 'htm/preact';
import { number, percent, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { MOST_REPEATS } from '../draw/model/single-step.js';
import { repeatLines } from './model/teach.js';
import { costText, repeatText } from './model/words.js';

/** @typedef {import('./model/teach.js').PlotLine} PlotLine */

const [WIDTH, HEIGHT] = [100, 100];

/**
 * The plots of repeated steps for one example: its cost, and below it the test accuracy.
 *
 * @param {{ repeat: import('../draw/model/single-step.js').Repeat, isDrawn: boolean }} props isDrawn: whether the
 *     example is a drawing
 */
export function TeachRepeat({ repeat, isDrawn }) {
    const { points, state } = repeat;
    const { across, cost, accuracy } = repeatLines(points);
    const text = repeatText(repeat, MOST_REPEATS);
    return html`<div class="teach-repeat">
        <p class="repeat-told">${text}</p>
        <${Announced} text=${state === 'running' ? '' : text} />
        ${
            points.length > 0
                ? html`<${Plot}
                      title=${say('teach-cost', { is_drawn: isDrawn })}
                      is="cost"
                      line=${cost}
                      show=${(/** @type {number} */ value) => number(value, { digits: 2 })}
                  />
                    <${Plot}
                        title=${say('teach-accuracy')}
                        is="accuracy"
                        line=${accuracy}
                        show=${(/** @type {number} */ value) => percent(value)}
                    />
                    <div class="repeat-axis fine" aria-hidden="true">
                        <span>0</span>
                        <span>${say('teach-axis')}</span>
                        <span>${whole(across)}</span>
                    </div>
                    <${Numbers} points=${points} />`
                : null
        }
    </div>`;
}

/** @param {{ title: string, is: string, line: PlotLine, show: (value: number) => string }} props */
function Plot({ title, is, line: { points, low, high }, show }) {
    const place = (/** @type {{ x: number, y: number }} */ { x, y }) =>
        `${(WIDTH * x).toFixed(2)} ${(HEIGHT * (1 - y)).toFixed(2)}`;
    const path = points
        .map((point, i) => point && `${i > 0 && points[i - 1] ? 'L' : 'M'}${place(point)}`)
        .filter(Boolean);
    const last = points.findLast((point) => point !== null);
    return html`<div class=${`repeat-plot ${is}`} aria-hidden="true">
        <span class="repeat-title">${title}</span>
        <span class="repeat-high fine">${show(high)}</span><span class="repeat-low fine">${show(low)}</span>
        <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
            <path class="ends" d=${`M0 0H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
            <path class="line" d=${path.join('')} />
            <path class="dots" d=${points
                .map((point) => point && `M${place(point)}h0`)
                .filter(Boolean)
                .join('')} />
            ${last ? html`<path class="last" d=${`M${place(last)}h0`} />` : null}
        </svg>
    </div>`;
}

/** @param {{ points: import('../draw/model/single-step.js').Measure[] }} props */
function Numbers({ points }) {
    return html`<details class="repeat-numbers">
        <summary>${say('teach-numbers')}</summary>
        <table>
            <caption class="visually-hidden">${say('teach-numbers.name')}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('teach-numbers-step')}</th>
                    <th scope="col">${say('teach-numbers-cost')}</th>
                    <th scope="col">${say('teach-answer')}</th>
                    <th scope="col">${say('teach-accuracy')}</th>
                </tr>
            </thead>
            <tbody>
                ${points.map(
                    ({ cost, digit, accuracy }, i) => html`<tr key=${i}>
                        <th scope="row">${i}</th>
                        <td>${costText(cost)}</td>
                        <td>${digit}</td>
                        <td>${percent(accuracy)}</td>
                    </tr>`,
                )}
            </tbody>
        </table>
    </details>`;
}
