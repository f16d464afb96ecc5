/** The texts of the page: which languages there are, and which one this browser gets. */

import { readLanguage } from './browser.js';

/** The addresses of the texts, by the language. @returns {Record<string, string>} */
export const readLanguages = () => JSON.parse(document.documentElement.dataset.languages ?? '{}');

/**
 * The language that the address names, else the one chosen by hand, else the one of the browser. The server has read
 * the address and what the browser prefers.
 */
export function findLanguage() {
    const isInAddress = new URLSearchParams(location.search).has('lang');
    const byHand = isInAddress ? null : readLanguage();
    return byHand && byHand in readLanguages() ? byHand : document.documentElement.lang;
}

/**
 * Fetches the texts of a language. Throws where they cannot be had.
 *
 * @param {string} language
 * @returns {Promise<string>} all of them, as Project Fluent writes them
 */
export async function fetchTexts(language) {
    // as the preload in the page's HTML asks for them, so that they are loaded once
    const response = await fetch(readLanguages()[language]);
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
}
