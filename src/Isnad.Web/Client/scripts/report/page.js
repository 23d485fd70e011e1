// A report's page: words and values show each other, and coders decide, by mouse or by keys alone.
import { ask, send } from "../server.js";
import { notice } from "../notice.js";
import { askWords, choose } from "../dialog.js";
import { element } from "../elements.js";
import { ReportText } from "./text.js";
import { Editor } from "./editor.js";
import { Decisions } from "./decisions.js";
import { draft, newKey } from "./drafts.js";
import { Palette } from "./palette.js";
import { keyHelp, listen } from "./keys.js";
import { watch } from "./presence.js";

class ReportPage {
  constructor(root) {
    this.root = root;
    this.report = root.dataset.report;
    this.track = root.dataset.track;
    this.mayDecide = root.dataset.mayDecide === "yes";
    const given = document.getElementById("editor-texts");
    Object.assign(this, given ? JSON.parse(given.textContent) : { texts: {} });
    this.editing = null;
    this.merging = null;
    this.undoing = Promise.resolve();
    this.bind();
  }

  /** Takes up the page as it stands; again after it was drawn anew. */
  bind() {
    this.text = new ReportText(this.root.querySelector("#text"));
    this.cards = [...this.root.querySelectorAll(".event")];
    this.byValue = new Map();
    for (const mark of this.root.querySelectorAll("mark[data-v]")) {
      for (const name of mark.dataset.v.split(" ")) this.byValue.set(name, [...(this.byValue.get(name) ?? []), mark]);
    }
  }

  async start() {
    const { root } = this;
    root.addEventListener("pointerover", (event) => this.point(event.target));
    root.addEventListener("focusin", (event) => { this.point(event.target); const card = event.target.closest?.(".event"); if (card) this.choose(card, false); });
    root.addEventListener("click", (event) => this.clicked(event));
    if (!this.mayDecide) return;
    this.view = await ask(`/api/reports/${this.report}?track=${this.track}`);
    this.decisions = new Decisions(this.view, this.texts, () => this.renew(), (request) => this.forget(request));
    this.buttons = new Palette(root, this.texts, (field) => this.use(field));
    document.addEventListener("selectionchange", () => this.palette());
    listen(this);
    watch(this);
    await this.decisions.flush();
    this.restore();
  }

  /** Shows the words of a value, and the values of words. */
  point(target) {
    const value = target.closest?.("[data-v]");
    for (const lit of this.root.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!value) return;
    for (const name of value.dataset.v.split(" ")) {
      for (const mark of this.byValue.get(name) ?? []) mark.classList.add("lit");
      this.root.querySelector(`.value[data-v="${name}"]`)?.classList.add("lit");
    }
    if (value.matches(".value")) this.byValue.get(value.dataset.v)?.[0]?.scrollIntoView({ block: "nearest" });
  }

  clicked(event) {
    const button = event.target.closest("button[data-do]");
    if (button) {
      const card = button.closest(".event");
      if (card) this.choose(card, false);
      this.act(button.dataset.do);
      return;
    }
    const mark = event.target.closest("mark[data-v]");
    if (mark && document.getSelection().isCollapsed) this.choose(document.getElementById(mark.dataset.v.split(" ")[0].split(".")[0]), true);
  }

  get chosen() { return this.cards.find((card) => card.classList.contains("chosen")) ?? null; }

