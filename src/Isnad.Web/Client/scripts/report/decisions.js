// Sends what a person decides: at once where the server can be reached, else when it can be again.
import { send, Refused } from "../server.js";
import { notice } from "../notice.js";
import { Conflict } from "./conflict.js";
import { newKey, outbox } from "./drafts.js";

const SIGNED_OUT = 401, TOO_MANY = 429, GATEWAY = [502, 503, 504];

/** What stands in the way passes: no connection, a session that ended, a server that is not there. */
const passes = (error) => error instanceof TypeError || (error instanceof Refused && (error.status === SIGNED_OUT || error.status === TOO_MANY || GATEWAY.includes(error.status) || error.body?.error === "form-expired"));

export class Decisions {
  /**
   * @param {object} view of the report's JSON twin: report, version, analysis, seen, track
   * @param {object} texts words of the interface
   * @param {() => Promise<void>} written is awaited after something was kept
   * @param {(request: object) => void} sent hears of a decision that had waited and is kept now, or was let go for another's
   */
  constructor(view, texts, written, sent) {
    Object.assign(this, { view, texts, written, sent, flushing: false, last: Promise.resolve() });
    this.url = `/api/reports/${view.report.slice(1)}/decisions`;
    window.addEventListener("online", () => this.flush());
  }

  /** Decides; true where it was kept by the server. What is sent again bears the key of the first time: its answer may have been lost on the way. */
  decide(change) {
    const deciding = this.send(change);
    // Whoever waits for it waits for its end, whatever that is.
    this.last = deciding.then(() => {}, () => {});
    return deciding;
  }

  async send(change) {
    const { version, analysis, seen, track } = this.view;
    const request = { version, analysis, seen, track, key: newKey(), steps: [], ...change };
    try {
      this.kept(await send(this.url, request));
    } catch (error) {
      if (!passes(error)) return await this.refused(error, change);
      // What one person saves anew while it waits takes the place of what waited.
      outbox.set(this.view.report, [...this.waiting((other) => other.key !== request.key), request]);
      this.waits(error);
      return false;
    }
    outbox.set(this.view.report, this.waiting((other) => other.key !== request.key));
    await this.shown();
    return true;
  }

  waiting(which) { return outbox.get(this.view.report).filter(which); }

  kept(answer) { this.view.seen = Math.max(this.view.seen, answer.newest); }

  /** Shows what the server holds now. That it cannot be shown undoes no decision. */
  async shown() {
    await this.written().catch((error) => notice(String(error.message ?? error), true));
  }

  /** Says why a decision waits, and what lets it go. */
  waits(error) {
    const signIn = { url: `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`, label: this.texts["sign-in-again"] };
    if (error.status === 401) notice(this.texts["kept-signed-out"], true, signIn);
    else notice(this.texts["kept-offline"], true);
  }

  /** Sends what was kept, in order; what cannot be sent yet stays, and what comes after it. */
  async flush() {
    if (this.flushing || outbox.get(this.view.report).length === 0) return;
    this.flushing = true;
    let sent = 0;
    try {
      for (let waiting = outbox.get(this.view.report); waiting.length > 0; waiting = outbox.get(this.view.report)) {
        const [request] = waiting;
        let refusal = null;
        try {
          this.kept(await send(this.url, request));
        } catch (error) {
          if (passes(error)) return this.waits(error);
          refusal = error;
        }
        // What came to wait meanwhile stays.
        const gone = JSON.stringify(request);
        outbox.set(this.view.report, this.waiting((other) => JSON.stringify(other) !== gone));
        if (!refusal) {
          sent++;
          this.sent(request);
        } else await this.refused(refusal, request);
      }
      if (sent) notice(this.texts["sent-again"]);
    } finally {
      this.flushing = false;
      if (sent) await this.shown();
    }
  }

  async refused(error, change) {
    if (!(error instanceof Refused) || error.status !== 409 || !error.body?.outcome) {
      notice(`${this.texts["not-sent"]}: ${error.message}`, true);
      return false;
    }
    if (error.body.outcome === "undecided") {
      notice(this.texts.undecided, true);
      document.getElementById(error.body.undecided[0])?.focus();
      return false;
    }
    const settled = await new Conflict(error.body, change, this.texts).settle();
    if (settled === "theirs") {
      this.sent(change);
      await this.written();
    } else if (settled) return this.decide({ ...change, ...settled, seen: error.body.newest, key: newKey() });
    return false;
  }
}
