import { html } from 'htm/preact';
import { number } from '../../text/format.js';
import { listedNumbers } from '../../text/names.js';
import { say } from '../../text/say.js';

/** @typedef {import('./model/code.js').SourceLine} SourceLine */
/** @typedef {{ place: number, line: number }} Place */

/**
 * A function with the numbers its lines have in their file. A highlighted line can be pointed at, with the mouse, a
 * finger or the keyboard.
 *
 * @param {{ code: import('./model/code.js').SourceFunction, place: number, kind: string,
 *     seen: Set<string>, at: Place | null, point: (place: Place) => void }} props
 */
export function CodeFunction({ code, place, kind, seen, at, point }) {
    return html`<div class="code-function">
        <h3>${code.name} <span class="muted">${code.file}</span></h3>
        <ol class="code-lines">
            ${code.lines.map(
                (line, i) => html`<${CodeLine}
                    key=${i}
                    number=${code.first_line + i}
                    id=${`${place}.${i}`}
                    tokens=${line.tokens}
                    isHighlighted=${line.phases.includes(kind)}
                    isSeen=${line.phases.some((each) => seen.has(each))}
                    isPointed=${at?.place === place && at.line === i}
                    point=${() => point({ place, line: i })}
                />`,
            )}
        </ol>
    </div>`;
}

/** @param {{ number: number, id: string, tokens: import('./model/code.js').Token[], isHighlighted: boolean, isSeen: boolean, isPointed: boolean,
 *     point: () => void }} props */
function CodeLine({ number, id, tokens, isHighlighted, isSeen, isPointed, point }) {
    const text = tokens.map(([kind, part]) =>
        kind === 'plain' ? part : html`<span class=${`token-${kind}`}>${part}</span>`,
    );
    const states = [isHighlighted && 'lit', isPointed && 'pointed'].filter(Boolean).join(' ');
    return html`<li class=${`code-line ${states}`} data-line=${id} onMouseEnter=${isHighlighted ? point : undefined}>
        <span class="code-seen">${isSeen ? html`<span aria-hidden="true">✓</span><span class="visually-hidden">${say('code-line-seen')}</span>` : ''}</span>
        <span class="code-number">${number}</span>
        ${
            isHighlighted
                ? html`<button class="code-text" aria-pressed=${isPointed} aria-describedby="code-values" onFocus=${point} onClick=${point}>${text}</button>`
                : html`<span class="code-text">${text}</span>`
        }
    </li>`;
}

/** @typedef {import('./model/code.js').Value} Value */

/** What a line works with: each value's shape, its first numbers, and how far all of them reach. */
/** @param {{ number: number, values: Value[] }} props */
export function CodeValues({ number: line, values }) {
    return html`<div class="code-values" id="code-values">
        <h3>${say('code-line', { line: String(line) })}</h3>
        ${values.length === 0 ? html`<p class="muted">${say('code-no-values')}</p>` : null}
        <dl>
            ${values.map(
                (each) => html`<div data-name=${each.name}>
                <dt translate=${false}>${each.name} <span class="muted">${toShape(each)}</span></dt>
                <dd>${each.values === null ? html`<span class="muted">${say('code-not-computed')}</span>` : listNumbers(each)}</dd>
            </div>`,
            )}
        </dl>
    </div>`;
}

/** As NumPy writes it. @param {Value} values */
function toShape({ shape }) {
    if (shape.length === 0) return '';
    return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** @param {Value} values */
function listNumbers({ values, range, shape }) {
    const first = (values ?? []).map((value) => number(value));
    if (!range) return listedNumbers(first);
    const count = shape.reduce((product, each) => product * each, 1);
    const text = say('code-range', { count, low: number(range.low), high: number(range.high) });
    return html`${listedNumbers([...first, '…'])} <span class="muted">${text}</span>`;
}
