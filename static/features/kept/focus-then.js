/**
 * What was pressed goes away with what it did: the focus goes to what is there instead, so that whoever has
 * no pointer is not sent back to the beginning of the page.
 *
 * @param {Promise<unknown> | undefined} done
 * @param {string} instead a selector
 */
export async function focusThen(done, instead) {
    await done;
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector(instead))?.focus());
}
