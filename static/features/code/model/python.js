/** Python source, told apart as far as colouring it needs: words of the language, texts, numbers. */

/** @typedef {{ kind: 'plain' | 'keyword' | 'text' | 'comment' | 'number', text: string }} Token */

const KEYWORDS = new Set(
    (
        'False None True and as assert async await break class continue def del elif else except finally for from ' +
        'global if import in is lambda nonlocal not or pass raise return try while with yield'
    ).split(' '),
);

/** A comment; a text that may go on over lines, and one that may not; a number; a name; what is left. */
const TOKEN =
    /(?<comment>#.*)|(?<open>[rbfu]{0,2}(?:"""|'''))|(?<text>[rbfu]{0,2}(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))|(?<number>\b\d[\d_.]*(?:e[+-]?\d+)?)|(?<word>[^\W\d]\w*)|(?<rest>\s+|.)/giu;

/**
 * @param {string[]} lines
 * @returns {Token[][]} those of each line
 */
export function toTokens(lines) {
    /** What ends the text that goes on from line to line. */
    let closes = '';
    return lines.map((line) => {
        /** @type {Token[]} */
        const tokens = [];
        let at = 0;
        while (at < line.length) {
            const token = closes ? goOn(line, at, closes) : next(line, at);
            const isOpen = token.kind === 'text' && token.isOpen;
            closes = isOpen ? (token.closes ?? closes) : '';
            at += token.text.length;
            add(tokens, { kind: token.kind, text: token.text });
        }
        return tokens;
    });
}

/** @typedef {Token & { isOpen?: boolean, closes?: string }} Read */

/** Inside a text that began on a line before. */
/** @param {string} line @param {number} at @param {string} closes @returns {Read} */
function goOn(line, at, closes) {
    const end = line.indexOf(closes, at);
    return end < 0
        ? { kind: 'text', text: line.slice(at), isOpen: true }
        : { kind: 'text', text: line.slice(at, end + closes.length) };
}

/** @param {string} line @param {number} at @returns {Read} */
function next(line, at) {
    TOKEN.lastIndex = at;
    const found = /** @type {RegExpExecArray} */ (TOKEN.exec(line));
    const { comment, open, text, number, word } = found.groups ?? {};
    if (comment) return { kind: 'comment', text: comment };
    if (open) return opened(line, at, open);
    if (text) return { kind: 'text', text };
    if (number) return { kind: 'number', text: number };
    return { kind: word && KEYWORDS.has(word) ? 'keyword' : 'plain', text: found[0] };
}

/** @param {string} line @param {number} at @param {string} open @returns {Read} */
function opened(line, at, open) {
    const closes = open.slice(-3);
    const { text, isOpen } = goOn(line, at + open.length, closes);
    return { kind: 'text', text: open + text, isOpen, closes };
}

/** Neighbours of one kind are one token. @param {Token[]} tokens @param {Token} token */
function add(tokens, token) {
    const last = tokens.at(-1);
    if (last?.kind === token.kind) last.text += token.text;
    else tokens.push(token);
}
