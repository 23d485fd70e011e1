// What marked words can be used for while an event is open, as buttons over the text.
import { element } from "../elements.js";
import { uses } from "./editor.js";

export class Palette {
  /** @param use takes the field that the marked words are for; null for the one that the editor stands in */
  constructor(root, texts, use) {
    Object.assign(this, { root, texts, use, bar: null });
  }

  /** @param editor of the open event; null where none is open or nothing is marked */
  show(editor) {
    this.bar?.remove();
    this.bar = null;
    if (!editor) return;
    this.bar = element("div", { className: "palette", role: "toolbar", "aria-label": this.texts["use-words-as"] }, element("span", {}, this.texts["use-words-as"]),
      editor.target ? this.button("first", this.texts["key.words"], "Enter", null) : null,
      Object.entries(uses).map(([key, field]) => this.button(field, this.texts[`field.${field}`], key.toUpperCase(), field)));
    // The sheet is another after the page was drawn anew.
    this.root.querySelector(".sheet").append(this.bar);
  }

  /** Pressed and not clicked: a click would take the mark away first. */
  button(className, words, key, field) {
    return element("button", { type: "button", className, onmousedown: (press) => { press.preventDefault(); this.use(field); } }, words, " ", element("kbd", {}, key));
  }
}
