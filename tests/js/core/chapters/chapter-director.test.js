import assert from 'node:assert/strict';
import test from 'node:test';

import { CHAPTERS, findChapter, findNeighbour, OPEN_CHAPTERS } from '../../../../static/core/chapters/chapters.js';
import { receiveText } from '../../../../static/core/receive.js';
import { recordByHand } from '../../support/records.js';
import { page, roomState } from '../../support/rooms.js';

/** A page with a record of layers 3, 2 and 2 on the stage. */
function story(options) {
    const it = page(options);
    it.store.record.value = recordByHand();
    return it;
}

const names = (commands) => commands.map(({ type }) => type);

test('a chapter sets the stage: its phase plays, its neuron is selected, its layers are highlighted', () => {
    const { store, actions } = story();
    actions.openChapter('avenues');
    assert.equal(store.place.value, 'story');
    assert.deepEqual(store.cursor.value, { phase: 'weight_nudges:2', t: 0, direction: 1 });
    assert.deepEqual(store.selection.value, { layer: 2, index: 0 });
    assert.deepEqual(store.highlighted.value, [1, 2]);
    actions.openPlace('lab');
    assert.equal(store.highlighted.value, null);
});

test("Draw begins without the chapter's selection, and keeps the person's own", () => {
    const { store, actions } = story();
    actions.openChapter('avenues');
    actions.openPlace('draw');
    assert.equal(store.selection.value, null);
    actions.openChapter('avenues');
    actions.select({ layer: 1, index: 1 });
    actions.openPlace('draw');
    assert.deepEqual(store.selection.value, { layer: 1, index: 1 });
});

test('the chapter about all layers has one scale for all arrows, unless the person has chosen', () => {
    const { store, actions } = story();
    actions.changeView({ arrows: null });
    actions.openChapter('asks');
    assert.equal(store.arrowScale.value, 'layer');
    actions.openChapter('backwards');
    assert.equal(store.arrowScale.value, 'all');
    actions.changeView({ arrows: 'layer' });
    assert.equal(store.arrowScale.value, 'layer');
});

test("it plays by itself up to the chapter's last phase, and stops there", () => {
    const { store, actions } = story();
    actions.openChapter('avenues');
    const seen = new Set();
    for (let i = 0; i < 2000; i++) {
        actions.tick(0.1);
        seen.add(store.cursor.value.phase);
    }
    assert.deepEqual([...seen], ['weight_nudges:2', 'bias_nudges:2', 'asks:2']);
    assert.equal(store.autoplay.value, false);
    assert.equal(store.cursor.value.t, 1);
});

test('pages turn to the next and the previous chapter, skip the chapters still to come, and stop at the ends', () => {
    const { store, actions } = story();
    actions.openChapter('network');
    actions.turnPage(-1);
    assert.equal(store.chapter.value, 'network');
    const seen = ['network'];
    for (let i = 0; i < 20; i++) {
        actions.turnPage(1);
        if (seen.at(-1) !== store.chapter.value) seen.push(store.chapter.value);
    }
    assert.deepEqual(
        seen,
        OPEN_CHAPTERS.map(({ id }) => id),
    );
    assert.equal(findNeighbour('table', 1).number, 11);
    assert.equal(findNeighbour('code', 1).number, 17, 'the one between is still to come');
    assert.equal(findNeighbour('data', 1), null, 'it is the last');
});

test('a chapter that names no phase lets the steps that are made go on', () => {
    const { actions, commands } = story({ room: { playing: true } });
    actions.openChapter('it-learns');
    assert.ok(!names(commands()).includes('pause'));
    actions.openChapter('cost');
    assert.ok(names(commands()).includes('pause'));
});

test('the driver sends its place, and the page of a viewer follows', () => {
    const driving = story();
    driving.actions.openChapter('asks');
    assert.deepEqual(driving.sent.at(-1), { type: 'cursor', phase: 'asks:2', place: 'story', chapter: 7 });
    const watching = page({ driver: false });
    const cursor = { phase: 'asks:2', place: 'story', chapter: 7 };
    receiveText(watching.store, { type: 'room', room: roomState({ cursor }) });
    assert.deepEqual([watching.store.place.value, watching.store.chapter.value], ['story', 'asks']);
});

test('a viewer may read another chapter until the driver moves, and does not pause the run', () => {
    const { store, actions, commands } = page({ driver: false, room: { playing: true } });
    store.record.value = recordByHand();
    actions.openChapter('cost');
    assert.deepEqual(commands(), []);
    assert.deepEqual(store.notices.value, []);
    receiveText(store, { type: 'room', room: roomState({ step: 8, playing: true }) });
    assert.equal(store.chapter.value, 'cost');
});

test('every chapter can set the stage of every network', () => {
    for (const id of OPEN_CHAPTERS.map((chapter) => chapter.id)) {
        const { phase, until, highlighted } = findChapter(id);
        for (const depth of [1, 2, 3, 9]) {
            const { store } = page({ room: { sizes: [784, ...new Array(depth - 1).fill(4), 10] } });
            const ids = store.phases.value.map((each) => each.id);
            for (const each of [phase?.(depth), until?.(depth)])
                if (each) assert.ok(ids.includes(each), `${id}: ${each}`);
            for (const layer of highlighted?.(depth) ?? []) assert.ok(layer >= 0 && layer <= depth);
        }
    }
});

