/** A canvas is not drawn again when a font has loaded: text drawn before keeps the letters of another font. */

/** The size of letters on a canvas as a share of the font size around it: --fine to --reading in styles/tokens.css. */
export const FINE = 12 / 16;

/**
 * Repaints when fonts have loaded.
 *
 * @param {() => void} repaint called whenever fonts have loaded
 * @returns {() => void} stops it
 */
export function onFontsLoaded(repaint) {
    document.fonts.addEventListener('loadingdone', repaint);
    return () => document.fonts.removeEventListener('loadingdone', repaint);
}
