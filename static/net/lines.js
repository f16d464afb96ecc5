/** Answers that come line by line, each line a value in JSON, as the server finds them. */

/**
 * Read an answer to its end.
 *
 * @param {Response} response
 * @param {(told: any) => void} line is given each line, as it comes
 */
export async function readLines(response, line) {
    if (!response.body) throw new Error('The server sent nothing.');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
        const { done, value } = await reader.read();
        const lines = (rest + (value ?? '')).split('\n');
        rest = lines.pop() ?? '';
        for (const text of lines) if (text) line(JSON.parse(text));
        if (done) return;
    }
}
