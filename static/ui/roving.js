import { useRef, useState } from 'preact/hooks';

/** Where each key goes to, in a grid of that size. */
/** @type {Record<string, (at: { row: number, column: number }, size: { rows: number, columns: number })
 *     => { row: number, column: number }>} */
const MOVES = {
    ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
    ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
    ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
    ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
    Home: ({ row }) => ({ row, column: 0 }),
    End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};

/**
 * One stop of the Tab key for a whole table: from cell to cell by the arrow keys, and Enter or Space does
 * what a click on the cell does. Row 0 and column 0 are the headings.
 *
 * @param {{ rows: number, columns: number }} size of the table, its headings counted
 */
export function useRoving(size) {
    const table = useRef(/** @type {HTMLTableElement | null} */ (null));
    const [at, setAt] = useState({ row: 1, column: 1 });
    const stop = inside(at, size);
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        // What was only clicked keeps no keys.
        if (!target.matches(':focus-visible') || event.ctrlKey || event.metaKey || event.altKey) return;
        const isPress = event.key === 'Enter' || event.key === ' ';
        if (!isPress && !MOVES[event.key]) return;
        event.preventDefault();
        event.stopPropagation();
        if (isPress) return target.click();
        const to = inside(MOVES[event.key](stop, size), size);
        setAt(to);
        /** @type {HTMLElement | null | undefined} */
        const cell = table.current?.querySelector(`[data-at="${to.row}.${to.column}"]`);
        cell?.focus();
    };
    return {
        /** Of the table. */
        grid: { ref: table, role: 'grid', onKeyDown },
        /** Of each of its cells. @param {number} row @param {number} column */
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
