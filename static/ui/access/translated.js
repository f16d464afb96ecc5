/**
 * Keeps the page's live texts alive where a browser translates it.
 *
 * A translator takes text nodes out of the page and puts elements with the translation in their places. Preact goes on
 * to change the texts that it holds, which nobody sees any more, and inserts before nodes that are elsewhere. So each
 * text that was taken has an entry here, with the elements that stand in for it:
 *
 * - before Preact renders, every node that was taken stands in its place again, a text as an empty one: Preact finds the
 *   page as it left it, and never inserts before a node that is elsewhere;
 * - after it has rendered, a text that has changed replaces what stood in for it, and so do its neighbours: a sentence
 *   is never half translated, half stale. What has not changed stays translated.
 *
 * A translator that watches the page then translates the new text. An element that says nothing but symbols and numbers
 * has `translate="no"`.
 */

import { options } from 'preact';

/** @typedef {{ home: Node, before: Node | null, after: Node | null, standIns: ChildNode[], isBare: boolean }} Entry where
 *     a taken node belongs: its parent, its neighbours there, and what stands in for it; bare: nothing does any more */

/** The nodes that Preact has made, texts with what they are to say. @type {WeakMap<Node, string | null>} */
const owned = new WeakMap();
/** The elements that have `translate="no"` from here. @type {WeakSet<Node>} */
const symbols = new WeakSet();
/** The nodes that a translator took. @type {Map<ChildNode, Entry>} */
const taken = new Map();
/** Those of them that are not in their places now. @type {Set<ChildNode>} */
const missing = new Set();
/** The node for which an element stands in. @type {WeakMap<Node, ChildNode>} */
const standInFor = new WeakMap();
/** The texts that this rendering has changed. @type {Set<Text>} */
const changed = new Set();
/** The taken nodes that this rendering has removed. @type {Set<ChildNode>} */
const removed = new Set();

const HTML = 'http://www.w3.org/1999/xhtml';

/** @param {Node | null | undefined} node @returns {node is Text} */
const isText = (node) => node?.nodeType === Node.TEXT_NODE;

/**
 * Watches what Preact renders in an element. Call it before the first rendering.
 *
 * @param {Element} root
 */
export function surviveTranslators(root) {
    const observer = new MutationObserver(note);
    observer.observe(root, { childList: true, subtree: true });
    const { diffed, unmount } = options;
    options.diffed = (vnode) => {
        diffed?.(vnode);
        const node = nodeOf(vnode);
        if (isText(node)) noteText(node, String(vnode.props));
        else if (node) noteElement(/** @type {Element} */ (node), vnode.props);
    };
    options.unmount = (vnode) => {
        const node = nodeOf(vnode);
        if (node) owned.delete(node);
        if (node && taken.has(node)) removed.add(node);
        unmount?.(vnode);
    };
    options.debounceRendering = (render) =>
        queueMicrotask(() => {
            note(observer.takeRecords());
            for (const node of [...missing].reverse()) putBack(node);
            try {
                render();
            } finally {
                if (taken.size) settle();
                observer.takeRecords(); // no translator had a turn since
            }
        });
}

/** The node of a text or an element, under Preact's own name for it, as @preact/signals reads it. */
/** @param {any} vnode @returns {ChildNode | null} */
const nodeOf = ({ type, __e }) => (typeof type === 'function' ? null : __e);

/** @param {Text} text @param {string} words */
function noteText(text, words) {
    const before = owned.get(text);
    if (before === words) {
        if (taken.has(text)) text.data = ''; // Preact sets a 0 in every rendering
        return;
    }
    owned.set(text, words);
    if (taken.size && before !== undefined) changed.add(text);
}

/** @param {Element} element @param {any} props */
function noteElement(element, { translate, children }) {
    if (!owned.has(element)) owned.set(element, null);
    const isSymbol = UNTRANSLATABLE.has(element.localName) || saysOnlySymbols(children);
    if (translate !== undefined || isSymbol === symbols.has(element)) return;
    if (symbols.delete(element)) element.removeAttribute('translate');
    else {
        symbols.add(element);
        element.setAttribute('translate', 'no');
    }
}

/** Pictures and formulas: no translation can be shown in them. */
const UNTRANSLATABLE = new Set(['svg', 'math', 'kbd']);
/** A word; one letter is a symbol, and some are units. */
const WORD = /(?!(?:px|ms|kB|MB|GB)\b)\b[a-z]{2,}/i;

/** Whether nothing but symbols, numbers and units is said. @param {unknown} children */
function saysOnlySymbols(children) {
    if (typeof children === 'number') return true;
    if (typeof children === 'string') return children !== '' && !WORD.test(children);
    if (!Array.isArray(children) || children.some((child) => child !== null && typeof child === 'object')) return false;
    return saysOnlySymbols(children.filter((child) => ['string', 'number'].includes(typeof child)).join(''));
}

