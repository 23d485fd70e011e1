// Requests to the server: JSON out, JSON in, with the form's key.
const formKey = () => document.querySelector('meta[name="form-key"]').content;

/** What the server refused, with what it said. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? body?.error ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Sends; throws {@link Refused} where the server says no, and TypeError where it cannot be reached. */
export async function send(url, body, method = "POST") {
  const answer = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-Isnad-Form": formKey() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, json);
  return json;
}

/** Asks. */
export async function ask(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  const json = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, json);
  return json;
}
