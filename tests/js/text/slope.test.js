import assert from 'node:assert/strict';
import test from 'node:test';

import { findSlope } from '../../../static/text/slope.js';
import { describeNetwork, isClose, NETWORKS } from '../support/networks.js';
import { recordByHand } from '../support/records.js';

test('the slope of every activation is ∂a/∂z', () => {
    for (const options of NETWORKS) {
        const { record, settings } = describeNetwork(options);
        for (let layer = 1; layer <= record.depth; layer++) {
            for (let index = 0; index < record.sizes[layer]; index++) {
                const slope = findSlope(record, settings, layer, index);
                if (layer === record.depth && settings.output_activation === 'softmax') assert.equal(slope, null);
                else
                    isClose(
                        slope * -record.nudge[layer][index],
                        record.delta[layer][index],
                        JSON.stringify({ options, layer, index }),
                    );
            }
        }
    }
});

test('where z is 0 or less the slope of ReLU is 0, and of leaky ReLU 0.01', () => {
    const record = recordByHand(); // z2 = (0, 1/2)
    const slopeFor = (activation, index) =>
        findSlope(record, { activation, output_activation: activation, cost: 'squared' }, 2, index);
    assert.deepEqual([slopeFor('relu', 0), slopeFor('relu', 1)], [0, 1]);
    assert.deepEqual([slopeFor('leaky_relu', 0), slopeFor('leaky_relu', 1)], [0.01, 1]);
});
