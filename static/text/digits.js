/** The ASCII digit of a digit of any script: each script has its ten one after the other. @param {string} digit */
export function toDigit(digit) {
    const code = /** @type {number} */ (digit.codePointAt(0));
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
}
