import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * The width and the font size of an element in pixels; 0 until the element is in the page.
 *
 * @param {unknown} [when] measure again when this value changes
 * @returns {{ element: (element: Element | null) => void, width: number, em: number }} `element`: the ref
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
