// What was not saved yet, in the browser: it survives a lost connection, an expired session, a closed window.
// Each person's own: whoever signs in next at this browser neither sees it nor sends it under their name.
const named = (key) => `isnad:${document.body.dataset.person}:${key}`;

const read = (key) => JSON.parse(localStorage.getItem(named(key)) ?? "null");
const write = (key, value) => value === null ? localStorage.removeItem(named(key)) : localStorage.setItem(named(key), JSON.stringify(value));

/** The correction of one event that is being written; null for none. */
export const draft = {
  get: (report, version) => read(`draft:${report}:${version}`),
  set: (report, version, value) => write(`draft:${report}:${version}`, value),
};

/** A key for one change. Not randomUUID: browsers give it to pages over TLS and of this machine alone. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Decisions that could not be sent, in order. */
export const outbox = {
  get: (report) => read(`outbox:${report}`) ?? [],
  set: (report, changes) => write(`outbox:${report}`, changes.length ? changes : null),
};
