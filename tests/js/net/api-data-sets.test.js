import assert from 'node:assert/strict';
import test from 'node:test';

import { createDataSets } from '../../../static/net/api.js';

/** Answers every request with `answer()`; returns the requests. */
function serve(answer) {
    const asked = [];
    globalThis.fetch = async (path, options) => {
        asked.push([options?.method ?? 'GET', path]);
        return answer();
    };
    return asked;
}

test('data sets are listed, downloaded and left by their names', async () => {
    const asked = serve(() => Response.json([]));
    const { dataSets, download, endDownload } = createDataSets();
    await dataSets();
    await download('mnist');
    await endDownload('a/b');
    assert.deepEqual(asked, [
        ['GET', 'api/datasets'],
        ['POST', 'api/datasets/mnist/download'],
        ['DELETE', 'api/datasets/a%2Fb/download'],
    ]);
});

test('an error has the message of the server', async () => {
    serve(() => Response.json({ error: { message: 'The disk is too full.' } }, { status: 409 }));
    await assert.rejects(createDataSets().download('mnist'), /^Error: The disk is too full\.$/);
});
