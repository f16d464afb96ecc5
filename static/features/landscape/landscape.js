import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say, textIds } from '../../text/say.js';
import { createRaceActions } from '../race/model/actions.js';
import { createGestures, KEYS } from './gestures.js';
import { ABOVE } from './model/camera.js';
import { createLandscapeMotion } from './motion.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../descent/motion.js').Motion} Motion */
/** @typedef {import('./motion.js').LandscapeMotion} LandscapeMotion */

/** The reach of the pointer, in pixels. */
const NEAR = 14;
const NEAR_FOR_FINGERS = 26;
/** The distance of the buttons from the lower edge of the square, in pixels. */
const INSET = 6;

/** The texts of the buttons. Each does what a key does. */
const BUTTONS = textIds({
    ArrowLeft: 'landscape-left',
    ArrowRight: 'landscape-right',
    ArrowUp: 'landscape-up',
    ArrowDown: 'landscape-down',
    '+': 'landscape-nearer',
    '-': 'landscape-away',
});

/** What stands on them. @type {Record<string, string>} */
const SIGNS = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', '+': '+', '-': '−' };

/**
 * The surface in three dimensions, over the flat picture. At first it is an exact copy of the flat picture.
 *
 * @param {{ store: Store, actions: Actions, motion: Motion, isOpen: boolean, closed: () => void }} props isOpen: where
 *     it is false the eye moves back above the surface; then `closed` is called
 */
export function Landscape({ store, actions, motion, isOpen, closed }) {
    const host = useRef(/** @type {HTMLElement | null} */ (null));
    const [solid, setSolid] = useState(/** @type {LandscapeMotion | null} */ (null));
    useEffect(() => {
        const created = host.current && open(host.current, motion);
        setSolid(created);
        return () => {
            motion.raise(null);
            created?.stop();
        };
    }, [motion]);
    const fly = (/** @type {import('./model/camera.js').Eye} */ to, landed = () => {}) => {
        if (!store.view.peek().still) return solid?.flyTo(to, landed);
        solid?.setEye(to);
        return landed();
    };
    useEffect(() => {
        if (solid) fly(isOpen ? solid.aslant() : ABOVE, isOpen ? () => {} : closed);
    }, [solid, isOpen]);
    const press = (/** @type {string} */ key) => solid && fly(KEYS[key](solid.eye()));
    const handlers = solid ? buildHandlers(solid, { store, actions, home: () => fly(solid.aslant()) }) : {};
    return html`<div class="landscape" ref=${host}>
        <canvas
            class="landscape-solid"
            tabindex="0"
            role="application"
            aria-roledescription=${say('landscape-role')}
            aria-label=${say('landscape-name')}
            aria-describedby="landscape-keys"
            style=${{ '--cursor': store.pathPoint.value ? 'pointer' : 'grab' }}
            ...${handlers}
        ></canvas>
        <canvas class="landscape-labels" aria-hidden="true"></canvas>
        <div class="landscape-foot">
            <p class="fine">${store.race.value && heightSentence(store.race.value)}</p>
            <div class="landscape-buttons" role="group" aria-label=${say('landscape-turn')}>
                ${Object.entries(BUTTONS).map(
                    ([key, name]) =>
                        html`<button
                            class="button"
                            aria-label=${say(name)}
                            title=${say(name)}
                            onClick=${() => press(key)}
                        >
                            ${SIGNS[key]}
                        </button>`,
                )}
                <button class="button" onClick=${() => fly(ABOVE)}>${say('landscape-above')}</button>
            </div>
            <p id="landscape-keys" class="visually-hidden">
                ${say('landscape-keys')}
            </p>
        </div>
    </div>`;
}

/** @param {HTMLElement} host @param {Motion} motion @returns {LandscapeMotion} */
function open(host, motion) {
    const [canvas, labels] = host.querySelectorAll('canvas');
    /** Places the buttons in the square of the flat picture, so that its axes are visible. */
    const tilted = (/** @type {number} */ slant, /** @type {import('../descent/model/frame.js').Frame} */ frame) => {
        host.style.setProperty('--slant', String(slant));
        host.style.setProperty('--up', `${(1 - slant) * (INSET + frame.height - frame.top - frame.side)}px`);
    };
    const foot = /** @type {HTMLElement} */ (host.querySelector('.landscape-foot'));
    let height = foot.offsetHeight;
    const observer = new ResizeObserver(() => {
        height = foot.offsetHeight;
        motion.wake();
    });
    observer.observe(foot);
    const covered = () => height;
    const created = createLandscapeMotion({ canvas, labels, covered, wake: motion.wake, tilted });
    motion.raise(created);
    const stop = () => {
        observer.disconnect();
        created.stop();
    };
    return { ...created, stop };
}

/**
 * @param {LandscapeMotion} solid
 * @param {{ store: Store, actions: Actions, home: () => void }} deps
 */
function buildHandlers(solid, { store, actions, home }) {
    return createGestures({
        eye: solid.eye,
        frame: solid.frame,
        setEye: solid.setEye,
        home,
        point(place) {
            const found = place && solid.hitAt(place, NEAR);
            const before = store.pathPoint.value;
            if (found?.run !== before?.run || found?.step !== before?.step) store.pathPoint.value = found;
        },
        press(place, isFinger) {
            const found = solid.hitAt(place, isFinger ? NEAR_FOR_FINGERS : NEAR);
            const before = store.pathPoint.value;
            const isSame = found?.run === before?.run && found?.step === before?.step;
            if (!isSame) store.pathPoint.value = found;
            // by touch the first press shows the card, the second one on the same point takes the room there
            if (found && (isSame || !isFinger)) actions.use(createRaceActions).visit(found.run, found.step);
        },
    });
}

/** The meaning of the heights. @param {import('../race/model/state.js').RaceState} race */
function heightSentence({ surface, train }) {
    return say('landscape-heights', { is_all: surface.examples >= train, examples: surface.examples, train });
}
