// Saves an answer of a test while somebody fills it in. "Bewaard" appears only after the server
// said so; until then the answer is also kept in this tab, and given back when the page returns.
const IDLE = 400;

export default function autosave(form) {
  const status = document.getElementById("status");
  const key = `antwoord ${form.elements.poging.value} ${form.action}`;
  let stored = filledIn(form); // what the server has
  let timer;
  let version = 0;
  let queue = Promise.resolve();

  form.addEventListener("input", () => {
    version += 1;
    status.textContent = ""; // it was about what stood here before
    sessionStorage.setItem(key, JSON.stringify({ stored, filledIn: filledIn(form) }));
    clearTimeout(timer);
    // One after the other: an old answer never arrives after a newer one.
    timer = setTimeout((mine) => (queue = queue.then(() => save(mine))), IDLE, version);
  });
  // The ordinary way of saving takes over from here.
  form.addEventListener("submit", () => clearTimeout(timer));
  giveBack(JSON.parse(sessionStorage.getItem(key) ?? "null"));

  async function save(mine) {
    if (mine !== version) return;
    const sent = filledIn(form);
    const { isSaved, words } = await send(form);
    if (isSaved) stored = sent;
    if (mine !== version) return; // something newer waits to be saved
    if (isSaved) sessionStorage.removeItem(key);
    status.textContent = words;
  }

  // What was never saved comes back on the screen, and is saved at once. When the server has
  // another answer by now, that one is newer.
  function giveBack(kept) {
    if (kept?.stored !== stored) return sessionStorage.removeItem(key);
    fillIn(form, JSON.parse(kept.filledIn));
    form.dispatchEvent(new Event("input"));
  }
}

// Whether the server saved it, and what it has to say about it.
async function send(form) {
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      keepalive: true,
      redirect: "error",
    });
    return { isSaved: response.ok, words: (await response.json()).melding };
  } catch {
    // No network, or no words: the answer is still in this tab.
    const button = form.querySelector("[type=submit]").textContent.trim();
    return { isSaved: false, words: `Nog niet bewaard. Kies ‘${button}’ om het opnieuw te proberen.` };
  }
}

function filledIn(form) {
  return JSON.stringify([...new FormData(form)].filter(([name]) => name.startsWith("antwoord")).sort());
}

function fillIn(form, answers) {
  for (const field of form.querySelectorAll('[name^="antwoord"]')) {
    const values = answers.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}
