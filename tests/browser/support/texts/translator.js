// What a browser's translator does to a page, except that it keeps the words: every text stands in elements of its own.
// `kind` says how: 'once' as translate.js does, 'watching' also translates what comes later, 'moving' puts the text
// itself into the new elements, 'merging' puts texts that stand side by side into the place of the first.
(kind) => {
    const wrap = (words) => {
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.textContent = words;
        outer.append(inner);
        return outer;
    };
    const isToBeTranslated = (text) =>
        text.data.trim() && !text.parentElement?.closest('font, script, style, template, [translate="no"]');
    const translate = (text) => {
        if (!text.isConnected || !isToBeTranslated(text)) return;
        if (kind === 'moving') {
            const outer = wrap('');
            text.before(outer);
            outer.firstChild.append(text);
            return;
        }
        let words = text.data;
        while (kind === 'merging' && text.nextSibling?.nodeType === Node.TEXT_NODE) {
            words += text.nextSibling.data;
            text.nextSibling.remove();
        }
        text.replaceWith(wrap(words));
    };
    const findTexts = (root) => {
        if (root.nodeType === Node.TEXT_NODE) return [root];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        return texts;
    };
    findTexts(document.body).forEach(translate);
    if (kind === 'once') return;
    new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
            for (const node of target.nodeType === Node.TEXT_NODE ? [target] : addedNodes) findTexts(node).forEach(translate);
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
};
