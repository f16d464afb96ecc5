// Runs in the page under test. Returns one sentence for each text that is cut: by the end of its element, by one around
// it that hides what sticks out, by the width of the window, or because a list of choices is too narrow for a choice.
() => {
    const cut = [];
    const isSeen = (element) =>
        element.checkVisibility({ visibilityProperty: true }) && !isForScreenReaders(element);
    const isForScreenReaders = (element) =>
        element !== null &&
        (getComputedStyle(element).clipPath === 'inset(50%)' || isForScreenReaders(element.parentElement));
    const quote = (text) => `"${text.trim().replace(/\s+/g, ' ').slice(0, 60)}"`;

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (!data.trim() || parentElement.closest('option, noscript, template, script, style')) continue;
        if (!isSeen(parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const { left, top, right, bottom } of range.getClientRects()) {
            if (right - left < 1) continue;
            const by = findCut(parentElement, { left, top, right, bottom });
            if (by) cut.push(`${quote(data)} ${by}`);
        }
    }
    for (const select of document.querySelectorAll('select')) if (isSeen(select)) checkChoices(select);
    for (const field of document.querySelectorAll('input:not([type]), input[type="text"], input[type="number"]')) {
        if (!isSeen(field) || field.readOnly) continue;
        if (field.scrollWidth > field.clientWidth + 1) cut.push(`the field ${quote(field.value)} is too narrow`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) cut.push(`the page is ${scrollWidth - clientWidth} pixels wider than the window`);
    return [...new Set(cut)];

    /** Returns by what a text is cut, or '' where all of its box can be seen, perhaps after scrolling. */
    function findCut(parent, box) {
        const seen = { ...box };
        let skipTo = null;
        for (let element = parent; element; element = element.parentElement) {
            const style = getComputedStyle(element);
            const outer = element.getBoundingClientRect();
            const isInline = style.display === 'inline' || style.display === 'contents';
            if (element.matches('button, summary, .button') && !isInside(seen, outer, 1)) {
                return `sticks out of its button by ${excess(seen, outer)}`;
            }
            const clips = !skipTo && !isInline && [style.overflowX, style.overflowY].some((flow) => flow !== 'visible');
            if (clips) {
                for (const [flow, from, to] of [
                    [style.overflowX, 'left', 'right'],
                    [style.overflowY, 'top', 'bottom'],
                ]) {
                    if (flow === 'visible') continue;
                    const isCut = seen[from] < outer[from] - 1 || seen[to] > outer[to] + 1;
                    if (isCut && (flow === 'hidden' || flow === 'clip')) {
                        return `is cut by ${element.localName}.${element.getAttribute('class')} by ${excess(seen, outer)}`;
                    }
                    if (isCut) {
                        // it can be scrolled to: from here on it stands where the scrolled box stands
                        seen[from] = outer[from];
                        seen[to] = outer[to];
                    }
                }
            }
            if (style.position === 'fixed') return beyondWindow(seen);
            if (skipTo && style.position !== 'static') skipTo = null;
            if (style.position === 'absolute') skipTo = 'positioned';
        }
        return beyondWindow(seen);
    }

    function beyondWindow({ left, right }) {
        const by = Math.max(-left, right - document.documentElement.clientWidth);
        return by > 1 ? `is ${by.toFixed(1)} beyond the window` : '';
    }

    function isInside(inner, outer, slack) {
        return (
            inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
            inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack
        );
    }

    function excess(inner, outer) {
        const sides = [outer.left - inner.left, inner.right - outer.right, outer.top - inner.top, inner.bottom - outer.bottom];
        return `${Math.max(...sides).toFixed(1)} pixels`;
    }

    /** A copy of the list that is as wide as its widest choice says how wide it has to be. */
    function checkChoices(select) {
        const copy = select.cloneNode(true);
        Object.assign(copy.style, { position: 'absolute', width: 'max-content', minWidth: '0', maxWidth: 'none', flex: 'none' });
        copy.style.visibility = 'hidden';
        select.after(copy);
        const needed = copy.getBoundingClientRect().width;
        copy.remove();
        const found = select.getBoundingClientRect().width;
        if (needed > found + 1) {
            const longest = [...select.options].reduce((a, b) => (b.text.length > a.text.length ? b : a));
            cut.push(`the list with ${quote(longest.text)} is ${(needed - found).toFixed(1)} pixels too narrow`);
        }
    }
};
