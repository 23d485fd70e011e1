const SECONDS = 6;

/** Says something in the corner; read out, gone after a while. What is wrong stays until it is clicked. */
export function notice(text, wrong = false) {
  const line = document.createElement("p");
  line.textContent = text;
  line.dir = "auto";
  line.classList.toggle("wrong", wrong);
  line.addEventListener("click", () => line.remove());
  document.getElementById("notices").append(line);
  if (!wrong) setTimeout(() => line.remove(), SECONDS * 1000);
}
