import { effect } from '@preact/signals-core';

/**
 * Where the system forces its colours (high contrast), the theme is the one that fits them, whatever the person has
 * chosen. When the system changes its colours, everything that depends on the view is drawn again.
 *
 * @param {import('@preact/signals-core').Signal<import('../../core/store.js').View>} view
 */
export function followSystemColours(view) {
    const [forced, light] = ['(forced-colors: active)', '(prefers-color-scheme: light)'].map((query) =>
        matchMedia(query),
    );
    effect(() => {
        const { theme } = view.value;
        document.documentElement.dataset.theme = forced.matches ? (light.matches ? 'light' : 'dark') : theme;
    });
    const redraw = () => (view.value = { ...view.peek() });
    forced.addEventListener('change', redraw);
    light.addEventListener('change', () => forced.matches && redraw());
}
