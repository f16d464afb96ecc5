/**
 * Go where the pad is, and show it: what was put on it is to be seen, and drawn on.
 *
 * @param {import('../../core/actions.js').Actions} actions
 */
export function goToThePad(actions) {
    actions.openPlace('draw');
    requestAnimationFrame(() => document.querySelector('.panel.pad')?.scrollIntoView({ block: 'nearest' }));
}
