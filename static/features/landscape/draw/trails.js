/** The runs' paths on the surface: lines as wide as in the flat picture, whatever the perspective. */

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

import { GAP } from '../model/laid.js';

/**
 * A rectangle from one place to the next, on the screen. It is drawn a little nearer than it is, so that
 * the triangles under it do not hide it.
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

/** What is behind a ridge shows through it, faintly. */
const SEEN_THROUGH = 0.3;

/** @typedef {[number, number, number]} Rgb 0 to 255 */

/**
 * @typedef {object} Trail
 * @property {Group} group
 * @property {(xyz: Float32Array) => void} lay
 * @property {(look: { colour: Rgb, edge: Rgb, width: number, viewport: [number, number], perUnit: number }) => void} look
 *     width in pixels; perUnit: how much of the depth's range a unit of the world takes
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
        lay: (xyz) => lay(geometry, xyz),
        look({ colour, edge, width, viewport, perUnit }) {
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
            opacity: { value: hidden ? SEEN_THROUGH : 1 },
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
        depthWrite: false, // they lie on each other as in the flat picture, one run after the other
    });
}

/** @param {ShaderMaterial} material @param {{ colour: Rgb, width: number, viewport: [number, number], nearer: number }} look */
function paint({ uniforms }, { colour, width, viewport, nearer }) {
    uniforms.colour.value.fromArray(colour).divideScalar(255);
    uniforms.viewport.value.fromArray(viewport);
    uniforms.width.value = width;
    uniforms.nearer.value = nearer;
}

/** Each place is the end of one piece and the start of the next: one buffer is both. */
/** @param {InstancedBufferGeometry} geometry @param {Float32Array} xyz */
function lay(geometry, xyz) {
    const room = geometry.getAttribute('from');
    const buffer = room instanceof InterleavedBufferAttribute ? room.data : null;
    if (buffer && buffer.array.length >= xyz.length) {
        buffer.array.set(xyz);
        buffer.needsUpdate = true;
    } else {
        const roomy = new Float32Array(Math.max(600, 2 * xyz.length));
        roomy.set(xyz);
        geometry.dispose(); // the buffer that became too small
        const fresh = new InstancedInterleavedBuffer(roomy, 3);
        geometry.setAttribute('from', new InterleavedBufferAttribute(fresh, 3, 0));
        geometry.setAttribute('to', new InterleavedBufferAttribute(fresh, 3, 3));
    }
    geometry.instanceCount = Math.max(0, xyz.length / 3 - 1);
}
