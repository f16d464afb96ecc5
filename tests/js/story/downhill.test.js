import assert from 'node:assert/strict';
import test from 'node:test';

import { degrees, runNames } from '../../../static/features/race/model/words.js';
import { downhill } from '../../../static/story/downhill.js';
import { findValues } from '../../../static/story/index.js';
import { toText } from '../../../static/ui/texts/story.js';
import { buildPaths, raceState, runState } from '../support/races.js';
import { recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';
import { toRead } from '../support/shown.js';

/** The values of the chapter for a race with its paths. */
function valuesFor(race = null, paths = null) {
    const { store } = page({
        room: { parameter_count: 13002, examples_per_epoch: 4000 },
    });
    store.race.value = race;
    store.paths.value = paths;
    return findValues(downhill, recordByHand(), store);
}

const toTexts = (values, ...names) => names.map((name) => values[name]?.text ?? values[name]);
const read = (values) => toRead(toText('downhill', values));

test('before there is a race the values are those of its settings', () => {
    const values = valuesFor();
    assert.deepEqual(toTexts(values, 'parameters', 'examples', 'batch', 'times'), ['13,002', '4,000', '100', '40']);
    assert.match(read(values), /Two walkers start there\. The careful one asks all 4,000 /);
    assert.deepEqual(toTexts(values, 'has_quick', 'has_pair', 'has_others', 'has_plane'), [true, false, false, false]);
});

test('the values name the careful and the quick run in either order', () => {
    const quick = runState({ step: 40, examples_seen: 4000, cost: 0.5 });
    const careful = runState({ full: true, step: 1, examples_seen: 4000, cost: 0.8, settings: { batch_size: 4000 } });
    for (const runs of [
        [quick, careful],
        [careful, quick],
    ]) {
        const values = valuesFor(raceState({ runs }), buildPaths());
        assert.deepEqual(toTexts(values, 'careful_steps', 'careful_seen', 'careful_cost'), ['1', '4,000', '0.800']);
        assert.match(
            read(values),
            /has made 1 step and seen 4,000 examples, at a cost of 0\.800; the quick one 40 steps and /,
        );
        assert.deepEqual(toTexts(values, 'quick_steps', 'quick_seen', 'quick_cost'), ['40', '4,000', '0.500']);
        assert.deepEqual(toTexts(values, 'has_pair', 'has_others', 'has_plane', 'share'), [true, false, true, '90 %']);
    }
});

test('at the end it says who is lower, and the angle of a step that nobody makes is gone', () => {
    const runs = [runState({ cost: 0.2, angle: 61.7 }), runState({ full: true, cost: 0.8, angle: 0 })];
    const before = read(valuesFor(raceState({ runs })));
    assert.doesNotMatch(before, /is over/);
    assert.match(before, /next step points 62° away/);
    const over = valuesFor(raceState({ runs, over: true }));
    assert.match(read(over), /The race is over, and the quick one is lower\./);
    assert.doesNotMatch(read(over), /next step/);
    const other = valuesFor(raceState({ runs: [runs[1], runState({ cost: 0.9 })], over: true }));
    assert.match(read(other), /The race is over, and the careful one is lower\./);
});

test('the angle is that of the quick run in the table of the race, and null before it is known', () => {
    const full = runState({ full: true, angle: 0 });
    assert.equal(valuesFor(raceState({ runs: [full, runState({ angle: null })] })).angle, null);
    assert.equal(valuesFor(raceState({ runs: [full, runState({ angle: 61.7 })] })).angle.text, degrees(61.7));
});

test('values that have not been computed yet are null', () => {
    const unknown = { cost: null, angle: null, share: null };
    const values = valuesFor(raceState({ runs: [runState(unknown), runState({ ...unknown, full: true })] }));
    assert.deepEqual(toTexts(values, 'quick_cost', 'careful_cost', 'share', 'angle'), [null, null, null, null]);
});

test('without a careful or a quick run the values name the run with the lowest cost', () => {
    const runs = [
        runState({ full: true, cost: 0.8, settings: { learning_rate: 0.1 } }),
        runState({ full: true, cost: 0.3, step: 12, settings: { learning_rate: 1 } }),
        runState({ full: true, cost: null, settings: { learning_rate: 9 } }),
    ];
    const values = valuesFor(raceState({ runs }));
    const name = runNames(runs, 4000)[1];
    assert.deepEqual(toTexts(values, 'has_pair', 'has_others', 'has_quick'), [false, true, false]);
    assert.deepEqual(toTexts(values, 'lowest', 'lowest_cost', 'lowest_steps'), [name, '0.300', '12']);
});

test('the shares are those of the runs', () => {
    const share = (...shares) => {
        const values = valuesFor(raceState({ runs: shares.map((each) => runState({ share: each })) }));
        return /It shows (.*?)[;.]/.exec(read(values))?.[1];
    };
    assert.equal(share(0.9), '90 % of the path');
    assert.equal(share(0.9, 0.9), '90 % of both paths');
    assert.equal(share(0.9, 0.9, 0.9), '90 % of all three paths');
    assert.equal(share(0.99, 0.06), '99 % and 6 % of the paths');
    const pair = [runState({ share: 0.99 }), runState({ full: true, share: 0.06 })];
    for (const runs of [pair, pair.toReversed()])
        assert.match(
            read(valuesFor(raceState({ runs }))),
            /shows 99 % of the quick walker’s path and 6 % of the careful one’s;/,
        );
    assert.match(read(valuesFor(raceState({ runs: [runState()] }))), / One walker starts there\./);
});

test('before a run has made a step there is no path, and no share of one', () => {
    const waiting = valuesFor(raceState({ runs: [runState({ step: 0, share: 1 }), runState({ step: 0, share: 1 })] }));
    assert.doesNotMatch(read(waiting), /flat slice/);
    const begun = valuesFor(raceState({ runs: [runState({ step: 1, share: 1 }), runState({ step: 0, share: 1 })] }));
    assert.match(read(begun), /flat slice.*It shows 100 % of both paths/);
});

test('close to the walkers the chapter says what the arrows are, and from afar what has become of the stumbling', () => {
    const readOn = (kind) => {
        const { settings } = raceState();
        const runs = [runState(), runState({ full: true })];
        return read(valuesFor(raceState({ runs, settings: { ...settings, plane: { ...settings.plane, kind } } })));
    };
    assert.match(readOn('steps'), /The thin arrow beside a step .* all 4,000 examples .* After 24 of its steps /);
    assert.match(readOn('whole'), /Now you see the whole slope\./);
    assert.doesNotMatch(readOn('paths'), /thin arrow|whole slope/);
});

test('before the race the chapter tells of the start only', () => {
    const { settings } = raceState();
    const runs = [runState({ step: 0 }), runState({ step: 0, full: true, cost: 2.29 })];
    const close = { ...settings, plane: { ...settings.plane, kind: 'steps' } };
    const text = read(valuesFor(raceState({ runs, settings: close })));
    assert.match(text, /The cross is the start, at a cost of 2\.29\./);
    assert.doesNotMatch(text, /thin arrow|By now|next step|flat slice/);
});
