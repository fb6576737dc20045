// Keeps the problems on the screen what the files say now: an author saves, and sees it here.
// Without this script a reload shows the same.
const EVERY = 500;
// A page that nobody looks at must not keep somebody signed in.
const PATIENCE = 30 * 60 * 1000;

export default function recheck(list) {
  let seen = Date.now();
  for (const sign of ["pointermove", "keydown", "focus"]) addEventListener(sign, () => (seen = Date.now()));
  const look = async () => {
    const rests = document.hidden || Date.now() - seen > PATIENCE;
    const page = rests ? null : await changed(list.dataset.tag);
    if (page) {
      const fresh = page.getElementById(list.id);
      if (!fresh) return; // signed out: this is another page, and the next click says so
      seen = Date.now();
      show(list, fresh);
      document.title = page.title;
      document.getElementById("status").textContent = fresh.dataset.summary;
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

// The page as it is now; null when nothing changed or nobody answers.
async function changed(tag) {
  try {
    const response = await fetch(location.pathname, { headers: { "If-None-Match": `"${tag}"` } });
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

function show(list, fresh) {
  const focused = list.contains(document.activeElement) && document.activeElement.getAttribute("href");
  list.dataset.tag = fresh.dataset.tag;
  list.replaceChildren(...fresh.childNodes);
  if (!focused) return;
  // Whoever was reading with the keyboard stays where they were, or goes on from the top of the list.
  const again = list.querySelector(`a[href="${CSS.escape(focused)}"]`) ?? list.querySelector("a");
  again?.focus({ preventScroll: true });
}
