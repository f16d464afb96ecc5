import { useRef, useState } from 'preact/hooks';

/**
 * The cell that each key moves the focus to.
 *
 * @type {Record<string, (at: { row: number, column: number }, size: { rows: number, columns: number })
 *     => { row: number, column: number }>}
 */
const MOVES = {
    ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
    ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
    ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
    ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
    Home: ({ row }) => ({ row, column: 0 }),
    End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};

/**
 * Makes a table one stop of the Tab key. The arrow keys move between the cells; Enter and Space click the cell. Row 0
 * and column 0 are the headings.
 *
 * @param {{ rows: number, columns: number }} size of the table, with its headings
 */
export function useRoving(size) {
    const table = useRef(/** @type {HTMLTableElement | null} */ (null));
    const [at, setAt] = useState({ row: 1, column: 1 });
    const stop = inside(at, size);
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        // A cell that was only clicked does not take keys.
        if (!target.matches(':focus-visible') || event.ctrlKey || event.metaKey || event.altKey) return;
        const isPress = event.key === 'Enter' || event.key === ' ';
        if (!isPress && !MOVES[event.key]) return;
        event.preventDefault();
        event.stopPropagation();
        if (isPress) return event.repeat ? undefined : target.click();
        const to = inside(MOVES[event.key](stop, size), size);
        setAt(to);
        /** @type {HTMLElement | null | undefined} */
        const cell = table.current?.querySelector(`[data-at="${to.row}.${to.column}"]`);
        cell?.focus();
    };
    return {
        /** The props of the table. */
        grid: { ref: table, role: 'grid', onKeyDown },
        /** The props of a cell. @param {number} row @param {number} column */
        cell: (row, column) => ({
            'data-at': `${row}.${column}`,
            tabIndex: row === stop.row && column === stop.column ? 0 : -1,
        }),
    };
}

/** @param {{ row: number, column: number }} at @param {{ rows: number, columns: number }} size */
function inside({ row, column }, { rows, columns }) {
    const to = { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
    return to.row === 0 && to.column === 0 ? { row: 0, column: Math.min(1, columns - 1) } : to;
}
