/** Nodes as a test reads them. */

/** As HTML; numbers and symbols, which nobody translates, as they are. */
export function toHtml(node) {
    if (Array.isArray(node)) return node.map(toHtml).join('');
    if (node === null || typeof node !== 'object') return String(node ?? '').replaceAll('<', '&lt;');
    const { class: kind, children, 'data-value': name, translate } = node.props;
    if (translate === false) return toHtml(children);
    const attributes = [kind && ` class="${kind}"`, name && ` data-value="${name}"`].filter(Boolean).join('');
    return `<${node.type}${attributes}>${toHtml(children)}</${node.type}>`;
}

/** As a person reads it. */
export const toRead = (node) =>
    toHtml(node)
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ');
