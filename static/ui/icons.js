import { html } from 'htm/preact';

import { number } from '../text/format.js';

/** SVG paths of the icons, so that no font needs to have them. */
const PATHS = {
    link: 'M9.5 14.5l5-5M11 6.5l1.8-1.8a4 4 0 0 1 5.6 5.6L16.500 12.200M13 17.500l-1.800 1.800a4 4 0 0 1-5.600-5.600L7.500 11.800',
    settings: 'M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1M15 5v4M9 10v4M17 15v4',
    motion: 'M3 8q4.500-4 9 0t9 0M3 15q4.500-4 9 0t9 0',
    theme: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
    help: 'M9 9a3 3 0 1 1 4.300 2.700c-.9.450-1.300 1-1.300 2M12 17.200v.3',
    play: 'M8 5.500l10 6.500-10 6.500z',
    pause: 'M8.500 5.500v13M15.500 5.500v13',
    restart: 'M6.800 7.500a7 7 0 1 1-1.500 6.500M6.500 3.500v4.300h4.300',
    remove: 'M6.500 6.500l11 11M17.500 6.500l-11 11',
    change: 'M5 19l1-4L15.500 5.500l3 3L9 18zM13.500 7.500l3 3',
    add: 'M12 5.500v13M5.500 12h13',
};

/** An icon. @param {{ name: keyof typeof PATHS }} props */
export function Icon({ name }) {
    return html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** An activation as the brightness of a disc, as on the stage. @param {{ a: number }} props */
export function Disc({ a }) {
    return html`<svg class="disc" viewBox="0 0 16 16" role="img" aria-label=${number(a)}>
        <title>${number(a)}</title>
        <circle cx="8" cy="8" r="7" fill-opacity=${Math.max(0, Math.min(1, Math.abs(a)))} />
    </svg>`;
}
