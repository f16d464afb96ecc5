/** Drawing by mouse, finger or pen: one of them at a time, wherever it goes once it is down. */

/** @typedef {import('./model/actions.js').DrawActions} DrawActions */
/** @typedef {[number, number, number]} Place x, y and pressure */

/** What a device says that knows no pressure; a finger's says nothing about how it is meant. */
const USUAL_PRESSURE = 0.5;
/** A mouse may tell its place a thousand times a second: so far apart drawings are made of it, in milliseconds. */
const LEAST_APART = 8;

/**
 * Where a browser tells a pointer's place as soon as it knows it, the drawing does not wait for the next frame;
 * the event that comes with the frame has only what is new since.
 *
 * @param {Pick<DrawActions, 'penDown' | 'penOn' | 'penUp'>} actions
 * @returns {Record<string, (event: PointerEvent) => void>} the handlers of the pad
 */
export function pointerPen(actions) {
    const pen = {
        /** The pointer that draws. */
        id: /** @type {number | null} */ (null),
        /** Places that have not been drawn yet. */
        waiting: /** @type {Place[]} */ ([]),
        heard: -Infinity,
        drawn: -Infinity,
    };

    const hear = (/** @type {PointerEvent} */ event) => {
        const sheet = /** @type {HTMLElement} */ (event.currentTarget);
        const box = sheet.getBoundingClientRect();
        const gathered = event.getCoalescedEvents?.() ?? [];
        const news = (gathered.length > 0 ? gathered : [event]).filter(({ timeStamp }) => timeStamp > pen.heard);
        pen.heard = Math.max(pen.heard, event.timeStamp);
        pen.waiting.push(...news.map((each) => findPlace(each, box)));
    };

    const drawOn = (/** @type {number} */ now) => {
        if (pen.waiting.length === 0) return;
        actions.penOn(pen.waiting);
        pen.waiting = [];
        pen.drawn = now;
    };

    const end = (/** @type {PointerEvent} */ event) => {
        if (event.pointerId !== pen.id) return;
        pen.id = null;
        drawOn(event.timeStamp);
        actions.penUp();
    };

    return {
        onPointerDown(event) {
            if (pen.id !== null || event.button !== 0) return;
            const sheet = /** @type {HTMLElement} */ (event.currentTarget);
            if (!actions.penDown(...findPlace(event, sheet.getBoundingClientRect()))) return;
            Object.assign(pen, { id: event.pointerId, waiting: [], heard: event.timeStamp, drawn: event.timeStamp });
            sheet.setPointerCapture(event.pointerId);
        },
        onpointerrawupdate(event) {
            if (event.pointerId !== pen.id) return;
            hear(event);
            if (event.timeStamp - pen.drawn >= LEAST_APART) drawOn(event.timeStamp);
        },
        onPointerMove(event) {
            if (event.pointerId !== pen.id) return;
            hear(event);
            drawOn(event.timeStamp);
        },
        onPointerUp: end,
        onPointerCancel: end,
        onLostPointerCapture: end,
    };
}

/**
 * Where on the pad it is, and how hard it presses.
 *
 * @param {Pick<PointerEvent, 'clientX' | 'clientY' | 'pressure' | 'pointerType'>} event
 * @param {Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>} box of the pad
 * @returns {Place}
 */
export function findPlace({ clientX, clientY, pressure, pointerType }, { left, top, width, height }) {
    const force = pointerType === 'pen' && pressure > 0 ? pressure : USUAL_PRESSURE;
    return [(clientX - left) / width, (clientY - top) / height, force];
}
