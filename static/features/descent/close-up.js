/**
 * The beginning of a race, seen from close: the plane of its first single steps, at a pace at which each step can be
 * seen. There the race waits; when it goes on, the picture draws back to the whole slope, once.
 */

import { useEffect, useRef } from 'preact/hooks';
import { createRaceActions } from '../race/model/actions.js';
import { findCloseStage, fromClose } from '../race/model/close-up.js';
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
 * Holds the race when the quick run has made its first steps, so that they can be looked at in peace; draws back when it
 * is let go on.
 *
 * @param {Store} store
 * @param {Actions} actions
 */
export function useDrawBack(store, actions) {
    const race = store.race.value;
    const stage = race && store.driver.value ? findCloseStage(race) : null;
    const before = useRef(stage);
    useEffect(() => {
        if (stage === 'past' && before.current === 'near') actions.use(createRaceActions).pauseRace();
        if (stage === 'past' && before.current === 'waiting') drawBack(store, actions);
        before.current = stage;
    }, [stage]);
}
