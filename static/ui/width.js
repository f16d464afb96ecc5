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

/** The units of a picture in an em of the text around it: its letters have 12 of them, --fine to --body. */
const PER_EM = 14;

/**
 * The width of a picture in its own units, of which so many fit beside each other that its letters have a size of the
 * page's.
 *
 * @param {number} most its width where there is room
 * @returns {{ element: (element: Element | null) => void, units: number }} `element`: the ref of an element that is as
 *     wide as the picture may be
 */
export function useUnits(most) {
    const { element, width, em } = useWidth();
    return { element, units: width > 0 ? Math.min(most, Math.floor((PER_EM * width) / em)) : most };
}

/** The width of a picture so that its letters have a size of the page's. @param {number} units */
export const inEms = (units) => `${units / PER_EM}em`;
