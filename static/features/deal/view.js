import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { DealCard } from './card.js';
import { toImageText } from './image-text.js';
import { placeAt, placeOnNextLine } from './model/deal.js';
import { rowAt } from './model/numbers.js';
import { createDeal } from './model/state.js';
import { arrangementInWords } from './model/words.js';
import { attachDeal } from './show.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {ReturnType<typeof attachDeal>} DealCanvas */
/** @typedef {import('./model/deal.js').Spread} Spread */

/** The place that each key leads to. @type {Record<string, (spread: Spread, place: number) => number>} */
const MOVES = {
    ArrowLeft: (_, place) => place - 1,
    ArrowRight: (_, place) => place + 1,
    ArrowUp: ({ layout }, place) => placeOnNextLine(layout, place, -1),
    ArrowDown: ({ layout }, place) => placeOnNextLine(layout, place, 1),
};

/**
 * All training images in the middle of the page: in the set's order, shuffled, or dealt into rows. Each row is a step.
 * The panel beside it sets the arrangement.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function DealView({ store, actions }) {
    const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
    const show = useRef(/** @type {DealCanvas | null} */ (null));
    const [ariaText, setAriaText] = useState('');
    const deal = store.use(createDeal);
    const images = deal.images.value;
    const epoch = deal.epoch.value;
    useEffect(() => {
        if (!canvas.current || !images) return undefined;
        show.current = attachDeal(canvas.current, store, images);
        return () => {
            show.current?.detach();
            show.current = null;
        };
    }, [images]);
    useEffect(() => {
        deal.route.value = [store.record.peek()?.step === 0 ? 'set' : 'dealt'];
        return () => void (deal.pointed.value = null);
    }, []);
    useDealAfterStep(store);
    useScrollIntoView(store, canvas);
    const pointing = usePointing({ store, actions, show, setAriaText });
    return html`<section class="deal-view" aria-label=${say('deal-picture')}>
        <div class="deal-head">
            <p class="deal-title">
                ${epoch ? arrangementInWords(last(deal.route.value), epoch) : deal.trouble.value || say('deal-coming')}
            </p>
            <${ToneLegend} isDealt=${last(deal.route.value) === 'dealt'} />
        </div>
        <div class="deal-picture">
            <canvas
                ref=${canvas}
                tabindex="0"
                role="application"
                aria-label=${say('deal-images')}
                ...${pointing}
            ></canvas>
            <${DealCard} store=${store} show=${show} />
        </div>
        <${Announced} text=${ariaText} isAnswer />
    </section>`;
}

/** The legend of the tones, which apply once the images have been dealt. @param {{ isDealt: boolean }} props */
function ToneLegend({ isDealt }) {
    return html`<ul class=${`deal-key ${isDealt ? '' : 'waiting'}`}>
        <li><span class="tone used" aria-hidden="true"></span>${say('deal-tone-used')}</li>
        <li><span class="tone now" aria-hidden="true"></span>${say('deal-tone-now')}</li>
        <li><span class="tone" aria-hidden="true"></span>${say('deal-tone-to-come')}</li>
        <li><span class="tone on-stage" aria-hidden="true"></span>${say('deal-tone-on-stage')}</li>
    </ul>`;
}

/**
 * Deals the images when a step has been made, since a step uses a row. At the start of a run it shows the set's order.
 *
 * @param {Store} store
 */
function useDealAfterStep(store) {
    const deal = store.use(createDeal);
    const step = store.record.value?.step ?? 0;
    const before = useRef(step);
    useEffect(() => {
        if (step === before.current) return;
        before.current = step;
        if (step === 0) deal.route.value = ['set'];
        else if (last(deal.route.value) !== 'dealt') deal.route.value = ['dealt'];
    }, [step]);
}

/**
 * Scrolls the images into view when they start to move: on a narrow page they may be out of sight.
 *
 * @param {Store} store
 * @param {{ current: HTMLElement | null }} canvas
 */
function useScrollIntoView(store, canvas) {
    const deal = store.use(createDeal);
    const isMoving = deal.isMoving.value;
    const route = deal.route.value;
    const first = useRef(route);
    useEffect(() => {
        if (!isMoving && route === first.current) return;
        const { bottom = 1 } = canvas.current?.getBoundingClientRect() ?? {};
        if (bottom < innerHeight / 3)
            canvas.current?.scrollIntoView({
                behavior: store.view.value.still ? 'instant' : 'smooth',
                block: 'nearest',
            });
    }, [isMoving, route]);
}

/**
 * The handlers of pointer and keys on the images.
 *
 * @param {{ store: Store, actions: Actions, show: { current: DealCanvas | null }, setAriaText: (text: string) =>
 *     void }} deps
 */
function usePointing({ store, actions, show, setAriaText }) {
    const deal = store.use(createDeal);
    /** @param {Spread} spread @param {number} place */
    const imageIn = ({ order }, place) => (order ? order[place] : place);
    /** @param {any} event @returns {number | null} */
    const under = (event) => {
        const spread = show.current?.atRest();
        if (!spread) return null;
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const { ratio } = spread.room;
        const place = placeAt(spread.layout, (event.clientX - left) * ratio, (event.clientY - top) * ratio);
        return place < 0 ? null : imageIn(spread, place);
    };
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        const spread = show.current?.atRest();
        if (!spread || !target.matches(':focus-visible') || event.ctrlKey || event.metaKey || event.altKey) return;
        const isPress = event.key === 'Enter' || event.key === ' ';
        const isLeft = event.key === 'Escape' && deal.pointed.value !== null;
        if (!MOVES[event.key] && !isPress && !isLeft) return;
        event.preventDefault();
        event.stopPropagation();
        const image = deal.pointed.value;
        if (isLeft) deal.pointed.value = null;
        else if (isPress) image !== null && !event.repeat && actions.focus('train', image);
        else point(spread, image === null ? pickFirst(spread) : MOVES[event.key](spread, placeIn(spread, image)));
    };
    /** @param {Spread} spread @param {number} place */
    const point = (spread, place) => {
        const image = imageIn(spread, Math.max(0, Math.min(spread.tones.length - 1, place)));
        deal.pointed.value = image;
        setAriaText(toImageText(store, image));
    };
    return {
        onKeyDown,
        onPointerMove: (/** @type {PointerEvent} */ event) => {
            if (event.pointerType !== 'touch') deal.pointed.value = under(event);
        },
        onPointerLeave: () => (deal.pointed.value = null),
        onBlur: () => (deal.pointed.value = null),
        onClick: (/** @type {MouseEvent} */ event) => {
            const image = under(event);
            deal.pointed.value = image;
            if (image !== null) actions.focus('train', image);
        },
    };
}

/** The place at which the arrow keys begin: the first one of the shown step's row. @param {Spread} spread */
function pickFirst({ epoch, row }) {
    return row < 0 ? 0 : rowAt(epoch, row).start;
}

/** @param {Spread} spread @param {number} image */
function placeIn({ order }, image) {
    return order ? order.indexOf(image) : image;
}

/** @template T @param {T[]} list */
function last(list) {
    return list[list.length - 1];
}