test('chapters are numbered from 1 and named once', () => {
    assert.deepEqual(
        CHAPTERS.map(({ number }) => number),
        Array.from({ length: 17 }, (_, i) => i + 1),
    );
    assert.equal(new Set(CHAPTERS.map(({ id }) => id)).size, 17);
});

const inChapter = (number, phase) => ({ cursor: { place: 'story', chapter: number, phase } });

test('the driver arrives where the chapter begins, or at the phase of the address, and the room is told', () => {
    const { store, actions, sent } = story({ room: inChapter(1, 'forward') });
    store.place.value = 'story';
    store.chapter.value = 'asks';
    actions.arrive('story', {});
    assert.deepEqual(store.cursor.value, { phase: 'asks:2', t: 0, direction: 1 });
    assert.deepEqual(sent.at(-1), { type: 'cursor', phase: 'asks:2', place: 'story', chapter: 7 });
    actions.arrive('story', { phase: 'cost' });
    assert.deepEqual(store.cursor.value, { phase: 'cost', t: 1, direction: 0 });
    actions.arrive('story', { phase: 'asks:9' });
    assert.deepEqual(store.cursor.value, { phase: 'asks:2', t: 0, direction: 1 }, 'there is no such phase');
});

test('a driver that comes back to the chapter of the room keeps its selection, and does not pause it', () => {
    const selection = { layer: 1, index: 1 };
    const { store, actions, commands } = story({ room: { ...inChapter(7, 'update'), playing: true } });
    store.selection.value = selection;
    store.chapter.value = 'asks';
    store.place.value = 'story';
    actions.arrive('story', { phase: 'update' });
    assert.deepEqual(commands(), []);
    assert.equal(store.selection.value, selection);
});

test('a viewer arrives with the driver in the chapter of the driver, and elsewhere where the chapter begins', () => {
    const watching = story({ driver: false, room: inChapter(7, 'asks:2') });
    const following = watching.store.cursor.value;
    assert.equal(following.phase, 'asks:2');
    watching.store.place.value = 'story';
    watching.store.chapter.value = 'asks';
    watching.actions.arrive('story', { phase: 'cost' });
    assert.equal(watching.store.cursor.value, following);
    watching.store.chapter.value = 'cost';
    watching.actions.arrive('story', {});
    assert.deepEqual(watching.store.cursor.value, { phase: 'cost', t: 0, direction: 1 });
    watching.actions.arrive(null, {});
    assert.equal(watching.store.chapter.value, 'asks');
    assert.deepEqual(watching.sent, []);
});

test('the chapter selects as soon as a step is on the stage, unless another chapter is open by then', () => {
    const { store, actions } = page();
    actions.openChapter('avenues');
    assert.equal(store.selection.value, null);
    store.record.value = recordByHand();
    assert.deepEqual(store.selection.value, { layer: 2, index: 0 });
    const turned = page();
    turned.actions.openChapter('avenues');
    turned.actions.openPlace('lab');
    turned.store.record.value = recordByHand();
    assert.equal(turned.store.selection.value, null);
});

test('a chapter about asking replaces an example that asks for nothing, once the network is tested', () => {
    const it = story({ room: { playing: true } });
    const record = recordByHand();
    record.delta[record.depth][record.focus.label] = 1e-6;
    it.store.record.value = record;
    it.store.examples.value = { name: 'x', labels: { train: [], test: [0, 1, 0] } };
    it.actions.openChapter('asks');
    it.store.evaluation.value = {
        step: 7,
        accuracy: 0.3,
        confusion: new Int32Array(4),
        predictions: Uint8Array.of(0, 0, 1),
        costs: Float32Array.of(0, 1.9, 0.7),
    };
    const examples = () => it.commands().filter(({ type }) => type === 'focus');
    assert.deepEqual(examples(), [], 'it is not paused yet');
    receiveText(it.store, { type: 'room', room: roomState({ playing: false }) });
    assert.deepEqual(
        examples().map(({ split, index }) => [split, index]),
        [['test', 2]],
    );
    assert.deepEqual(it.store.replaced.value, { chapter: 'asks', index: 2, before: record.focus.label });
    it.actions.openChapter('it-learns');
    assert.equal(examples().length, 1, 'that chapter is about something else');
});

test("the chain rule follows the chosen weight's layer, also while its phase plays and rests, and makes no step", () => {
    for (const seconds of [0, 0.5, 2, 20]) {
        const { store, actions, commands } = story();
        actions.openChapter('chain-rule');
        for (let passed = 0; passed < seconds; passed += 0.1) actions.tick(0.1);
        actions.select({ layer: 1, index: 0, from: 1 });
        for (let i = 0; i < 300; i++) actions.tick(0.1);
        assert.deepEqual(store.cursor.value, { phase: 'weight_nudges:1', t: 1, direction: 0 }, `after ${seconds} s`);
        assert.equal(store.autoplay.value, false);
        assert.ok(!names(commands()).includes('step'));
    }
    const { store, actions } = story();
    actions.openChapter('chain-rule');
    actions.showPhase('cost', 1, 0);
    actions.select({ layer: 1, index: 0, from: 1 });
    assert.equal(store.cursor.value.phase, 'cost', 'a reader who has gone elsewhere stays there');
});
