// Buttons that move a step up or down. They set the same selects that work without a script.
export default function order(list) {
  const status = document.getElementById("status");
  const rows = () => [...list.children];
  for (const row of rows()) row.append(moves(row));
  sortByPlace();

  function moves(row) {
    const group = document.createElement("span");
    group.className = "order__move";
    const text = row.querySelector("label").lastChild.textContent.trim();
    group.append(button(row, -1, "omhoog", `${text}: naar boven`), button(row, 1, "omlaag", `${text}: naar beneden`));
    return group;
  }

  function button(row, direction, icon, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button--quiet button--icon";
    made.setAttribute("aria-label", label);
    made.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${list.dataset.icons}#i-${icon}"/></svg>`;
    made.addEventListener("click", () => move(row, direction, made));
    return made;
  }

  function move(row, direction, pressed) {
    const place = rows().indexOf(row) + direction;
    if (place < 0 || place >= rows().length) return;
    if (direction < 0) row.previousElementSibling.before(row);
    else row.nextElementSibling.after(row);
    rows().forEach((one, index) => (one.querySelector("select").value = String(index + 1)));
    for (const one of rows()) one.removeAttribute("data-moved");
    row.setAttribute("data-moved", "");
    pressed.focus();
    if (status) status.textContent = `Deze stap staat nu op plek ${place + 1}.`;
    list.closest("form").dispatchEvent(new Event("input"));
  }

  // Steps that already have a place stand in that order.
  function sortByPlace() {
    const place = (row) => Number(row.querySelector("select").value) || Infinity;
    if (rows().every((row) => Number.isFinite(place(row)))) list.append(...rows().sort((a, b) => place(a) - place(b)));
  }
}
