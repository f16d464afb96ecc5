import { createDeal } from './model/state.js';
import { imageInWords } from './model/words.js';

/**
 * The text about a training image in the current arrangement.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {number} image
 */
export function toImageText(store, image) {
    const deal = store.use(createDeal);
    const epoch = deal.epoch.value;
    if (!epoch) return '';
    return imageInWords({
        image,
        label: store.examples.value?.labels.train[image] ?? 0,
        place: epoch.order.indexOf(image),
        epoch,
        record: store.record.value,
        isDealt: deal.route.value[deal.route.value.length - 1] === 'dealt',
    });
}
