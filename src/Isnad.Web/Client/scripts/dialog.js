import { element } from "./elements.js";

/**
 * Shows a dialog with buttons; the value of the one that was pressed, or null where it was closed.
 * @param {string} className of the dialog
 * @param {(value: string) => boolean} may a button's value close it; it says itself what is missing
 */
export function choose(title, content, buttons, { className = "", may = () => true } = {}) {
  return new Promise((resolve) => {
    const dialog = element("dialog", { "aria-label": title, className },
      element("form", { method: "dialog", className: "stack", onsubmit: (event) => { if (!may(event.submitter?.value)) event.preventDefault(); } },
        element("h2", {}, title), content,
        element("div", { className: "line" }, buttons.map(([value, label, first]) => element("button", { value, className: first ? "first" : "" }, label)))));
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue || null);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Asks for a line of words; null where none were given. */
export async function askWords(title, save, cancel) {
  const input = element("input", { required: true, maxLength: 500, dir: "auto", "aria-label": title, autofocus: true });
  const pressed = await choose(title, input, [["ok", save, true], ["", cancel]]);
  return pressed === "ok" && input.value.trim() ? input.value.trim() : null;
}
