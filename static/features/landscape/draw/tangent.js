/** The tangent plane: a transparent sheet. */

import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, MeshBasicMaterial } from 'three';

import { buildCells } from '../model/relief.js';

const OPACITY = 0.34;

/** @typedef {import('../model/tangent.js').Sheet} Sheet */
/** @typedef {import('./trails.js').Rgb} Rgb */

/** @returns {{ mesh: Mesh, put: (sheet: Sheet | null, colour: Rgb, slant: number) => void, dispose: () => void }} */
export function createTangent() {
    const material = new MeshBasicMaterial({ side: DoubleSide, transparent: true, depthWrite: false });
    const geometry = new BufferGeometry();
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.renderOrder = 4;
    mesh.visible = false;
    return {
        mesh,
        put(sheet, [red, green, blue], slant) {
            mesh.visible = sheet !== null && slant > 0;
            if (!sheet) return;
            if (!geometry.index) {
                geometry.setIndex(new BufferAttribute(buildCells(sheet.size), 1));
                geometry.setAttribute('position', new BufferAttribute(sheet.xyz.slice(), 3));
            }
            const position = /** @type {BufferAttribute} */ (geometry.getAttribute('position'));
            position.array.set(sheet.xyz);
            position.needsUpdate = true;
            material.color.setRGB(red / 255, green / 255, blue / 255);
            material.opacity = OPACITY * slant;
        },
        dispose() {
            geometry.dispose();
            material.dispose();
        },
    };
}
