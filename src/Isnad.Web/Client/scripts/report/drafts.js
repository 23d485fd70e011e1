// What was not saved yet, in the browser: it survives a lost connection, an expired session, a closed window.
const prefix = "isnad:";

const read = (key) => JSON.parse(localStorage.getItem(prefix + key) ?? "null");
const write = (key, value) => value === null ? localStorage.removeItem(prefix + key) : localStorage.setItem(prefix + key, JSON.stringify(value));

/** The correction of one event that is being written; null for none. */
export const draft = {
  get: (report, version) => read(`draft:${report}:${version}`),
  set: (report, version, value) => write(`draft:${report}:${version}`, value),
};

/** Decisions that could not be sent, in order. */
export const outbox = {
  get: (report) => read(`outbox:${report}`) ?? [],
  set: (report, changes) => write(`outbox:${report}`, changes.length ? changes : null),
};
