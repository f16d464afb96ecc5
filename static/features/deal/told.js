import { createDeal } from './model/state.js';
import { imageInWords } from './model/words.js';

/**
 * What is to be said of a training image, as the images lie now.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {number} image
 */
export function tellRace(store, image) {
    const deal = store.use(createDeal);
    const epoch = deal.epoch.value;
    if (!epoch) return '';
    return imageInWords({
        image,
        label: store.examples.value?.labels.train[image] ?? 0,
        place: epoch.order.indexOf(image),
        epoch,
        record: store.panelRecord.value,
        isDealt: deal.route.value[deal.route.value.length - 1] === 'dealt',
    });
}
