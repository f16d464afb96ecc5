/** The paths of the runs on the surface, as lines of constant width: as wide as in the flat picture. */

import {
    Float32BufferAttribute,
    GreaterDepth,
    Group,
    InstancedBufferGeometry,
    InstancedInterleavedBuffer,
    InterleavedBufferAttribute,
    LessEqualDepth,
    Mesh,
    ShaderMaterial,
    Vector2,
    Vector3,
} from 'three';

import { GAP } from '../model/drape.js';

/**
 * A rectangle on the screen from one place to the next. It is drawn slightly nearer, so that the triangles under it do
 * not hide it.
 */
const VERTEX = `
attribute vec3 from;
attribute vec3 to;
uniform vec2 viewport;
uniform float width;
uniform float overlap;
uniform float nearer;
void main() {
    if (min(from.z, to.z) < float(GAP) / 2.0) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // nowhere: the path has left the surface
        return;
    }
    vec4 start = projectionMatrix * modelViewMatrix * vec4(from, 1.0);
    vec4 end = projectionMatrix * modelViewMatrix * vec4(to, 1.0);
    vec2 along = (end.xy / end.w - start.xy / start.w) * viewport;
    along = length(along) > 1e-6 ? normalize(along) : vec2(1.0, 0.0);
    vec4 place = mix(start, end, position.x);
    vec2 shift = vec2(-along.y, along.x) * position.y + along * (2.0 * position.x - 1.0) * overlap;
    place.xy += shift * width / viewport * place.w;
    place.z -= nearer * place.w;
    gl_Position = place;
}`;

const FRAGMENT = `
uniform vec3 colour;
uniform float opacity;
void main() {
    gl_FragColor = vec4(colour, opacity);
}`;

const CORNERS = [0, -1, 0, 1, -1, 0, 1, 1, 0, 0, -1, 0, 1, 1, 0, 0, 1, 0];

/** The opacity of parts behind a ridge. */
const HIDDEN_OPACITY = 0.3;

/** @typedef {[number, number, number]} Rgb 0 to 255 */

/**
 * @typedef {object} Trail
 * @property {Group} group
 * @property {(xyz: Float32Array) => void} setPath
 * @property {(appearance: { colour: Rgb, edge: Rgb, width: number, viewport: [number, number],
 *     perUnit: number }) => void} setAppearance width in pixels; perUnit: the change of the depth for a unit of the
 *     world
 * @property {() => void} dispose
 */

/** @returns {Trail} */
export function createTrail() {
    const group = new Group();
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute(CORNERS, 3));
    const parts = {
        through: lineMaterial({ hidden: true }),
        edge: lineMaterial({ hidden: false }),
        core: lineMaterial({ hidden: false }),
    };
    Object.values(parts).forEach((material, order) => {
        const mesh = new Mesh(geometry, material);
        mesh.frustumCulled = false;
        mesh.renderOrder = 1 + order;
        group.add(mesh);
    });
    return {
        group,
        setPath: (xyz) => setPath(geometry, xyz),
        setAppearance({ colour, edge, width, viewport, perUnit }) {
            paint(parts.through, { colour, width, viewport, nearer: 0 });
            paint(parts.edge, { colour: edge, width: 1.7 * width, viewport, nearer: 0.004 * perUnit });
            paint(parts.core, { colour, width, viewport, nearer: 0.008 * perUnit });
        },
        dispose() {
            geometry.dispose();
            for (const material of Object.values(parts)) material.dispose();
        },
    };
}

/** @param {{ hidden: boolean }} which */
function lineMaterial({ hidden }) {
    return new ShaderMaterial({
        uniforms: {
            colour: { value: new Vector3() },
            opacity: { value: hidden ? HIDDEN_OPACITY : 1 },
            viewport: { value: new Vector2(1, 1) },
            width: { value: 1 },
            overlap: { value: hidden ? 0 : 0.5 },
            nearer: { value: 0 },
        },
        defines: { GAP },
        vertexShader: VERTEX,
        fragmentShader: FRAGMENT,
        transparent: hidden,
        depthFunc: hidden ? GreaterDepth : LessEqualDepth,
        depthWrite: false, // paths cover each other in the order of the runs, as in the flat picture
    });
}

/**
 * @param {ShaderMaterial} material
 * @param {{ colour: Rgb, width: number, viewport: [number, number], nearer: number }} appearance
 */
function paint({ uniforms }, { colour, width, viewport, nearer }) {
    uniforms.colour.value.fromArray(colour).divideScalar(255);
    uniforms.viewport.value.fromArray(viewport);
    uniforms.width.value = width;
    uniforms.nearer.value = nearer;
}

/**
 * Sets the places of the line. Each place is the end of one piece and the start of the next: both attributes share
 * one buffer.
 *
 * @param {InstancedBufferGeometry} geometry
 * @param {Float32Array} xyz
 */
function setPath(geometry, xyz) {
    const current = geometry.getAttribute('from');
    const buffer = current instanceof InterleavedBufferAttribute ? current.data : null;
    if (buffer && buffer.array.length >= xyz.length) {
        buffer.array.set(xyz);
        buffer.needsUpdate = true;
    } else {
        const larger = new Float32Array(Math.max(600, 2 * xyz.length));
        larger.set(xyz);
        geometry.dispose(); // the buffer that became too small
        const fresh = new InstancedInterleavedBuffer(larger, 3);
        geometry.setAttribute('from', new InterleavedBufferAttribute(fresh, 3, 0));
        geometry.setAttribute('to', new InterleavedBufferAttribute(fresh, 3, 3));
    }
    geometry.instanceCount = Math.max(0, xyz.length / 3 - 1);
}
