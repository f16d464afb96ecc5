import { useMemo } from 'preact/hooks';

import { tokensOf } from './model/python.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/python.js').Token} Token */
/** @typedef {import('./model/code.js').Line} Line */
/** @typedef {{ place: number, line: number }} Place */

/**
 * A function with the numbers its lines have in their file. A lit line can be pointed at, with the mouse, a
 * finger or the keyboard.
 *
 * @param {{ code: import('./model/code.js').SourceFunction, place: number, kind: string,
 *     seen: Set<string>, at: Place | null, point: (place: Place) => void }} props
 */
export function CodeFunction({ code, place, kind, seen, at, point }) {
    const tokens = useMemo(() => tokensOf(code.lines.map(({ text }) => text)), [code]);
    return html`<div class="code-function">
        <h3>${code.name} <span class="muted">${code.file}</span></h3>
        <ol class="code-lines">
            ${code.lines.map(
                (line, i) => html`<${CodeLine}
                    key=${i}
                    number=${code.first_line + i}
                    id=${`${place}.${i}`}
                    tokens=${tokens[i]}
                    isLit=${line.phases.includes(kind)}
                    isSeen=${line.phases.some((each) => seen.has(each))}
                    isPointed=${at?.place === place && at.line === i}
                    point=${() => point({ place, line: i })}
                />`,
            )}
        </ol>
    </div>`;
}

/** @param {{ number: number, id: string, tokens: Token[], isLit: boolean, isSeen: boolean, isPointed: boolean,
 *     point: () => void }} props */
function CodeLine({ number, id, tokens, isLit, isSeen, isPointed, point }) {
    const text = tokens.map(({ kind, text: part }) => (kind === 'plain' ? part : html`<span class=${`token-${kind}`}>${part}</span>`));
    const states = [isLit && 'lit', isPointed && 'pointed'].filter(Boolean).join(' ');
    return html`<li class=${`code-line ${states}`} data-line=${id} onMouseEnter=${isLit ? point : undefined}>
        <span class="code-seen">${isSeen ? html`<span aria-hidden="true">✓</span><span class="visually-hidden">seen</span>` : ''}</span>
        <span class="code-number">${number}</span>
        ${isLit
            ? html`<button class="code-text" aria-pressed=${isPointed} aria-describedby="code-values" onFocus=${point} onClick=${point}>${text}</button>`
            : html`<span class="code-text">${text}</span>`}
    </li>`;
}