/** Finds what somebody else than Preact has taken out of the page. @param {MutationRecord[]} records */
function note(records) {
    for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
        for (const node of /** @type {NodeListOf<ChildNode>} */ (removedNodes)) {
            if (node.parentNode === target || !(owned.has(node) || standInFor.has(node))) continue;
            const strangers = /** @type {ChildNode[]} */ ([...addedNodes].filter((each) => !owned.has(each)));
            if (standInFor.has(node)) replaceStandIn(node, strangers);
            else take(node, target, strangers, [previousSibling, nextSibling]);
        }
    }
}

/** @param {ChildNode} node @param {Node} home @param {ChildNode[]} strangers put in its place @param {(Node | null)[]} beside */
function take(node, home, strangers, [before, after]) {
    const entry = taken.get(node);
    if (entry && entry.home !== home) return; // within its own translation
    missing.add(node);
    if (entry) {
        for (const stranger of strangers) stranger.remove(); // they stand for an empty text
        return;
    }
    const isStandIn = (/** @type {Node | null} */ each) =>
        each && !isText(each) && !owned.has(each) && !standInFor.has(each) && each.parentNode === home;
    const put = /** @type {ChildNode | undefined} */ ([before, after].find(isStandIn));
    const standIns = strangers.length || !put ? strangers : [put];
    for (const standIn of standIns) standInFor.set(standIn, node);
    taken.set(node, { home, before, after, standIns, isBare: false });
}

/** What stood in for a text was replaced itself, or taken away: then the text is to be seen. */
/** @param {ChildNode} standIn @param {ChildNode[]} strangers put in its place */
function replaceStandIn(standIn, strangers) {
    const node = /** @type {ChildNode} */ (standInFor.get(standIn));
    standInFor.delete(standIn);
    const entry = taken.get(node);
    if (!entry) return;
    entry.standIns.splice(entry.standIns.indexOf(standIn), 1, ...strangers);
    for (const stranger of strangers) standInFor.set(stranger, node);
    entry.isBare = entry.standIns.length === 0;
    if (entry.isBare && node.parentNode === entry.home) show(node);
}

/** Puts a node back in its place: a text as an empty one, before what stands in for it. @param {ChildNode} node */
function putBack(node) {
    const entry = taken.get(node);
    missing.delete(node);
    if (!entry || !owned.has(node)) return;
    const { home, before, after, standIns, isBare } = entry;
    const isHere = (/** @type {Node | null} */ each) => each?.parentNode === home;
    if (!isHere(node)) {
        if (isText(node)) node.replaceWith(node.cloneNode()); // it may be within what stands in for it
        const next = [standIns[0] ?? null, after].find(isHere);
        home.insertBefore(node, next ?? (isHere(before) ? /** @type {Node} */ (before).nextSibling : null));
    }
    const canBeShown = /** @type {Element} */ (home).namespaceURI === HTML; // within SVG and MathML no translation is
    if (isText(node) && canBeShown && !isBare) node.data = '';
    else if (isText(node)) show(node);
    else {
        // nobody knows into which translation the words of an element went
        for (const [each, { home: place }] of taken) if (place === home && isText(each)) changed.add(each);
        forget(node);
    }
}

/** After a rendering: shows the texts that have changed, and removes what stood in for texts that are gone. */
function settle() {
    for (const text of changed) showRun(text);
    for (const node of removed) forget(node);
    for (const [node, { standIns }] of taken) {
        const isMoved = standIns.length > 0 && !missing.has(node) && node.nextSibling !== standIns[0];
        if (isMoved) node.after(...standIns);
    }
    changed.clear();
    removed.clear();
}

/** Shows a text and those beside it, which belong to the same sentence. @param {Text} text */
function showRun(text) {
    /** @type {ChildNode[]} */
    const run = [text];
    const isOfTheRun = (/** @type {ChildNode | null} */ node) => isText(node) || (node && standInFor.has(node));
    for (let node = text.previousSibling; node && isOfTheRun(node); node = node.previousSibling) run.push(node);
    for (let node = text.nextSibling; node && isOfTheRun(node); node = node.nextSibling) run.push(node);
    for (const node of run) show(node);
}

/** Shows what a text is to say, in place of what stood in for it. @param {ChildNode} node */
function show(node) {
    const words = owned.get(node);
    if (words === undefined || words === null || missing.has(node)) return;
    if (isText(node) && node.data !== words) node.data = words;
    forget(node);
}

/** Forgets that a node was taken; nothing stands in for it from now on. @param {ChildNode} node */
function forget(node) {
    for (const standIn of taken.get(node)?.standIns ?? []) {
        standInFor.delete(standIn);
        standIn.remove();
    }
    taken.delete(node);
    missing.delete(node);
}
