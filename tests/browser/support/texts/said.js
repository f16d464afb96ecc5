// Runs first in a page under test. `window.saidTexts()` returns every text that the page has: those of its elements, the
// names and hints that its elements have beside, and what its canvases have written so far.
(() => {
    const drawn = new Set();
    const prototype = CanvasRenderingContext2D.prototype;
    const { fillText } = prototype;
    prototype.fillText = function (...args) {
        drawn.add(String(args[0]));
        return fillText.apply(this, args);
    };
    const NAMED = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt'];
    window.saidTexts = () => {
        const said = new Set([...drawn, document.title]);
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            if (!parentElement.closest('script, style, template, code, .code-box')) said.add(data);
        }
        for (const name of NAMED) {
            for (const element of document.querySelectorAll(`[${name}]`)) said.add(element.getAttribute(name));
        }
        return [...said].map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text);
    };
})();
