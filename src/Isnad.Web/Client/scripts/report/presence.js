// Who else has the report open, and whether it changed.
import { ask } from "../server.js";
import { element } from "../elements.js";

const SECONDS = 15;

/** Asks now and then, while the page is looked at. */
export function watch(page) {
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await ask(`/api/reports/${page.report}/presence?track=${page.track}`).catch(() => null);
    if (!answer) return;
    // The server can be reached again, which a browser tells only of its own connection.
    await page.decisions.flush();
    const holder = page.root.querySelector("#holder");
    const words = !answer.holder ? "" : answer.holder.by === answer.mine ? page.texts["held-by-me"] : page.texts["held-by"].replace("{0}", answer.holder.by);
    if (holder && holder.textContent.trim() !== words) holder.replaceChildren(words ? element("span", { className: "tag" }, words) : "");
    if (answer.newest > page.view.seen && !page.root.querySelector(".changed")) {
      page.root.querySelector(".report-head").append(element("p", { className: "changed fault", role: "alert" }, page.texts["changed-elsewhere"], " ", element("button", { type: "button", onclick: async () => { await page.renew(); page.restore(); } }, page.texts.reload)));
    }
  }, SECONDS * 1000);
}
