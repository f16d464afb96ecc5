import assert from 'node:assert/strict';
import test from 'node:test';

import { listPhases } from '../../../static/core/phases.js';
import { caption, plainText } from '../../../static/text/caption.js';
import { number } from '../../../static/text/format.js';
import { goldenRecord, recordBeforeAnyStep, recordByHand, TWO_BY_HAND } from '../support/records.js';

const phase = (id, depth = 2) => listPhases(depth).find((each) => each.id === id);
const captionText = (record, id) => plainText(caption(record, phase(id, record.depth)));

test('forward says what the network answers, how sure it is, and whether that is right', () => {
    assert.match(captionText(recordByHand(), 'forward'), /^3 pixels .* is the 1, at 0\.50\. It is a 0\.$/);
    assert.match(captionText(recordByHand({ a2: [0.75, 0.5] }), 'forward'), /is the 0, at 0\.75, which is right\.$/);
});

test("cost says the example's cost and which output it mostly comes from", () => {
    assert.match(
        captionText(recordByHand(), 'cost'),
        /C = 1\.25\. The most comes from the 0: it is at 0\.00 and should be 1\.$/,
    );
});

test('the caption of the output nudges names the nudge of the label and the strongest other nudge', () => {
    assert.match(
        captionText(recordByHand(), 'output_nudges'),
        /^The 0 should be 1, .* The 0 is at 0\.00 and asks to go up, \+2\.00; the 1, at 0\.50, asks for −1\.00/,
    );
});

test('the caption does not say "up" for an output above its desired value', () => {
    const overshoot = { a2: [1.5, 0.5], nudge2: [-1, -1], delta2: [1, 1] };
    assert.doesNotMatch(captionText(recordByHand(overshoot), 'output_nudges'), /go up, −/);
});

test('the caption of the weight nudges names the strongest one', () => {
    assert.match(
        captionText(recordByHand(), 'weight_nudges:2'),
        /most is asked of h1·1 → 0: \+2\.00, with 1\.00 behind it/,
    );
    assert.match(
        captionText(recordByHand(), 'weight_nudges:1'),
        /most is asked of pixel 0 → h1·0: \+3\.00\. Where a pixel is empty/,
    );
});

test('the caption of the bias nudges names the strongest one, and the end at the first layer', () => {
    assert.match(captionText(recordByHand(), 'bias_nudges:2'), /The most is asked of the bias of 0: \+2\.00\.$/);
    assert.match(
        captionText(recordByHand(), 'bias_nudges:1'),
        /The most is asked of the bias of h1·0: \+3\.00\. Here it ends: the pixels are given/,
    );
});

test('the caption of the asks names the strongest ask and the sum of all', () => {
    assert.match(
        captionText(recordByHand(), 'asks:2'),
        /^Each of the 2 neurons asks the 2 behind it .* The output 0 asks \+4\.00 of h1·0; all together they make \+3\.00/,
    );
});

test("average says the mini-batch's mean cost and, downhill, its strongest gradient", () => {
    assert.match(
        captionText(recordByHand(), 'average'),
        /a mini-batch is a single .* Its cost is 1\.25\. The strongest wish is that of pixel 0 → h1·0: −∂C\/∂w = \+3\.00\.$/,
    );
});

test('the caption of the average counts the mini-batch, and says where the example is not in the training set', () => {
    const text = (split) => captionText(recordByHand(TWO_BY_HAND, { focus_split: split }), 'average');
    assert.match(text('test'), /^That was one example alone, and it is not trained on: it does not decide\./);
    assert.match(text('train'), /^That was one example alone: it does not decide\. A mini-batch is 2 of the training/);
});

test('where nothing is asked, the captions say so', () => {
    const met = recordByHand({ a2: [1, 0], nudge2: [0, 0], delta2: [0, 0], nudge1: [0, 0], delta1: [0, 0] });
    assert.match(captionText(met, 'output_nudges'), /The 0 is at 1\.00 and asks to go nowhere, 0\./);
    assert.match(captionText(met, 'weight_nudges:2'), /Nothing is asked of any weight into layer 2\.$/);
    assert.match(captionText(met, 'bias_nudges:2'), /Nothing is asked of any bias of layer 2\.$/);
});

test('where the outputs are no numbers there is no answer to name', () => {
    assert.match(captionText(recordByHand({ a2: [NaN, NaN] }), 'forward'), /The outputs are no numbers any more\.$/);
});

test('update says by how much the weight and the bias with the strongest gradients move', () => {
    const text = captionText(recordByHand(), 'update');
    assert.match(
        text,
        /^Step 7: .* down the gradient, by η = 0\.5 times it\. pixel 0 → h1·0 moves by \+1\.50; the bias of output 0 by \+1\.00\.$/,
    );
});

