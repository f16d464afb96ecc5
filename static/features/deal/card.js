import { html } from 'htm/preact';
import { say } from '../../text/say.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { SIDE } from '../../ui/canvas/images.js';
import { toImageText } from './image-text.js';
import { createDeal } from './model/state.js';

const PIXELS = SIDE * SIDE;
/** The width of the card, and its distance from its image, in pixels. */
const WIDTH = 168;
const AWAY = 12;

/**
 * A card beside the image under the pointer: the enlarged image, its label, and the step that uses it.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     show: { current: ReturnType<typeof import('./show.js').attachDeal> | null } }} props
 */
export function DealCard({ store, show }) {
    const deal = store.use(createDeal);
    const image = deal.pointed.value;
    const images = deal.images.value;
    const spread = show.current?.atRest();
    if (image === null || !images || !spread || !show.current) return null;
    const { ratio, width, height } = spread.room;
    const box = show.current.buildBox(image);
    const left = box.x / ratio + box.width / ratio + AWAY;
    const isRight = left + WIDTH > width / ratio;
    const isLow = box.y > height / 2;
    const style = {
        ...(isRight ? { right: `${(width - box.x) / ratio + AWAY}px` } : { left: `${left}px` }),
        ...(isLow ? { bottom: `${(height - box.y - box.height) / ratio}px` } : { top: `${box.y / ratio}px` }),
    };
    const focus = store.record.value?.focus;
    const isOnStage = focus?.split === 'train' && focus.index === image;
    const pixels = Float32Array.from(images.subarray(image * PIXELS, (image + 1) * PIXELS), (byte) => byte / 255);
    return html`<div class="deal-card" style=${style} data-image=${image} aria-hidden="true">
        <${DigitImage} pixels=${pixels} theme=${store.view.value.theme} />
        <p>${toImageText(store, image)}</p>
        <p class="fine">${say(isOnStage ? 'deal-on-stage' : 'deal-click')}</p>
    </div>`;
}
