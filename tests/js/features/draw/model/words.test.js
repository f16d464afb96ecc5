import assert from 'node:assert/strict';
import test from 'node:test';

import { toAnswerText, toClassText, toDoubtText } from '../../../../../static/features/draw/model/words.js';

test('what the network says is its strongest output and the next', () => {
    const outputs = [0, 0.123, 0, 0, 0, 0, 0, 0.987, 0, 0];
    assert.equal(toAnswerText({ digit: 7, next: 1, outputs }), '7, with an output of 0.99. Next is 1, with 0.12.');
    const names = ['0', 'trousers', '2', '3', '4', '5', '6', 'sneaker'];
    assert.equal(
        toAnswerText({ digit: 7, next: 1, outputs }, names),
        '7, sneaker, with an output of 0.99. Next is 1, trousers, with 0.12.',
    );
    assert.match(toAnswerText({ digit: null, next: 0, outputs: [NaN] }), /no numbers/);
});

test('a network that cannot read yet is said to guess', () => {
    assert.match(toDoubtText({ step: 0, accuracy: 0.1 }), /not been trained yet/);
    assert.equal(
        toDoubtText({ step: 1, accuracy: 0.1 }),
        'At step 1 it reads 10.0 % of the test images correctly: it guesses.',
    );
    assert.match(toDoubtText({ step: 1200, accuracy: 0.2 }), / 20\.0 % .*: it is mostly wrong\.$/);
    assert.match(toDoubtText({ step: 1200, accuracy: 0.5 }), / 50\.0 % .*: it is often wrong\.$/);
    assert.match(toDoubtText({ step: 1200, accuracy: 0.79 }), /^At step 1,200 it reads 79\.0 %/);
    assert.equal(toDoubtText({ step: 1200, accuracy: 0.8 }), '');
    assert.equal(toDoubtText(null), '', 'it has not been tested');
});

test('a class that is no digit is called by its name as well', () => {
    const names = ['T-shirt', '1', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag'];
    assert.deepEqual(
        [1, 8].map((digit) => toClassText(digit, names)),
        ['1', '8, bag'],
    );
    assert.equal(toClassText(8), '8');
});
