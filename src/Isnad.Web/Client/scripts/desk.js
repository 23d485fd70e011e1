// Starts what the page at hand asks for: each part looks for its own mark in the page.
import { startFields } from "./fields.js";
import { notice } from "./notice.js";
import { startReport } from "./report/page.js";
import { startAdjudication } from "./adjudication/page.js";

window.addEventListener("unhandledrejection", (event) => notice(String(event.reason?.message ?? event.reason), true));
startFields();
startReport();
startAdjudication();
