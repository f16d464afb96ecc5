/** The newest point of each run as a body on the surface, each in a shape of its own. */

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

/** Lit from above the onlooker's left shoulder. */
const FRAGMENT = `
uniform vec3 colour;
uniform float shaded;
uniform float opacity;
varying vec3 facing;
void main() {
    float lit = dot(normalize(facing), normalize(vec3(-0.4, 0.6, 0.7)));
    gl_FragColor = vec4(colour * mix(1.0, 0.55 + 0.5 * max(0.0, lit), shaded), opacity);
}`;

/** The bodies whose outlines from above are the flat picture's marks: circle, square, triangle, diamond. */
const BODIES = [
    () => new SphereGeometry(1, 24, 16),
    () => new BoxGeometry(1.7, 1.7, 1.7),
    () => new ConeGeometry(1.3, 1.9, 3).rotateX(Math.PI / 2).rotateZ(Math.PI),
    () => new OctahedronGeometry(1.35),
];

/** How much wider the dark rim is than the body. */
const RIM = 1.22;
const SEEN_THROUGH = 0.3;

/**
 * @typedef {object} Ball
 * @property {Group} group
 * @property {(look: { at: [number, number, number], radius: number, colour: Rgb, edge: Rgb, slant: number }) => void} put
 * @property {() => void} dispose
 */

/** @param {number} shape which of the bodies @returns {Ball} */
export function createBall(shape) {
    const group = new Group();
    const geometry = BODIES[shape % BODIES.length]();
    const parts = {
        through: material({ opacity: SEEN_THROUGH, transparent: true, depthFunc: GreaterDepth, depthWrite: false }),
        rim: material({ side: BackSide, grown: RIM }),
        body: material({}),
    };
    Object.values(parts).forEach((each, order) => {
        const mesh = new Mesh(geometry, each);
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
            for (const each of Object.values(parts)) each.dispose();
        },
    };
}

/** @param {{ opacity?: number, grown?: number } & import('three').ShaderMaterialParameters} how */
function material({ opacity = 1, grown = 1, ...how }) {
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
        ...how,
    });
}
