import { effect } from '@preact/signals-core';

/**
 * Sets theme, size of the text and motion on the page, for its stylesheets, and again when they change. Where the system
 * forces its colours (high contrast), the theme is the one that fits them, whatever the person has chosen. When the
 * system changes its colours, everything that depends on the view is drawn again.
 *
 * @param {import('@preact/signals-core').Signal<import('../../core/store.js').View>} view
 */
export function followView(view) {
    const [forced, light] = ['(forced-colors: active)', '(prefers-color-scheme: light)'].map((query) =>
        matchMedia(query),
    );
    effect(() => {
        const { theme, big, still } = view.value;
        Object.assign(document.documentElement.dataset, {
            theme: forced.matches ? (light.matches ? 'light' : 'dark') : theme,
            text: big ? 'big' : 'normal',
            motion: still ? 'reduced' : 'full',
        });
    });
    const redraw = () => (view.value = { ...view.peek() });
    forced.addEventListener('change', redraw);
    light.addEventListener('change', () => forced.matches && redraw());
}
