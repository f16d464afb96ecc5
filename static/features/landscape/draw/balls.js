/** The newest point of each run as a body on the surface. Each run has its own shape. */

import {
    BackSide,
    BoxGeometry,
    ConeGeometry,
    GreaterDepth,
    Group,
    LessEqualDepth,
    Mesh,
    OctahedronGeometry,
    ShaderMaterial,
    SphereGeometry,
    Vector3,
} from 'three';

/** @typedef {import('./trails.js').Rgb} Rgb */

const VERTEX = `
uniform float grown;
varying vec3 facing;
void main() {
    facing = normalMatrix * normal;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position * grown, 1.0);
}`;

/** The light comes from the upper left behind the viewer. */
const FRAGMENT = `
uniform vec3 colour;
uniform float shaded;
uniform float opacity;
varying vec3 facing;
void main() {
    float brightness = dot(normalize(facing), normalize(vec3(-0.4, 0.6, 0.7)));
    gl_FragColor = vec4(colour * mix(1.0, 0.55 + 0.5 * max(0.0, brightness), shaded), opacity);
}`;

/** Bodies whose outlines from above are the marks of the flat picture: circle, square, triangle, diamond. */
const BODIES = [
    () => new SphereGeometry(1, 24, 16),
    () => new BoxGeometry(1.7, 1.7, 1.7),
    () => new ConeGeometry(1.3, 1.9, 3).rotateX(Math.PI / 2).rotateZ(Math.PI),
    () => new OctahedronGeometry(1.35),
];

/** The size of the dark rim, relative to the body. */
const RIM = 1.22;
const HIDDEN_OPACITY = 0.3;

/**
 * @typedef {object} Ball
 * @property {Group} group
 * @property {(state: { at: [number, number, number], radius: number, colour: Rgb, edge: Rgb,
 *     slant: number }) => void} put
 * @property {() => void} dispose
 */

/** @param {number} shape which of the bodies @returns {Ball} */
export function createBall(shape) {
    const group = new Group();
    const geometry = BODIES[shape % BODIES.length]();
    const parts = {
        through: material({ opacity: HIDDEN_OPACITY, transparent: true, depthFunc: GreaterDepth, depthWrite: false }),
        rim: material({ side: BackSide, grown: RIM }),
        body: material({}),
    };
    Object.values(parts).forEach((part, order) => {
        const mesh = new Mesh(geometry, part);
        mesh.renderOrder = 5 + order;
        mesh.frustumCulled = false;
        group.add(mesh);
    });
    return {
        group,
        put({ at, radius, colour, edge, slant }) {
            group.position.set(at[0], at[1], at[2] + radius);
            group.scale.setScalar(radius);
            for (const part of [parts.through, parts.body])
                part.uniforms.colour.value.fromArray(colour).divideScalar(255);
            parts.rim.uniforms.colour.value.fromArray(edge).divideScalar(255);
            parts.body.uniforms.shaded.value = slant;
        },
        dispose() {
            geometry.dispose();
            for (const part of Object.values(parts)) part.dispose();
        },
    };
}

/** @param {{ opacity?: number, grown?: number } & import('three').ShaderMaterialParameters} options */
function material({ opacity = 1, grown = 1, ...options }) {
    return new ShaderMaterial({
        uniforms: {
            colour: { value: new Vector3() },
            shaded: { value: 0 },
            opacity: { value: opacity },
            grown: { value: grown },
        },
        vertexShader: VERTEX,
        fragmentShader: FRAGMENT,
        depthFunc: LessEqualDepth,
        ...options,
    });
}
