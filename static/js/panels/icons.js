import { html } from './html.js';

/** Drawn here, so that no font has to have them. */
const PATHS = {
    link: 'M9.5 14.5l5-5M11 6.5l1.8-1.8a4 4 0 0 1 5.6 5.6L16.500 12.200M13 17.500l-1.800 1.800a4 4 0 0 1-5.600-5.600L7.500 11.800',
    settings: 'M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1M15 5v4M9 10v4M17 15v4',
    motion: 'M3 8q4.500-4 9 0t9 0M3 15q4.500-4 9 0t9 0',
    theme: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
    help: 'M9 9a3 3 0 1 1 4.300 2.700c-.9.450-1.300 1-1.300 2M12 17.200v.3',
};

/** @param {{ name: keyof typeof PATHS }} props */
export function Icon({ name }) {
    return html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}