  choose(card, focus) {
    if (!card) return;
    for (const other of this.cards) other.classList.toggle("chosen", other === card);
    for (const mark of this.root.querySelectorAll("mark[data-v]")) mark.classList.toggle("of-chosen", mark.dataset.v.split(" ").some((name) => name.startsWith(`${card.id}.`)));
    if (focus) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); }
  }

  step(by) {
    const at = this.cards.indexOf(this.chosen);
    this.choose(this.cards[Math.max(0, Math.min(this.cards.length - 1, at < 0 ? 0 : at + by))], true);
  }

  event(id) { return this.view.document.events.find((item) => item.id === id); }

  async act(what) {
    const card = this.chosen, mention = card?.dataset.mention;
    switch (what) {
      case "accept": return card && this.decide([{ verb: "accepted", mention }]);
      case "accept-all": return this.acceptAll();
      case "reject": return card && this.reject(mention);
      case "edit": return card && this.edit(card, this.event(mention), { verb: "corrected", mention });
      case "add": return this.add();
      case "split": return card && this.split(card, mention);
      case "merge": return card && this.merge(card, mention);
      case "undo": return this.undo();
      case "skip": { const reason = await askWords(this.texts["reason-skip"], this.texts.save, this.texts.cancel); return reason && this.decide([], { whole: "skipped", reason }); }
      case "reopen": return this.root.querySelector("[data-do=reopen]") && this.decide([], { whole: "reopened" });
      case "hand": return this.root.querySelector("[data-do=claim], [data-do=release]")?.click();
      case "claim": case "release": await send(`/api/reports/${this.report}/${what}?track=${this.track}`); return this.renew();
      case "keys": return keyHelp(this.texts);
      case "text": this.root.querySelector("#text").focus(); return this.text.move(0, false);
    }
  }

  async decide(steps, more = {}) {
    if (await this.decisions.decide({ steps, ...more })) { notice(this.texts.saved); return true; }
    return false;
  }

  acceptAll() {
    const open = this.view.standing.filter((standing) => standing.state === "proposed");
    return this.decide(open.map((standing) => ({ verb: "accepted", mention: standing.id })), { whole: "finished" });
  }

  async reject(mention) {
    const reason = await askWords(this.texts["reason-reject"], this.texts.save, this.texts.cancel);
    if (reason) await this.decide([{ verb: "rejected", mention, reason }]);
  }

  add() {
    const marked = this.text.marked();
    if (!marked) return notice(this.texts["mark-first"]);
    const event = { id: "new", type: this.chosen ? this.event(this.chosen.dataset.mention).type : "armed-clash", status: "actual", background: false, triggers: [this.text.quote(marked)] };
    const card = element("article", { className: "event added", id: "new", tabIndex: -1 });
    this.root.querySelector("#records").prepend(card);
    this.cards.unshift(card);
    this.choose(card, false);
    this.edit(card, event, { verb: "added" });
  }

  split(card, mention) {
    const marked = this.text.marked();
    if (!marked) return notice(this.texts["split-words"]);
    const event = { ...structuredClone(this.event(mention)), id: "new", triggers: [this.text.quote(marked)] };
    this.edit(card, event, { verb: "added", from: [mention] });
  }

  async merge(card, mention) {
    if (!this.merging || this.merging === mention) {
      this.merging = mention;
      this.root.classList.add("merging");
      return notice(this.texts["choose-to-merge"]);
    }
    const from = this.merging, [into, other] = [this.event(mention), this.event(from)];
    this.endMerge();
    const joined = structuredClone(into);
    joined.triggers = [...into.triggers, ...other.triggers].slice(0, 4);
    joined.time ??= other.time;
    joined.place ??= other.place;
    // Indexes into another event's sources would point at strangers.
    for (const field of ["more_places", "actors", "weapons", "denied_by"]) joined[field] = distinct([...(into[field] ?? []), ...(other[field] ?? [])], field);
    const sources = into.sources?.length ?? 0;
    joined.sources = [...(into.sources ?? []), ...(other.sources ?? []).map((source) => source.through === undefined ? source : { ...source, through: source.through + sources })];
    const tolls = into.casualties?.length ?? 0;
    joined.casualties = [...(into.casualties ?? []), ...(other.casualties ?? []).map((toll) => ({ ...toll, ...(toll.part_of === undefined ? {} : { part_of: toll.part_of + tolls }), ...(toll.said_by ? { said_by: toll.said_by.map((index) => index + sources) } : {}) }))];
    delete joined.derivation;
    await this.decide([{ verb: "corrected", mention, record: joined, from: [from] }, { verb: "rejected", mention: from, reason: `${this.texts.merged} ${mention}` }]);
  }

  endMerge() {
    this.merging = null;
    this.root.classList.remove("merging");
  }

  /** One after the other, each when what was decided before is shown: what is taken back is what the person sees as the last. */
  undo() { return this.undoing = this.undoing.then(() => this.decisions.last).then(() => this.takeBack()).catch((error) => notice(String(error.message ?? error), true)); }

  async takeBack() {
    const newest = this.view.mine?.at(-1);
    if (!newest) return notice(this.texts["nothing-to-undo"]);
    if (await this.decisions.decide({ steps: [{ verb: "taken-back", mention: newest.mention, undoes: newest.number }] })) notice(this.texts.undone);
  }

  /** @param {number} seen newest decision that whoever edits had seen when they began: what others decide from then on is not overwritten, however long it takes */
  edit(card, event, step, seen = this.view.seen) {
    this.close();
    const context = { texts: this.texts, types: this.types, lists: this.lists, guide: this.guide, map: this.map, labels: this.view.labels, day: this.view.document.published?.from ?? new Date().toISOString().slice(0, 10) };
    // One key for as long as it is open, also after the page was loaded anew: saved twice, it is one.
    const { key = newKey(), ...decided } = step;
    const keep = () => draft.set(this.view.report, this.view.version, { step: { ...decided, key }, event: editor.event, card: card.id, seen });
    const editor = new Editor(event, context, {
      save: async (changed) => {
        if (!changed.triggers?.length) return notice(this.texts["trigger-needed"], true);
        const record = { ...changed };
        delete record.derivation;
        // What was looked at and left as it is was not corrected: it counts as accepted, and the machine's mistakes are counted right.
        const isSame = step.verb === "corrected" && !step.from && said(record) === said(this.event(step.mention));
        if (isSame && !card.classList.contains("proposed")) {
          draft.set(this.view.report, this.view.version, null);
          return this.close();
        }
        if (await this.decide([isSame ? { verb: "accepted", mention: step.mention } : { ...decided, record }], { key, seen })) draft.set(this.view.report, this.view.version, null);
      },
      cancel: () => { draft.set(this.view.report, this.view.version, null); this.close(); },
      changed: keep,
      marking: (value) => { if (value.quote) this.text.select(this.text.units(value.start), this.text.units(value.end)); this.act("text"); },
    });
    this.editing = { editor, card };
    // Others see that somebody has begun; whoever has it already keeps it.
    send(`/api/reports/${this.report}/claim?track=${this.track}`).catch(() => null);
    card.classList.add("editing");
    card.append(editor.root);
    editor.root.querySelector("select").focus();
    card.scrollIntoView({ block: "nearest" });
  }

  close() {
    if (!this.editing) return;
    const { editor, card } = this.editing;
    editor.close();
    card.classList.remove("editing");
    if (card.id === "new") { card.remove(); this.cards = this.cards.filter((other) => other !== card); } else card.focus();
    this.editing = null;
    this.palette();
  }

  /** Uses what is marked in the text for the open event. */
  use(field) {
    const marked = this.text.marked();
    if (!marked || !this.editing) return false;
    document.getSelection().removeAllRanges();
    return this.editing.editor.use(this.text.quote(marked), field);
  }

  /** What the marked words can be used for, while an event is open. */
  palette() {
    this.buttons.show(this.text.marked() ? this.editing?.editor : null);
  }

  /** Lets go of the correction that was being written where it is what had waited. */
  forget(request) {
    const kept = draft.get(this.view.report, this.view.version);
    if (kept && (request.key === kept.step.key || request.steps.some((step) => step.verb === kept.step.verb && step.mention === kept.step.mention))) draft.set(this.view.report, this.view.version, null);
  }

  restore() {
    const kept = draft.get(this.view.report, this.view.version);
    if (!kept) return;
    let card = document.getElementById(kept.card);
    if (!card && kept.step.verb === "added") {
      card = element("article", { className: "event added", id: "new", tabIndex: -1 });
      this.root.querySelector("#records").prepend(card);
      this.cards.unshift(card);
    }
    if (!card) return;
    this.choose(card, false);
    this.edit(card, kept.event, kept.step, kept.seen);
    notice(this.texts["draft-restored"]);
  }

  /** Fetches the page anew and takes its parts over, so that what is shown is what the server holds. */
  async renew() {
    const chosen = this.chosen?.id;
    // Both before either is shown: a key that comes between would act on what is not before the eyes.
    const [page, view] = await Promise.all([fetch(location.href, { headers: { Accept: "text/html" } }).then((answer) => answer.text()), ask(`/api/reports/${this.report}?track=${this.track}`)]);
    const fresh = new DOMParser().parseFromString(page, "text/html").getElementById("report");
    if (!fresh) return location.reload();
    this.editing?.editor.close();
    this.editing = null;
    this.endMerge();
    this.root.replaceChildren(...fresh.childNodes);
    const { seen } = this.view;
    Object.assign(this.view, view);
    this.view.seen = Math.max(seen, this.view.seen);
    this.bind();
    this.choose(document.getElementById(chosen) ?? this.cards[0], true);
  }
}

function distinct(values, field) {
  const seen = new Set();
  return values.filter((value) => {
    const key = field === "actors" ? `${value.id}/${value.role}` : `${value.start}/${value.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Starts the page where there is one. */
export function startReport() {
  const root = document.getElementById("report");
  if (root) new ReportPage(root).start();
}

/** What a record says, to be compared: without how the machine came to it, in an order of its own, without what is empty. */
function said(event) {
  const isEmpty = (value) => value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(Object.keys(value).filter((key) => key !== "derivation" && !isEmpty(value[key])).sort().map((key) => [key, sorted(value[key])]));
  };
  return JSON.stringify(sorted(event));
}
