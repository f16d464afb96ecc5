/** Learning curves as the page builds them from the messages of the server. */

/** @param {[number, number, number][]} points [examples, test, own] of each network */
export function buildCurve(points, changes = {}) {
    return {
        augment: false,
        draw: 0,
        settings: 'abc',
        steps: 1500,
        step: 1500,
        tests: 1000,
        points: points.map(([examples, test, own]) => ({
            examples,
            test,
            own,
            own_of: examples,
            step: 1500,
            examples_seen: 0,
        })),
        seen: null,
        trouble: '',
        ...changes,
    };
}

export const PLAIN = buildCurve([
    [10, 0.5, 1],
    [100, 0.7, 1],
    [1000, 0.8, 0.95],
    [4000, 0.9, 0.95],
]);
export const AUGMENTED = buildCurve(
    [
        [10, 0.55, 1],
        [100, 0.85, 1],
        [1000, 0.9, 0.92],
        [4000, 0.92, 0.91],
    ],
    { augment: true },
);
