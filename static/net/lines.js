/** Answers of the server that come as JSON lines while the server computes. */

import { say } from '../text/say.js';
import { inPageLanguage } from '../text/server-texts.js';

/**
 * Reads an answer to its end. A last line without a line break is ignored.
 *
 * @param {Response} response
 * @param {(message: any) => void} onLine called with the value of each line, as it comes
 */
export async function readLines(response, onLine) {
    if (!response.body) throw new Error(say('request-empty'));
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
        const { done, value } = await reader.read();
        const lines = (rest + (value ?? '')).split('\n');
        rest = lines.pop() ?? '';
        for (const text of lines) if (text) onLine(inPageLanguage(JSON.parse(text)));
        if (done) return;
    }
}
