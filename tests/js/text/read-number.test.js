import assert from 'node:assert/strict';
import test from 'node:test';

import { asTyped, fixed2, number, percent, whole } from '../../../static/text/format.js';
import { orNothing, readReal, readWhole, readWholes } from '../../../static/text/read-number.js';
import { useTexts } from '../../../static/text/say.js';
import { readTexts } from '../support/texts.mjs';

/** Each text is read as its value, with a note only where it is ambiguous. */
function reads(reader, texts, isNoted = false) {
    for (const [text, value] of texts) {
        const reading = reader(text);
        assert.deepEqual([reading.value, reading.problem], [value, ''], text);
        assert.equal(reading.note !== '', isNoted, `${text}: ${reading.note}`);
    }
}

/** Languages that differ in the decimal sign, the groups, or the place of the percent sign. */
const PERCENTAGES = { en: '{ $number } %', de: '{ $number }\u00a0%', fr: '{ $number }\u202f%', tr: '%{ $number }' };
const OTHERS = ['de-CH', 'es', 'hi', 'pl', 'pt', 'sv', 'ar-EG', 'fa', 'ja'];

/** Says the English texts with the numbers of a language, until the test is over. */
function speak(t, language) {
    t.after(() => useTexts('en', readTexts('en')));
    const percentage = `number-percent = ${PERCENTAGES[language] ?? PERCENTAGES.en}`;
    useTexts(language, readTexts('en').replace('number-percent = { $number } %', percentage));
}

for (const language of [...Object.keys(PERCENTAGES), ...OTHERS]) {
    test(`what the page writes is read as the value that it shows, in ${language}`, (t) => {
        speak(t, language);
        const values = [
            0, 1, -1, 0.5, -0.21, 0.001, 1e-4, -6.46e-5, 8.31e-9, 12.3, 999.5, 1234, 60000, 999999, 1.5e6, 2.25e-300,
        ];
        for (const digits of [1, 2, 3, 4, 5]) {
            for (const signed of [false, true]) {
                for (const value of values) {
                    const text = number(value, { digits, signed });
                    const shown = Number(value.toPrecision(digits));
                    assert.equal(readReal(text).value, shown, `${text} of ${value}`);
                }
            }
        }
        for (const value of [0, 7, 999, 1000, 60000, 13002, 1234567, -4000]) {
            assert.equal(readWhole(whole(value)).value, value);
            assert.equal(readReal(whole(value)).value, value);
            assert.equal(readWhole(asTyped(value)).value, value);
        }
        for (const value of [0.1, 1.234, 1e-7, 3, 1e21, 0.30000000000000004, -2.5])
            assert.equal(readReal(asTyped(value)).value, value);
        assert.equal(readReal(fixed2(-0.686)).value, -0.69);
        assert.equal(readReal(percent(0.888)).value, 0.888);
        assert.equal(readReal(percent(-0.888)).value, -0.888);
    });
}

test('where a mark can be read in two ways, it is what the language has it for', (t) => {
    speak(t, 'de');
    reads(
        readReal,
        [
            ['1.234', 1234],
            ['1,234', 1.234],
            ['-1,000', -1],
        ],
        true,
    );
    reads(
        readWhole,
        [
            ['60.000', 60000],
            ['60,000', 60000],
        ],
        true,
    );
    reads(readReal, [
        ['0.5', 0.5],
        ['0,125', 0.125],
        ['1.234,5', 1234.5],
        ['1,234.5', 1234.5],
    ]);
    assert.equal(readReal('1.234').note, '“1.234” is read as 1234, not as 1,234.');
});

test('a percent sign stands behind the number or in front of it, once', () => {
    assert.equal(readReal('%5').value, 0.05);
    assert.equal(readReal('−% 12.5').value, -0.125);
    for (const text of ['%5%', '5%5', '%%5']) assert.equal(readReal(text).problem, `“${text}” is no number.`);
});

test('decimals have a point or a comma', () => {
    reads(readReal, [
        ['0.5', 0.5],
        ['0,5', 0.5],
        ['.5', 0.5],
        [',5', 0.5],
        ['5.', 5],
        ['0,125', 0.125],
        ['0.125', 0.125],
        ['1,5', 1.5],
        ['1,25', 1.25],
        ['1,2345', 1.2345],
        ['1234,567', 1234.567],
        ['0,0001', 0.0001],
        ['−0,25', -0.25],
        ['+3', 3],
        ['- 3', -3],
    ]);
});

test('thousands are in groups of either style', () => {
    const texts = [
        ['1 000', 1000],
        ['1\u00a0000', 1000],
        ['60\u202f000', 60000],
        ['60\u2009000', 60000],
        ["1'000", 1000],
        ['1’000’000', 1e6],
        ['1´000´000', 1e6],
        ['1`000', 1000],
        ['1′000', 1000],
        ['1_000', 1000],
        ['1,000,000', 1e6],
        ['1.000.000', 1e6],
        ['1,00,000', 100000],
        ['12,34,567', 1234567],
        ['١٬٠٠٠', 1000],
    ];
    reads(readWhole, texts);
    reads(readReal, texts);
    reads(readReal, [
        ['1,234.5', 1234.5],
        ['1.234,5', 1234.5],
        ['1 234,5', 1234.5],
        ["1'234.5", 1234.5],
        ['1.234.567,89', 1234567.89],
        ['1,234,567.89', 1234567.89],
    ]);
});

