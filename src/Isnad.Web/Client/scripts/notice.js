const SECONDS = 6;

/** Says something in the corner; read out, gone after a while. What is wrong stays until it is clicked. A link leads to what can be done. */
export function notice(text, wrong = false, link = null) {
  const line = document.createElement("p");
  line.textContent = text;
  if (link) {
    const made = document.createElement("a");
    Object.assign(made, { href: link.url, textContent: link.label });
    line.append(" ", made);
  }
  line.dir = "auto";
  line.classList.toggle("wrong", wrong);
  line.addEventListener("click", () => line.remove());
  document.getElementById("notices").append(line);
  if (!wrong) setTimeout(() => line.remove(), SECONDS * 1000);
}
