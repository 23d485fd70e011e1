// Two readings of a report side by side: for each field that differs the first's value, the second's or one's own is chosen, by mouse or by keys alone.
import { ask, send, Refused } from "../server.js";
import { notice } from "../notice.js";
import { choose } from "../dialog.js";
import { element } from "../elements.js";
import { ReportText } from "../report/text.js";
import { Conflict } from "../report/conflict.js";
import { Editor, uses } from "../report/editor.js";
import { draft } from "../report/drafts.js";
import { Palette } from "../report/palette.js";
import { letterOf } from "../report/keys.js";

const fields = ["type", "status", "background", "triggers", "time", "place", "more_places", "actors", "casualties", "weapons", "sources", "denied_by"];

/** Equal but for fields that hold nothing. */
const same = (a, b) => JSON.stringify(bare(a)) === JSON.stringify(bare(b));
const bare = (value) => Array.isArray(value) ? value.map(bare) : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined).sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, inner]) => [key, bare(inner)])) : value ?? null;
const empty = (value) => value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);

class AdjudicationPage {
  constructor(root) {
    this.root = root;
    this.url = `/api/reports/${root.dataset.report}/adjudication`;
    this.cards = [...root.querySelectorAll(".pair")];
    this.own = new Map();
    root.addEventListener("pointerover", (event) => this.point(event.target));
    root.addEventListener("focusin", (event) => { this.point(event.target); this.mark(event.target.closest?.(".pair")); });
  }

  async start() {
    const given = document.getElementById("editor-texts");
    if (!given) return;
    Object.assign(this, JSON.parse(given.textContent));
    this.words = JSON.parse(document.getElementById("adjudication-texts").textContent);
    this.text = new ReportText(this.root.querySelector("#text"));
    this.buttons = new Palette(this.root, this.texts, (field) => this.use(field));
    this.view = await ask(this.url);
    if (this.view.settled) this.settled();
    // Whoever may not decide is shown what was settled.
    if (this.root.dataset.mayDecide !== "yes") return;
    this.root.addEventListener("change", (event) => { const group = event.target.closest("[data-choice]"); if (group) this.forget(group); this.changed(); });
    this.root.addEventListener("click", (event) => { const button = event.target.closest("button[data-do]"); if (button) this.act(button.dataset.do, button.closest(".pair")); });
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("selectionchange", () => this.palette());
    this.restore();
    this.changed(false);
  }

  /** Shows the words of a value, and the values of words. */
  point(target) {
    for (const lit of this.root.querySelectorAll(".lit")) lit.classList.remove("lit");
    const names = (target.closest?.("[data-v]")?.dataset.v ?? [...(target.closest?.("label")?.querySelectorAll("[data-v]") ?? [])].map((value) => value.dataset.v).join(" ")).split(" ").filter(Boolean);
    for (const name of names) for (const shown of this.root.querySelectorAll(`mark[data-v~="${name}"], .value[data-v="${name}"]`)) shown.classList.add("lit");
  }

  mark(card) {
    if (card) for (const other of this.cards) other.classList.toggle("chosen", other === card);
  }

  // What is chosen.

  chosen(group) { return group.querySelector("input:checked")?.value ?? null; }

  takes(card) { return this.chosen(card.querySelector('[data-choice="take"]')); }

  /** Choices that must be made and are not. */
  open() {
    return [...this.root.querySelectorAll("[data-choice][data-must]")].filter((group) => this.chosen(group) === null && !this.isOwn(group) && (group.dataset.choice === "take" || this.takes(group.closest(".pair")) !== "leave"));
  }

  isOwn(group) { return !!this.own.get(group.closest(".pair").id)?.fields.includes(group.dataset.choice); }

  changed(keep = true) {
    const open = this.open();
    const status = this.root.querySelector("#open-choices");
    status.textContent = status.dataset.words.replace("{0}", open.length);
    for (const group of this.root.querySelectorAll("[data-choice]")) group.classList.toggle("open", open.includes(group));
    for (const card of this.cards) card.classList.toggle("left-out", this.takes(card) === "leave");
    if (keep) draft.set(`${this.view.report} adjudication`, this.view.seen, this.state());
  }

  state() {
    return { choices: [...this.root.querySelectorAll("[data-choice] input:checked")].map((input) => [input.name, input.value]), own: [...this.own] };
  }

  restore() {
    const kept = draft.get(`${this.view.report} adjudication`, this.view.seen);
    if (!kept) return;
    for (const [name, value] of kept.choices) { const input = this.root.querySelector(`input[name="${name}"][value="${value}"]`); if (input) input.checked = true; }
    for (const [id, own] of kept.own) { const card = document.getElementById(id); if (card) this.setOwn(card, own.record, own.fields); }
  }

  // Keys.

