/** A canvas does not draw itself again when a typeface comes: the letters of one that was late stay those of another. */

/**
 * @param {() => void} repaint called whenever typefaces have come
 * @returns {() => void} stops it
 */
export function whenFontsCome(repaint) {
    document.fonts.addEventListener('loadingdone', repaint);
    return () => document.fonts.removeEventListener('loadingdone', repaint);
}
