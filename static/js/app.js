// Every page works without scripts. An element that asks for more names its modules:
// data-module holds their addresses, and each module's default export gets the element.
for (const element of document.querySelectorAll("[data-module]")) {
  for (const address of element.dataset.module.split(" ")) {
    import(address).then((module) => module.default(element));
  }
}

// A double click sends a form once. The button stays usable: a slow network may need a second try.
const PATIENCE = 4000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && event.timeStamp - Number(form.dataset.sent) < PATIENCE) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = String(event.timeStamp);
});
// So the server, which counts the seconds since it made the page, need not guess.
for (const shown of document.querySelectorAll("[name=getoond]")) shown.remove();
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
// On a fast network the next page is there before the second half of a double click.
document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest("[type=submit]")) event.preventDefault();
});

// Escape closes the account menu and gives the focus back.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.account[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