test('where a mark can be read in two ways, the note says what was read', () => {
    reads(
        readWhole,
        [
            ['1,000', 1000],
            ['60,000', 60000],
            ['1.000', 1000],
            ['60.000', 60000],
            ['12.500', 12500],
        ],
        true,
    );
    reads(
        readReal,
        [
            ['1,000', 1000],
            ['60,000', 60000],
            ['1,234', 1234],
            ['1.000', 1],
            ['1.234', 1.234],
        ],
        true,
    );
    assert.equal(readWhole('1,000').note, '“1,000” is read as 1000, not as 1.');
    assert.equal(readWhole('1.500').note, '“1.500” is read as 1500, not as 1.5.');
    assert.equal(readReal('1,234').note, '“1,234” is read as 1234, not as 1.234.');
    assert.equal(readReal('-1.000').note, '“-1.000” is read as -1, not as -1000.');
    assert.equal(readReal('5 %').note, '“5 %” is read as 0.05.');
});

test('a whole number may have decimals that are zero, and no others', () => {
    reads(readWhole, [
        ['100.0', 100],
        ['100,00', 100],
        ['1e3', 1000],
        ['6·10⁴', 60000],
        ['2.5e3', 2500],
        ['-7', -7],
    ]);
    for (const text of ['1.5', '1,5', '0,5', '0.500', '1e-3', '1.50']) {
        assert.deepEqual(readWhole(text), { value: null, note: '', problem: `“${text}” is no whole number.` });
    }
    assert.match(readWhole('9007199254740993').problem, /too large to be exact/);
    assert.match(readReal('1e999').problem, /too large/);
});

test('digits of every script are digits', () => {
    reads(readWhole, [
        ['１００', 100],
        ['١٠٠', 100],
        ['۱۰۰', 100],
        ['१००', 100],
        ['১০০', 100],
        ['๑๐๐', 100],
        ['𝟏𝟎𝟎', 100],
    ]);
    reads(readReal, [
        ['０．５', 0.5],
        ['０，５', 0.5],
        ['٠٫٥', 0.5],
        ['۰٫۵', 0.5],
        ['٠,٥', 0.5],
        ['०.५', 0.5],
        ['－３', -3],
        ['\u200f-٣', -3],
        ['\u061c٣٫٢٥', 3.25],
        ['١٬٢٣٤٫٥', 1234.5],
    ]);
    reads(readReal, [['١٠٪', 0.1]], true);
});

test('powers of ten are read as the page and as programs write them', () => {
    reads(readReal, [
        ['6.46·10⁻⁵', 6.46e-5],
        ['−6,46·10⁻⁵', -6.46e-5],
        ['6.46 × 10^-5', 6.46e-5],
        ['6.46*10^−5', 6.46e-5],
        ['6.46x10⁻⁵', 6.46e-5],
        ['10⁻³', 1e-3],
        ['10^3', 1000],
        ['1e-5', 1e-5],
        ['1E5', 1e5],
        ['1,5e−3', 1.5e-3],
        ['3·10¹²', 3e12],
        ['.5e-3', 5e-4],
        ['.5·10⁻³', 5e-4],
        [',5e3', 500],
        ['−,5·10³', -500],
        ['٫5e3', 500],
        ['2·10^3', 2000],
        ['10', 10],
        ['110', 110],
    ]);
});

test('what is no number is refused with its reason', () => {
    for (const text of [
        'many',
        'NaN',
        'Infinity',
        '0x10',
        '1/2',
        '--1',
        '1-2',
        '3 apples',
        'e5',
        '.',
        '-',
        '%',
        '½',
        '10^',
        '1e',
        '٫',
        '6.46 10⁻⁵',
        '510^3',
        '5·',
        '3 e 5 e 2',
        '3x5',
    ])
        assert.deepEqual(readReal(text), { value: null, note: '', problem: `“${text}” is no number.` }, text);
    for (const text of [
        '1,00,00',
        '12,3,456',
        '1,0000,000',
        '1.234.56',
        '1,234.567,8',
        '1 00',
        '1 000,000,0',
        "1'000 000",
        ',000,000',
    ])
        assert.match(readReal(text).problem, /is no number: its thousands are not in threes\.$/, text);
    for (const text of ['', '  ', '\u200e']) assert.equal(readReal(text).problem, 'A number is missing here.');
    assert.deepEqual(orNothing(readReal)(' '), { value: null, note: '', problem: '' });
    assert.equal(orNothing(readReal)('0,5').value, 0.5);
    assert.equal(readReal('x'.repeat(900)).problem.length < 80, true);
});

test('in a list a comma divides numbers, and thousands are never silently two of them', () => {
    reads(readWholes, [
        ['', []],
        ['16', [16]],
        ['16, 16', [16, 16]],
        ['16,16', [16, 16]],
        ['128 64;32', [128, 64, 32]],
        ['١٦، ٨', [16, 8]],
        ['１６、８', [16, 8]],
        ['100,200', [100, 200]],
    ]);
    assert.deepEqual(readWholes('1.000, 16'), {
        value: [1000, 16],
        note: '“1.000” is read as 1000, not as 1.',
        problem: '',
    });
    assert.equal(readWholes('1,000').problem, '“1,000” is several numbers: write a thousand as 1000 here.');
    assert.equal(readWholes('16, sixteen').problem, '“sixteen” is no number.');
    assert.equal(readWholes('16, 1.5').problem, '“1.5” is no whole number.');
});
