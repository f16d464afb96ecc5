/** The surface as a sheet: the relief with the flat picture as its texture, and the edges of its box. */

import {
    BufferAttribute,
    BufferGeometry,
    CanvasTexture,
    Color,
    DoubleSide,
    Group,
    LinearFilter,
    LinearMipmapLinearFilter,
    LineBasicMaterial,
    LineSegments,
    Mesh,
    ShaderMaterial,
    Vector3,
} from 'three';

import { CORNERS } from '../model/camera.js';
import { buildMesh, buildRim, findNormals } from '../model/relief.js';

/** @typedef {import('../model/relief.js').Relief} Relief */
/** @typedef {import('./trails.js').Rgb} Rgb */

/** The direction of the light, fixed to the surface: from the upper left, as on a map. */
const LIGHT = new Vector3(-0.55, 0.35, 0.76).normalize();

const VERTEX = `
varying vec2 place;
varying vec3 upward;
void main() {
    place = 0.5 * position.xy + 0.5;
    upward = normal;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

/**
 * Horizontal parts have the colours of the flat picture. Slopes are lighter towards the light; the underside is dark.
 */
const FRAGMENT = `
uniform sampler2D before;
uniform sampler2D picture;
uniform vec3 beforeAt;
uniform vec3 pictureAt;
uniform float opacity;
uniform float relief;
uniform float shading;
uniform vec3 light;
uniform vec3 below;
varying vec2 place;
varying vec3 upward;
void main() {
    vec3 old = texture2D(before, place * beforeAt.z + beforeAt.xy).rgb;
    vec3 colour = mix(old, texture2D(picture, place * pictureAt.z + pictureAt.xy).rgb, opacity);
    float brightness = dot(normalize(upward), light) / light.z;
    float shade = mix(1.0, clamp(0.42 + 0.58 * brightness, 0.3, 1.45), shading);
    vec3 solid = gl_FrontFacing ? colour * shade : mix(colour, below, 0.72);
    gl_FragColor = vec4(mix(colour, solid, relief), 1.0);
}`;

/** @typedef {{ picture: HTMLCanvasElement, at: [number, number, number], opacity: number }} SheetLayer a square
 *     picture of the plane from above; a place (u, v) of the sheet, each 0 to 1, shows the place
 *     (u, v) · at[2] + (at[0], at[1]) of the picture */

/**
 * @typedef {object} Sheet
 * @property {Group} group
 * @property {(relief: Relief) => void} shape
 * @property {(layers: SheetLayer[]) => void} setLayers one picture, or two while the newer one fades in
 * @property {(slant: number, colours: { shading: number, below: Rgb, frame: Rgb }) => void} light
 * @property {() => void} dispose
 */

/** @param {number} anisotropy the highest that the graphics card supports @returns {Sheet} */
export function createSheet(anisotropy) {
    const surface = new Mesh(new BufferGeometry(), sheetMaterial());
    const box = new LineSegments(new BufferGeometry(), new LineBasicMaterial({ transparent: true }));
    const group = new Group();
    for (const part of [surface, box]) part.frustumCulled = false;
    group.add(box, surface);
    /** @type {Map<HTMLCanvasElement, CanvasTexture>} */
    const textures = new Map();
    const { uniforms } = surface.material;
    return {
        group,
        shape(relief) {
            const { positions, indices } = buildMesh(relief);
            put(surface.geometry, 'position', positions);
            put(surface.geometry, 'normal', findNormals(relief));
            if (surface.geometry.index?.count !== indices.length)
                surface.geometry.setIndex(new BufferAttribute(indices, 1));
            put(box.geometry, 'position', buildBox(relief));
        },
        setLayers(layers) {
            for (const { picture } of layers)
                if (!textures.has(picture)) textures.set(picture, buildTexture(picture, anisotropy));
            for (const [picture, texture] of textures) {
                if (layers.some((layer) => layer.picture === picture)) continue;
                texture.dispose();
                textures.delete(picture);
            }
            const [before, newest] = [layers[0], layers[layers.length - 1]];
            uniforms.before.value = textures.get(before.picture);
            uniforms.picture.value = textures.get(newest.picture);
            uniforms.beforeAt.value.fromArray(before.at);
            uniforms.pictureAt.value.fromArray(newest.at);
            uniforms.opacity.value = newest.opacity;
        },
        light(slant, { shading, below, frame }) {
            uniforms.relief.value = slant;
            uniforms.shading.value = shading;
            uniforms.below.value.fromArray(below).divideScalar(255);
            box.visible = slant > 0;
            box.material.opacity = slant;
            box.material.color = new Color().fromArray(frame.map((value) => value / 255));
        },
        dispose() {
            for (const texture of textures.values()) texture.dispose();
            for (const part of [surface, box]) {
                part.geometry.dispose();
                part.material.dispose();
            }
        },
    };
}

/** @param {HTMLCanvasElement} canvas @param {number} anisotropy */
function buildTexture(canvas, anisotropy) {
    const texture = new CanvasTexture(canvas);
    texture.minFilter = LinearMipmapLinearFilter;
    texture.magFilter = LinearFilter;
    texture.anisotropy = anisotropy;
    return texture;
}

/** The sheet is moved back a little in depth, so that the lines on it stay visible. */
function sheetMaterial() {
    return new ShaderMaterial({
        uniforms: {
            before: { value: null },
            picture: { value: null },
            beforeAt: { value: new Vector3(0, 0, 1) },
            pictureAt: { value: new Vector3(0, 0, 1) },
            opacity: { value: 1 },
            relief: { value: 0 },
            shading: { value: 1 },
            light: { value: LIGHT },
            below: { value: new Vector3() },
        },
        vertexShader: VERTEX,
        fragmentShader: FRAGMENT,
        side: DoubleSide,
        polygonOffset: true,
        polygonOffsetFactor: 1,
        polygonOffsetUnits: 1,
    });
}

/** The edges of the floor, the vertical edges up to the sheet, and the rim of the sheet. @param {Relief} relief */
function buildBox({ size, z }) {
    const at = (/** @type {number} */ i) => [
        (2 * (i % size)) / (size - 1) - 1,
        (2 * Math.floor(i / size)) / (size - 1) - 1,
        z[i],
    ];
    const rim = buildRim(size).map(at);
    const corners = [0, 1, 2, 3].map((side) => rim[side * (size - 1)]);
    const floor = CORNERS.map(([x, y]) => [x, y, 0]);
    const lines = [];
    for (let i = 0; i + 1 < rim.length; i++) lines.push(...rim[i], ...rim[i + 1]);
    for (let i = 0; i < 4; i++) lines.push(...floor[i], ...floor[(i + 1) % 4], ...floor[i], ...corners[i]);
    return Float32Array.from(lines);
}

/** @param {BufferGeometry} geometry @param {string} name @param {Float32Array} values three to a corner */
function put(geometry, name, values) {
    const attribute = geometry.getAttribute(name);
    if (attribute instanceof BufferAttribute && attribute.array.length === values.length) {
        attribute.array.set(values);
        attribute.needsUpdate = true;
    } else {
        geometry.dispose(); // frees its buffers, which have another size
        geometry.setAttribute(name, new BufferAttribute(values, 3));
    }
}
