import { html } from 'htm/preact';

/** A name such as h2·5; a number, perhaps in percent; a term with a letter of a formula; a letter before an equals sign. */
const NEURON = '\\bh\\d+·\\d+';
const NUMBER = '[+−]?\\d(?:[\\d.,·⁻⁰¹²³⁴-⁹]*[\\d⁰¹²³⁴-⁹])?(?:\\s%)?';
const FORMULA = '[+−]?[∂δσνηΣ](?:[^\\s,.;:]*[^\\s,.;:!?])?|\\b[aCwyz]\\b(?=\\s=)';
const UNTRANSLATED = new RegExp(`(${NEURON}|${NUMBER}|${FORMULA})`);

/**
 * A sentence whose numbers and symbols are elements of their own, which a browser's translator leaves as they are.
 *
 * @param {string} text
 * @returns {unknown[]}
 */
export function prose(text) {
    return text
        .split(UNTRANSLATED)
        .map((part, i) => (i % 2 ? html`<span translate=${false}>${part}</span>` : part))
        .filter((part) => part !== '');
}
