import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * How wide an element is, and how large its letters are, in pixels; 0 until it is there.
 *
 * @param {unknown} [when] what else may change the letters
 * @returns {{ element: (element: Element | null) => void, width: number, em: number }} `element`: its ref
 */
export function useWidth(when) {
    const [element, setElement] = useState(/** @type {Element | null} */ (null));
    const [size, setSize] = useState({ width: 0, em: 0 });
    useLayoutEffect(() => {
        if (!element) return undefined;
        const measure = () =>
            setSize({ width: element.clientWidth, em: parseFloat(getComputedStyle(element).fontSize) });
        measure();
        const observer = new ResizeObserver(measure);
        observer.observe(element);
        return () => observer.disconnect();
    }, [element, when]);
    return { element: setElement, ...size };
}
