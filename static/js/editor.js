// Makes writing quicker; without it the button "Controleer en bewaar" does the same.
// - a mistake puts the caret at its place;
// - a pause saves the text as a concept, and shows the check and the preview of it;
// - Ctrl+Enter checks.
const IDLE = 600;
const FAILED = "Nog niet bewaard. Kies ‘Controleer en bewaar’ om het opnieuw te proberen.";

export default function editor(form) {
  const text = form.elements.tekst;
  const status = document.getElementById("status");
  const frame = form.querySelector("iframe");
  let timer;
  let version = 0;
  let queue = Promise.resolve();

  text.addEventListener("input", () => {
    version += 1;
    status.textContent = "";
    clearTimeout(timer);
    // One after the other: an old text never arrives after a newer one.
    timer = setTimeout((mine) => (queue = queue.then(() => check(mine))), IDLE, version);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    version += 1;
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    putCaret(text, Number(link.dataset.line), Number(link.dataset.column));
  });
  form.querySelector("[data-here] a")?.click();
  form.addEventListener("change", (event) => {
    if (event.target.name === "vraag") show();
  });

  async function check(mine) {
    if (mine !== version) return;
    const page = await send(form);
    if (mine !== version) return; // more was typed: the next check tells
    if (!page) {
      status.textContent = FAILED;
      return;
    }
    for (const part of form.querySelectorAll("[data-part]")) take(part, page);
    const wrong = form.querySelector("#fouten [role=alert]");
    text.setAttribute("aria-invalid", String(Boolean(wrong)));
    wrong?.removeAttribute("role"); // told once below, and not in full at every pause
    const said = [form.querySelector("[data-said]"), wrong?.querySelector("h2")];
    status.textContent = said.map((one) => one && `${one.textContent}.`).filter(Boolean).join(" ");
    choose();
    show();
  }

  // The question in which somebody types is the one to show.
  function choose() {
    const line = text.value.slice(0, text.selectionStart).split("\n").length;
    const list = form.elements.vraag;
    if (!list) return;
    const above = [...list.options].filter((option) => Number(option.dataset.line) <= line);
    if (above.length) list.value = above.at(-1).value;
  }

  function show() {
    if (!frame) return;
    const list = form.elements.vraag;
    if (!list) return frame.contentWindow.location.reload(); // a lesson stays at the step it shows
    const address = new URL(frame.dataset.address, location.href);
    address.searchParams.set("vraag", list.value);
    // No new step in the history for each pause.
    frame.contentWindow.location.replace(address);
  }
}

// What the server makes of the text: its own page, or null when it could not be saved.
async function send(form) {
  try {
    const body = new FormData(form);
    body.delete("bestand");
    const response = await fetch(form.action, { method: "POST", body });
    return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
  } catch {
    return null; // no network: the text is still in the field
  }
}

function take(part, page) {
  const newer = page.querySelector(`[data-part="${part.dataset.part}"]`);
  if (!newer) return;
  const opened = [...part.querySelectorAll("details")].map((one) => one.open);
  part.replaceChildren(...newer.childNodes);
  [...part.querySelectorAll("details")].forEach((one, place) => (one.open = opened[place] ?? one.open));
}

function putCaret(text, line, column) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const at = Math.min(start + column - 1, text.value.length);
  text.focus();
  text.setSelectionRange(at, at + 1);
  const height = Number.parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max(0, (line - 6) * height);
}
