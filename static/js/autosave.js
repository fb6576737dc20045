// Saves an answer of a test while somebody fills it in. "Bewaard" appears only after the server
// said so; until then the answer is also kept in this tab, and given back when the page returns.
const IDLE = 400;
const FAILED = "Nog niet bewaard. Kies ‘Bewaar en ga verder’ om het opnieuw te proberen.";

export default function autosave(form) {
  const status = document.getElementById("status");
  const key = `antwoord ${form.dataset.attempt} ${form.action}`;
  let timer;
  let version = 0;
  let queue = Promise.resolve();

  form.addEventListener("input", () => {
    version += 1;
    sessionStorage.setItem(key, JSON.stringify(answers(form)));
    clearTimeout(timer);
    // One after the other: an old answer never arrives after a newer one.
    timer = setTimeout((mine) => (queue = queue.then(() => save(mine))), IDLE, version);
  });
  // The ordinary way of saving takes over from here.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sessionStorage.removeItem(key);
  });
  restore(form, JSON.parse(sessionStorage.getItem(key) ?? "null"));

  async function save(mine) {
    if (mine !== version) return;
    const saved = await send(form);
    if (saved) sessionStorage.removeItem(key);
    status.textContent = saved ? `Bewaard om ${saved}.` : FAILED;
  }
}

// The time at which the server saved it; null when it did not.
async function send(form) {
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      keepalive: true,
      redirect: "error",
    });
    return response.ok ? (await response.json()).bewaard : null;
  } catch {
    return null; // no network: the answer is still in this tab
  }
}

function answers(form) {
  return [...new FormData(form)].filter(([name]) => name.startsWith("antwoord"));
}

// What was never saved comes back on the screen, and is saved at once.
function restore(form, kept) {
  if (!kept) return;
  for (const field of form.querySelectorAll('[name^="antwoord"]')) {
    const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  form.dispatchEvent(new Event("input"));
}
