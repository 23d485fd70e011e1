// The report's text: offsets of what is marked in it, and a cursor that goes word by word.
// The contract counts code points, the page UTF-16 units; both are the same but where a character lies outside the basic plane.

export class ReportText {
  constructor(root) {
    this.root = root;
    this.value = root.textContent;
    this.words = [...this.value.matchAll(/[^\s\p{P}\p{S}]+/gu)].map((match) => [match.index, match.index + match[0].length]);
    this.anchor = this.head = 0;
  }

  /** Code points before a UTF-16 offset. */
  points(offset) { return [...this.value.slice(0, offset)].length; }

  /** UTF-16 offset after so many code points. */
  units(points) { return [...this.value].slice(0, points).join("").length; }

  /** What is marked, as UTF-16 offsets, with blanks at its ends left out; null for nothing. */
  marked() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.root.contains(range.startContainer) || !this.root.contains(range.endContainer)) return null;
    return this.trimmed(this.offset(range.startContainer, range.startOffset), this.offset(range.endContainer, range.endOffset));
  }

  trimmed(start, end) {
    while (start < end && /\s/.test(this.value[start])) start++;
    while (end > start && /\s/.test(this.value[end - 1])) end--;
    return start < end ? [start, end] : null;
  }

  /** The words of a value as the contract gives them. */
  quote([start, end]) {
    return { quote: this.value.slice(start, end), start: this.points(start), end: this.points(end) };
  }

  /** Marks a range of the page. */
  select(start, end) {
    const range = document.createRange();
    range.setStart(...this.position(start));
    range.setEnd(...this.position(end));
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const box = range.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 40) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  /** Moves the word cursor; with marking, from where it began. */
  move(step, marking) {
    if (this.words.length === 0) return;
    this.head = Math.max(0, Math.min(this.words.length - 1, this.head + step));
    if (!marking) this.anchor = this.head;
    const [first, last] = this.anchor <= this.head ? [this.anchor, this.head] : [this.head, this.anchor];
    this.select(this.words[first][0], this.words[last][1]);
  }

  /** Puts the word cursor on a place in the text. */
  moveTo(offset) {
    const found = this.words.findIndex(([, end]) => end > offset);
    this.head = this.anchor = found < 0 ? 0 : found;
    this.move(0, false);
  }

  offset(node, inner) {
    const range = document.createRange();
    range.setStart(this.root, 0);
    range.setEnd(node, inner);
    return range.toString().length;
  }

  position(offset) {
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode(), last = node;
    for (; node; node = walker.nextNode()) {
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
      last = node;
    }
    return [last, last.length];
  }
}
