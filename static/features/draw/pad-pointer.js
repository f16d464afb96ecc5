/** Draws by mouse, finger or pen: one pointer at a time, also outside the pad once it is down. */

/** @typedef {import('./model/actions.js').DrawActions} DrawActions */
/** @typedef {[number, number, number]} PenPoint x, y and pressure */

/** The pressure of a mouse. It is used for a finger too, whose reported pressure is not intended. */
const USUAL_PRESSURE = 0.5;
/** Least time between two updates of the drawing, in milliseconds. A mouse may report 1,000 times a second. */
const LEAST_APART = 8;

/**
 * Returns the pointer handlers of the pad. `pointerrawupdate` events arrive before the next frame, so the drawing does
 * not wait for it. Of the later `pointermove` event only newer points count.
 *
 * @param {Pick<DrawActions, 'penDown' | 'penOn' | 'penUp'>} actions
 * @returns {Record<string, (event: PointerEvent) => void>}
 */
export function pointerPen(actions) {
    const pen = {
        /** The pointer that draws; null where none does. */
        id: /** @type {number | null} */ (null),
        /** Points that have not been drawn yet. */
        waiting: /** @type {PenPoint[]} */ ([]),
        collectedUntil: -Infinity,
        drawnAt: -Infinity,
    };

    const collect = (/** @type {PointerEvent} */ event) => {
        const sheet = /** @type {HTMLElement} */ (event.currentTarget);
        const box = sheet.getBoundingClientRect();
        const gathered = event.getCoalescedEvents?.() ?? [];
        const news = (gathered.length > 0 ? gathered : [event]).filter(
            ({ timeStamp }) => timeStamp > pen.collectedUntil,
        );
        pen.collectedUntil = Math.max(pen.collectedUntil, event.timeStamp);
        pen.waiting.push(...news.map((each) => toPenPoint(each, box)));
    };

    const drawOn = (/** @type {number} */ now) => {
        if (pen.waiting.length === 0) return;
        actions.penOn(pen.waiting);
        pen.waiting = [];
        pen.drawnAt = now;
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
            if (!actions.penDown(...toPenPoint(event, sheet.getBoundingClientRect()))) return;
            Object.assign(pen, {
                id: event.pointerId,
                waiting: [],
                collectedUntil: event.timeStamp,
                drawnAt: event.timeStamp,
            });
            sheet.setPointerCapture(event.pointerId);
        },
        onpointerrawupdate(event) {
            if (event.pointerId !== pen.id) return;
            collect(event);
            if (event.timeStamp - pen.drawnAt >= LEAST_APART) drawOn(event.timeStamp);
        },
        onPointerMove(event) {
            if (event.pointerId !== pen.id) return;
            collect(event);
            drawOn(event.timeStamp);
        },
        onPointerUp: end,
        onPointerCancel: end,
        onLostPointerCapture: end,
    };
}

/**
 * Returns the place of a pointer on the pad, in sides of the pad, and its pressure.
 *
 * @param {Pick<PointerEvent, 'clientX' | 'clientY' | 'pressure' | 'pointerType'>} event
 * @param {Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>} box of the pad
 * @returns {PenPoint}
 */
export function toPenPoint({ clientX, clientY, pressure, pointerType }, { left, top, width, height }) {
    const force = pointerType === 'pen' && pressure > 0 ? pressure : USUAL_PRESSURE;
    return [(clientX - left) / width, (clientY - top) / height, force];
}