test("the caption of an optimizer's update does not call it the learning rate times the gradient", () => {
    const record = recordByHand({ update_w1: [8, 0, 0, 0, 0, 0], update_b2: [-4, 0] });
    const text = captionText(record, 'update');
    assert.match(text, /moves by \+8\.00; the bias of output 0 by −4\.00/);
    assert.doesNotMatch(text, /times it/);
});

test('before the first step there is no average and no update, and the captions say so', () => {
    assert.match(captionText(recordBeforeAnyStep(), 'average'), /No step has been made yet/);
    assert.match(captionText(recordBeforeAnyStep(), 'update'), /No step has been made yet/);
});

test('after a step for one example there is no mini-batch with these parameters, and the captions say so', () => {
    const record = { ...recordBeforeAnyStep(), step: 12 };
    assert.match(
        captionText(record, 'average'),
        /No step has been made with these parameters yet, so there is no average/,
    );
    assert.match(captionText(record, 'update'), /No step has been made with these parameters yet\.$/);
});

test("every phase of a run's step has a caption with numbers, none of them broken", () => {
    for (const name of ['step-0', 'step-2']) {
        const record = goldenRecord(name);
        for (const { id } of listPhases(record.depth)) {
            const text = captionText(record, id);
            assert.match(text, /\.$/, id);
            assert.doesNotMatch(text, /NaN|undefined|null|infinite|not a number|-\d|−0(\.0+)?[^.\d]/, id);
        }
    }
});

test('the caption of the asks has the true sum', () => {
    const record = goldenRecord('step-2');
    const [, asked] = /of h2·(\d+); all together/.exec(captionText(record, 'asks:3'));
    const sum = number(record.nudge[2][asked], { signed: true });
    assert.ok(captionText(record, 'asks:3').includes(`all together they make ${sum}`));
});

test('the captions speak of what is selected in the layer of their phase', () => {
    const textOf = (id, selection) => plainText(caption(recordByHand(), phase(id), true, selection));
    const output = { layer: 2, index: 1 };
    const weight = { layer: 2, index: 1, from: 0 };
    const hidden = { layer: 1, index: 1 };
    // δ2 = (−2, 1), a1 = (½, 1), the weights to output 1 are −1 from h1·0 and ½ from h1·1
    assert.match(
        textOf('weight_nudges:2', output),
        /Of the weights into 1, the most is asked of h1·1 → 1: −1\.00, with/,
    );
    assert.match(textOf('weight_nudges:2', weight), / h1·0 → 1 is asked for −0\.500, with 0\.50 behind it/);
    assert.match(textOf('bias_nudges:2', output), /The bias of 1 is asked for −1\.00\.$/);
    assert.match(textOf('bias_nudges:1', hidden), /The bias of h1·1 is asked for /);
    assert.match(textOf('asks:2', output), /The output 1 asks \S+ of h1·\d; /);
    assert.match(textOf('asks:2', weight), /The output 1 asks \S+ of h1·0; all together they make \+3\.00/);
    assert.match(textOf('asks:2', hidden), /The output 0 asks −2\.00 of h1·1; all together they make −2\.50/);
    for (const elsewhere of [hidden, { layer: 5, index: 0 }, { layer: 2, index: 7 }])
        assert.equal(textOf('bias_nudges:2', elsewhere), captionText(recordByHand(), 'bias_nudges:2'));
});

test('a signed number has the tone of its sign', () => {
    const tones = caption(recordByHand(), phase('output_nudges')).flatMap(({ text, tone }) =>
        tone ? [`${tone} ${text}`] : [],
    );
    assert.deepEqual(tones, ['attention 0', 'up +2.00', 'down −1.00']);
});

test('a caption has its result only when the phase has shown it', () => {
    const record = goldenRecord('step-2');
    for (const each of listPhases(record.depth)) {
        const before = plainText(caption(record, each, false));
        assert.ok(captionText(record, each.id).startsWith(before), each.id);
        assert.ok(before.length < captionText(record, each.id).length, each.id);
        assert.doesNotMatch(before, /[+−]\d|\d\.\d\d/, `${each.id} tells no result beforehand: ${before}`);
    }
});

test('the caption of cross-entropy has its formula and does not mention squares', () => {
    const text = plainText(caption({ ...recordByHand(), costFunction: 'cross_entropy' }, phase('cost')));
    assert.match(text, /minus the logarithm .* C = −ln 0 = 1\.25\.$/);
    assert.doesNotMatch(text, /square/);
});

test('no caption states the digit of a drawing without a label', () => {
    const guessed = { ...recordByHand(), focus: { split: 'drawn', index: null, label: 1, guessed: true } };
    assert.match(captionText(guessed, 'forward'), /is the 1, at 0\.50\.$/);
    assert.match(
        captionText(guessed, 'output_nudges'),
        /^Nobody has said what it is\. Suppose a 1\. The 1 should be 1/,
    );
    assert.doesNotMatch(captionText(guessed, 'update'), /Suppose/);
});
