// Sends what a person decides: at once where the server can be reached, else when it can be again.
import { send, Refused } from "../server.js";
import { notice } from "../notice.js";
import { choose } from "../dialog.js";
import { element } from "../elements.js";
import { outbox } from "./drafts.js";

export class Decisions {
  /**
   * @param {object} view of the report's JSON twin: report, version, analysis, seen, track
   * @param {object} texts words of the interface
   * @param {() => Promise<void>} written is awaited after something was kept
   */
  constructor(view, texts, written) {
    Object.assign(this, { view, texts, written });
    this.url = `/api/reports/${view.report.slice(1)}/decisions`;
    window.addEventListener("online", () => this.flush());
  }

  /** Decides; true where it was kept by the server. */
  async decide(change) {
    const { version, analysis, seen, track } = this.view;
    const request = { version, analysis, seen, track, steps: [], ...change };
    try {
      const answer = await send(this.url, request);
      this.view.seen = Math.max(this.view.seen, answer.newest);
      await this.written();
      return true;
    } catch (error) {
      if (error instanceof TypeError) {
        outbox.set(this.view.report, [...outbox.get(this.view.report), request]);
        notice(this.texts["kept-offline"], true);
        return false;
      }
      return await this.refused(error, change);
    }
  }

  /** Sends what was kept while there was no connection. */
  async flush() {
    const waiting = outbox.get(this.view.report);
    if (waiting.length === 0) return;
    outbox.set(this.view.report, []);
    for (const request of waiting) {
      // What was decided meanwhile on other mentions of the report stands in nobody's way.
      if (!(await this.decide({ ...request, seen: Math.max(request.seen, 0) }))) return;
    }
    notice(this.texts["sent-again"]);
  }

  async refused(error, change) {
    if (!(error instanceof Refused) || error.status !== 409) {
      notice(`${this.texts["not-sent"]}: ${error.message}`, true);
      return false;
    }
    if (error.body.outcome === "undecided") {
      notice(this.texts.undecided, true);
      document.getElementById(error.body.undecided[0])?.focus();
      return false;
    }
    const theirs = element("ul", {}, error.body.decisions.map((decision) => element("li", {}, element("bdi", {}, `${decision.mention} · ${decision.verb} · ${decision.by} ${decision.reason ?? ""}`))));
    const pressed = await choose(this.texts.conflict, theirs, [["theirs", this.texts["conflict-theirs"], true], ["mine", this.texts["conflict-mine"]]]);
    if (pressed === "mine") return this.decide({ ...change, seen: error.body.newest });
    if (pressed === "theirs") await this.written();
    return false;
  }
}
