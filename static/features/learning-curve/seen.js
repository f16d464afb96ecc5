import { useMemo } from 'preact/hooks';

import { whole } from '../../text/format.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { html } from '../../ui/html.js';

const PIXELS = 784;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * All that the network with the fewest labels is shown: the same few images again and again, or each time
 * shifted, turned and scaled otherwise.
 *
 * @param {{ curve: import('./model/learning-curves.js').LearningCurve | null, theme: string }} props
 */
export function LearningCurveSeen({ curve, theme }) {
    const seen = curve?.seen ?? null;
    const count = curve?.points[0]?.examples ?? 10;
    const images = useMemo(
        () => (seen?.labels ?? DIGITS).map((label, i) => html`<li key=${i}>
            ${seen ? html`<${DigitImage} pixels=${seen.pixels} from=${i * PIXELS} theme=${theme} />` : html`<span class="no-image"></span>`}
            <span class="visually-hidden">${label}</span>
        </li>`),
        [seen, theme],
    );
    return html`<div class="learning-curve-seen" data-step=${seen ? curve?.step : null}>
        <p class="fine">All that the one with ${whole(count)} labels is shown${curve?.augment ? ', each time otherwise' : ''}:</p>
        <ul>${images}</ul>
    </div>`;
}