  key(event) {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return this.editing ? this.editing.editor.root.requestSubmit() : this.act("save"); }
    if (event.key === "Escape" && this.editing) return this.close();
    const typing = event.target.closest('select, textarea, input:not([type="radio"])');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = letterOf(event).toLowerCase();
    if (this.editing) {
      if (event.target.id !== "text" || !this.inText(event, key)) return;
      return event.preventDefault();
    }
    const group = document.activeElement.closest?.("[data-choice]"), card = document.activeElement.closest?.(".pair");
    if (key === "j") this.step(1);
    else if (key === "k") this.step(-1);
    else if ((key === "1" || key === "2") && group && group.dataset.choice !== "take") this.pick(group, key === "1" ? "first" : "second");
    else if ((key === "t" || key === "l") && card) this.pick(card.querySelector('[data-choice="take"]'), key === "t" ? "take" : "leave");
    else if (key === "e" && card) this.act("own", card);
    else if (key === "?") this.act("keys");
    else return;
    event.preventDefault();
  }

  inText(event, key) {
    const forward = getComputedStyle(event.target).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") { this.text.move(event.key === forward ? 1 : -1, event.shiftKey); return true; }
    if (event.key === "Enter") return this.use(null);
    return !!uses[key] && this.use(uses[key]);
  }

  step(by) {
    const groups = [...this.root.querySelectorAll("[data-choice]")].filter((group) => group.dataset.choice === "take" || this.takes(group.closest(".pair")) !== "leave");
    const at = groups.indexOf(document.activeElement.closest?.("[data-choice]"));
    const next = groups[Math.max(0, Math.min(groups.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    (next.querySelector("input:checked") ?? next.querySelector("input")).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  pick(group, value) {
    const input = group.querySelector(`input[value="${value}"]`);
    input.checked = true;
    this.forget(group);
    input.focus();
    this.changed();
    this.step(1);
  }

  // Values of one's own.

  record(reader, name) { return name ? this.view[reader].find((item) => item.id === name) : undefined; }

  /** The event as it is chosen so far. */
  composed(card) {
    const first = this.record("first", card.dataset.first), second = this.record("second", card.dataset.second), own = this.own.get(card.id);
    const made = structuredClone(first ?? second);
    for (const group of card.querySelectorAll("tr[data-choice]")) if (this.chosen(group) === "second") made[group.dataset.choice] = structuredClone(second[group.dataset.choice]);
    for (const field of own?.fields ?? []) made[field] = structuredClone(own.record[field]);
    delete made.derivation;
    return made;
  }

  edit(card) {
    this.close();
    const before = this.composed(card);
    const context = { texts: this.texts, types: this.types, lists: this.lists, guide: this.guide, map: this.map, labels: this.view.labels, day: this.view.published ?? new Date().toISOString().slice(0, 10) };
    const editor = new Editor(before, context, {
      save: (changed) => {
        if (!changed.triggers?.length) return notice(this.texts["trigger-needed"], true);
        // What was not touched stays the reader's; tolls point at sources by number, so that one's own of either are one's own of both.
        const touched = fields.filter((field) => (empty(changed[field]) ? !empty(before[field]) : !same(changed[field], before[field])));
        const mine = [...new Set([...(this.own.get(card.id)?.fields ?? []), ...touched, ...(touched.includes("sources") && changed.casualties?.length ? ["casualties"] : []), ...(touched.includes("casualties") && changed.sources?.length ? ["sources"] : [])])];
        this.close();
        if (mine.length) this.setOwn(card, changed, mine);
        card.querySelector('[data-choice="take"] input[value="take"]').checked = true;
        this.changed();
      },
      cancel: () => this.close(),
      changed: () => {},
      marking: (value) => { if (value.quote) this.text.select(this.text.units(value.start), this.text.units(value.end)); this.root.querySelector("#text").focus(); this.text.move(0, false); },
    });
    this.editing = { editor, card };
    card.classList.add("editing");
    card.append(editor.root);
    editor.root.querySelector("select").focus();
  }

  close() {
    if (!this.editing) return;
    const { editor, card } = this.editing;
    this.editing = null;
    editor.close();
    card.classList.remove("editing");
    this.palette();
    (card.querySelector("input:checked") ?? card.querySelector("input")).focus();
  }

  setOwn(card, record, mine) {
    this.own.set(card.id, { record, fields: mine });
    for (const shown of card.querySelectorAll("tr.mine")) shown.remove();
    for (const field of mine) {
      const row = card.querySelector(`tr[data-field="${field}"]`);
      for (const input of row?.querySelectorAll("input") ?? []) input.checked = false;
      const shown = element("tr", { className: "mine", "data-mine": field }, element("th", { scope: "row", className: field }, row ? "" : this.texts[`field.${field}`] ?? this.texts[field]),
        element("td", { colSpan: 2 }, element("span", { className: "tag" }, this.words["adjudication-own"]), " ", element("bdi", {}, said(record[field], this.view.labels))));
      if (row) row.after(shown); else card.querySelector(".fields tbody").append(shown);
    }
  }

  /** A reader's value is taken after all. */
  forget(group) {
    const card = group.closest(".pair"), own = this.own.get(card.id);
    if (!own || !own.fields.includes(group.dataset.choice)) return;
    own.fields = own.fields.filter((field) => field !== group.dataset.choice);
    card.querySelector(`tr[data-mine="${group.dataset.choice}"]`)?.remove();
  }

  /** What was chosen when the readings were settled: whoever settles anew begins with it. */
  settled() {
    for (const card of this.cards) {
      const { first: one, second: other } = card.dataset, event = this.record("settled", one ?? other);
      card.querySelector(`[data-choice="take"] input[value="${event ? "take" : "leave"}"]`).checked = true;
      if (!event) continue;
      const readers = { first: this.record("first", one), second: this.record("second", other) }, mine = [];
      for (const field of fields) {
        const whose = ["first", "second"].find((reader) => readers[reader] && (same(event[field], readers[reader][field]) || (empty(event[field]) && empty(readers[reader][field]))));
        const input = whose && card.querySelector(`tr[data-choice="${field}"] input[value="${whose}"]`);
        if (input) input.checked = true;
        else if (!whose) mine.push(field);
      }
      if (mine.length) this.setOwn(card, event, mine);
    }
  }

  use(field) {
    const marked = this.text.marked();
    if (!marked || !this.editing) return false;
    document.getSelection().removeAllRanges();
    return this.editing.editor.use(this.text.quote(marked), field);
  }

  palette() {
    this.buttons.show(this.text.marked() ? this.editing?.editor : null);
  }

  // Saving.

  act(what, card) {
    switch (what) {
      case "own": return card && this.edit(card);
      case "keys": return this.help();
      case "save": return this.save();
    }
  }

  decision(card) {
    const own = this.own.get(card.id), choices = {};
    for (const group of card.querySelectorAll("tr[data-choice]")) if (this.chosen(group)) choices[group.dataset.choice] = this.chosen(group);
    for (const field of own?.fields ?? []) choices[field] = "own";
    const { id, derivation, ...record } = own?.record ?? {};
    return { first: card.dataset.first, second: card.dataset.second, take: this.takes(card) === "take", fields: choices, record: own?.fields.length ? { id: id ?? "own", ...record } : undefined };
  }

  /** @param {number} seen newest decision by which it is measured whether another settled meanwhile */
  async save(seen = this.view.seen) {
    const [open] = this.open();
    if (open) {
      notice(this.words["adjudication-undecided"], true);
      return open.querySelector("input").focus();
    }
    const { version, analysis } = this.view;
    try {
      await send(this.url, { version, analysis, seen, events: this.cards.map((card) => this.decision(card)) });
      draft.set(`${this.view.report} adjudication`, this.view.seen, null);
      location.reload();
    } catch (error) {
      if (error instanceof Refused && error.body?.outcome === "conflict") await this.conflict(error.body);
      else if (error instanceof Refused && error.status === 409) notice(this.texts["changed-elsewhere"], true);
      else notice(`${this.texts["not-sent"]}: ${error.message}`, true);
    }
  }

  /** Another settled meanwhile: theirs is looked at, or one's own saved on top. */
  async conflict(body) {
    const pressed = await new Conflict(body, { whole: "finished" }, this.texts).settle();
    if (pressed === "theirs") {
      draft.set(`${this.view.report} adjudication`, this.view.seen, null);
      location.reload();
    } else if (pressed) await this.save(body.newest);
  }

  help() {
    const rows = [["J", "next"], ["K", "previous"], ["1", "first"], ["2", "second"], ["T", "take"], ["L", "leave"], ["E", "own"], ["Ctrl+Enter", "save"]];
    return choose(this.texts.keys, element("dl", { className: "keys" }, rows.flatMap(([key, name]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, this.words[`adjudication-key.${name}`])])), [["", this.texts.close, true]]);
  }
}

/** A value in a few words: what it stands on, else what it is. */
function said(value, labels) {
  if (empty(value)) return "—";
  if (Array.isArray(value)) return value.map((one) => said(one, labels)).join(" · ");
  if (typeof value !== "object") return value === true ? "✓" : String(value);
  return [labels[value.place_id ?? value.id ?? value.actor], value.kind, value.min === undefined ? null : value.max === value.min ? value.min : `${value.min}–${value.max ?? ""}`, value.from, value.quote].filter((part) => part !== null && part !== undefined).join(" ");
}

/** Starts the page where there is one. */
export function startAdjudication() {
  const root = document.getElementById("adjudication");
  if (root) new AdjudicationPage(root).start();
}
