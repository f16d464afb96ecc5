/**
 * The beginning of a race, seen from close: the plane of its first single steps, at a pace at which each step can be
 * seen. Then the picture draws back to the whole slope, once.
 */

import { useEffect } from 'preact/hooks';
import { createRaceActions } from '../race/model/actions.js';
import { CLOSE_STEPS, fromClose } from '../race/model/close-up.js';
import { USUAL_RACE } from '../race/model/state.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/** Whether this page may draw back from single steps. @param {Store} store */
export function canDrawBack(store) {
    return store.driver.value && store.race.value?.settings.plane.kind === 'steps';
}

/** Shows the whole slope, at the usual pace where the race goes at that of single steps. */
/** @param {Store} store @param {Actions} actions */
export function drawBack(store, actions) {
    const race = store.race.peek();
    if (race?.settings.plane.kind !== 'steps') return;
    const { settings, train } = race;
    const slow = fromClose({ ...settings, speed: USUAL_RACE.speed, plane: USUAL_RACE.plane }, train).speed;
    const speed = settings.speed === slow ? USUAL_RACE.speed : settings.speed;
    actions.use(createRaceActions).setRace({ ...settings, speed, plane: { ...settings.plane, kind: 'whole' } });
}

/**
 * Draws back by itself as soon as the quick run has made its first steps, unless the reader has zoomed or has chosen
 * another pace.
 *
 * @param {Store} store
 * @param {Actions} actions
 */
export function useDrawBack(store, actions) {
    const race = store.race.value;
    const quick = race?.runs.find(({ full }) => !full);
    const isDue = canDrawBack(store) && race?.playing && quick !== undefined && quick.step >= CLOSE_STEPS;
    useEffect(() => {
        if (isDue && !store.descentMotion.peek()?.isZoomed()) drawBack(store, actions);
    }, [isDue]);
}
