// Runs first in a page under test. Notes the texts that each canvas wrote when it was last drawn: `window.drawnTexts()`
// returns them, with their sizes in CSS pixels as the page is laid out then.
(() => {
    const canvases = new Map();
    const prototype = CanvasRenderingContext2D.prototype;
    const { fillText } = prototype;
    prototype.fillText = function (...args) {
        const { canvas } = this;
        if (!canvas.closest('.stage') && String(args[0]).trim()) {
            const frame = document.timeline.currentTime;
            if (canvases.get(canvas)?.frame !== frame) canvases.set(canvas, { frame, texts: new Map() });
            const { a, b } = this.getTransform();
            const size = Number.parseFloat(this.font.match(/[\d.]+px/)?.[0] ?? '0') * Math.hypot(a, b);
            canvases.get(canvas).texts.set(size.toFixed(2), { text: String(args[0]), size });
        }
        return fillText.apply(this, args);
    };
    window.drawnTexts = () =>
        [...canvases].flatMap(([canvas, { texts }]) => {
            // a canvas that is not in the page is painted in device pixels, and laid down as it is
            const isShown = canvas.isConnected && canvas.getBoundingClientRect().width > 0;
            const shown = isShown ? canvas.getBoundingClientRect().width / canvas.width : 1;
            const where = canvas.isConnected ? (canvas.parentElement.getAttribute('class') ?? '') : 'a canvas beside';
            return [...texts.values()].map(({ text, size }) => ({ text, where, size: size * shown }));
        });
})();
