/** A text over a chart of uPlot's: values with their names. */

/** @typedef {import('uplot')} Plot */
/** @typedef {{ of: string, name: string, value: string, ink?: string }} Part a value with its name; `of`: its class */

/** The element of a note; made when it is first wanted. @param {Plot} plot @param {string} name */
export function noteOf(plot, name) {
    const found = plot.over.querySelector(`.${name}`);
    if (found) return /** @type {HTMLElement} */ (found);
    const note = document.createElement('p');
    note.className = `chart-note ${name}`;
    note.translate = false; // a translator may take texts away that are written again
    return plot.over.appendChild(note);
}

/** @param {HTMLElement} note @param {Part[]} parts */
export function write(note, parts) {
    note.hidden = parts.length === 0;
    note.replaceChildren(
        ...parts.map(({ of, name, value, ink = '' }) => {
            const part = document.createElement('span');
            const strong = document.createElement('b');
            strong.textContent = value;
            part.className = of;
            part.style.color = ink;
            part.append(name, ' ', strong);
            return part;
        }),
    );
}
