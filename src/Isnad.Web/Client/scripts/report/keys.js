// The keys of a report's page.
import { choose } from "../dialog.js";
import { element } from "../elements.js";
import { uses } from "./editor.js";

const acts = { a: "accept", A: "accept-all", e: "edit", x: "reject", n: "add", s: "split", m: "merge", u: "undo", w: "text", h: "hand", X: "skip", o: "reopen", "?": "keys" };

// Where somebody types Arabic, the same keys give other letters; the place of the key counts then.
export const letterOf = (event) => /^[\x20-\x7e]$/.test(event.key) ? event.key : /^Key[A-Z]$/.test(event.code) ? (event.shiftKey ? event.code[3] : event.code[3].toLowerCase()) : event.key;

export function listen(page) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, select, textarea"), inText = event.target.id === "text";
    if (page.editing && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return page.editing.editor.root.requestSubmit(); }
    if (event.key === "Escape") { if (page.editing) page.editing.editor.told.cancel(); else page.endMerge(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (inText && inTheText(page, event)) return event.preventDefault();
    const key = letterOf(event);
    if (event.target.closest("button, a, summary") && (key === "Enter" || key === " ")) return;
    if (key === "j" || (key === "ArrowDown" && event.target.closest(".event"))) page.step(1);
    else if (key === "k" || (key === "ArrowUp" && event.target.closest(".event"))) page.step(-1);
    else if (acts[key] && !page.editing) page.act(acts[key]);
    else if (key === "w") page.act("text");
    else return;
    event.preventDefault();
  });
}

/** Arrows go word by word the way the text runs; Enter and the letters use what is marked. */
function inTheText(page, event) {
  const forward = getComputedStyle(event.target).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const line = 8;
  switch (event.key) {
    case "ArrowLeft": case "ArrowRight": page.text.move(event.key === forward ? 1 : -1, event.shiftKey); return true;
    case "ArrowDown": page.text.move(line, event.shiftKey); return true;
    case "ArrowUp": page.text.move(-line, event.shiftKey); return true;
    case "Enter": return page.editing ? page.use(null) : false;
  }
  const field = uses[letterOf(event).toLowerCase()];
  return !!(page.editing && field && page.use(field));
}

/** Shows all keys. */
export function keyHelp(texts) {
  const rows = [["J", "next"], ["K", "previous"], ["A", "accept"], ["E", "edit"], ["X", "reject"], ["N", "add"], ["S", "split"], ["M", "merge"], ["U", "undo"], ["⇧A", "accept-all"], ["⇧X", "skip"], ["O", "reopen"], ["H", "hand"], ["Ctrl+Enter", "save"], ["W", "text"], ["?", "help"]];
  return choose(texts.keys, element("dl", { className: "keys" }, rows.flatMap(([key, name]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, texts[`key.${name}`])])), [["", texts.close, true]]);
}
