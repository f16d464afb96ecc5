// Runs first in a page under test. Notes every text that a canvas writes, with its size in CSS pixels.
(() => {
    const drawn = new Map();
    const prototype = CanvasRenderingContext2D.prototype;
    const { fillText } = prototype;
    prototype.fillText = function (...args) {
        const { canvas } = this;
        const { a, b } = this.getTransform();
        // a canvas that is not in the page is painted in device pixels, and laid down as it is
        const shown = canvas.isConnected && canvas.width ? canvas.getBoundingClientRect().width / canvas.width : 1;
        const size = Number.parseFloat(this.font.match(/[\d.]+px/)?.[0] ?? '0') * Math.hypot(a, b) * shown;
        const where = canvas.isConnected ? (canvas.parentElement.getAttribute('class') ?? '') : 'a canvas beside';
        if (!canvas.closest('.stage') && String(args[0]).trim()) drawn.set(`${where} ${size.toFixed(2)}`, { text: String(args[0]), where, size });
        return fillText.apply(this, args);
    };
    window.drawnTexts = () => [...drawn.values()];
})();
