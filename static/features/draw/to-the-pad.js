/**
 * Opens the place Draw and scrolls to the pad.
 *
 * @param {import('../../core/actions.js').Actions} actions
 */
export function goToThePad(actions) {
    actions.openPlace('draw');
    requestAnimationFrame(() => document.querySelector('.pad-sheet')?.scrollIntoView({ block: 'nearest' }));
}
