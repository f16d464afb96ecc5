import { html } from 'htm/preact';

/** The size of the arrow head, in the units of the drawing; the shape is that of the stage. */
const HEAD = { width: 10, height: 7.5 };
/** A nudge below this share of `most` has no arrow, as on the stage. */
const SMALLEST_SHARE = 0.012;

/**
 * A nudge as an arrow, as on the stage: its direction is the sign, its length the magnitude. At `most` it is `tall`
 * units long; 14 units are one em. Short arrows are as long as their head; with `isExact` the head shrinks instead. The
 * number must stand beside it as text, since the arrow is hidden from screen readers.
 *
 * @param {{ value: number, most: number, tall?: number, isExact?: boolean }} props
 */
export function Arrow({ value, most, tall = 24, isExact = false }) {
    const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
    const length = isExact ? share * tall : Math.max(HEAD.height, share * tall);
    const head = Math.min(HEAD.height, length);
    const half = (HEAD.width / 2) * (head / HEAD.height);
    const tip = (tall - length) / 2;
    const turned = value < 0 ? `rotate(180 ${HEAD.width / 2} ${tall / 2})` : undefined;
    return html`<svg
        class=${`arrow ${value < 0 ? 'down' : 'up'}`}
        viewBox=${`0 0 ${HEAD.width} ${tall}`}
        style=${{ height: `${tall / 14}em` }}
        aria-hidden="true"
    >
        ${
            share >= SMALLEST_SHARE
                ? html`<g transform=${turned}>
                  <path d=${`M5 ${tip} l${half} ${head} h${-2 * half} z`} />
                  ${
                      length > HEAD.height
                          ? html`<path d=${`M3.7 ${tip + HEAD.height - 0.5} h2.6 V${tip + length} h-2.6 z`} />`
                          : null
                  }
              </g>`
                : null
        }
    </svg>`;
}
