"use strict";
(() => {
  /** @param {string} id @returns {any} */
  const at = (id) => document.getElementById(id);
  const table = at("table");
  const search = at("search");
  const verdict = at("verdict");
  const shown = at("shown");
  const later = at("later");
  /** @type {HTMLTableSectionElement[]} */
  let cases = [...table.querySelectorAll("tbody.case")];
  /** @type {HTMLTableCellElement[]} */
  const headings = [...table.querySelectorAll("th[data-sort]")];

  // Those that are marked so from the start were never laid out, which would cost a browser most of its memory.
  const AT_ONCE = Number(table.dataset.atOnce);
  let most = AT_ONCE;

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    for (const one of cases) {
      const kept = (one.dataset.text ?? "").toLowerCase().includes(wanted) && (!verdict.value || one.dataset.verdict === verdict.value);
      one.hidden = !kept;
      one.classList.toggle("later", kept && count >= most);
      count += Number(kept);
    }
    shown.textContent = shown.dataset.text.replace("{shown}", String(count)).replace("{total}", String(cases.length));
    later.hidden = count <= most;
    later.textContent = later.dataset.text.replace("{count}", String(count - most));
  }

  /** @param {HTMLTableSectionElement} one @param {number} column @returns {string} */
  function key(one, column) {
    const cell = one.rows[0].cells[column];
    return cell.dataset.key ?? cell.textContent ?? "";
  }

  // What has no value stands last, whichever way the column is sorted.
  /** @param {string} first @param {string} second @param {boolean} numeric @param {boolean} down */
  function compare(first, second, numeric, down) {
    /** @param {string} text */
    const isEmpty = (text) => text === "" || text === "—";
    if (isEmpty(first) || isEmpty(second)) return Number(isEmpty(first)) - Number(isEmpty(second));
    const order = numeric ? Number(first) - Number(second) : first.localeCompare(second, document.documentElement.lang, { numeric: true });
    return down ? -order : order;
  }

  /** @param {HTMLTableCellElement} heading @param {number} column */
  function sort(heading, column) {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const numeric = heading.dataset.sort === "number";
    cases = [...cases].sort((a, b) => compare(key(a, column), key(b, column), numeric, down));
    table.append(...cases);
    filter();
  }

  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.dataset.name ?? heading.textContent;
    button.addEventListener("click", () => sort(heading, column));
    heading.replaceChildren(button);
  });
  search.addEventListener("input", filter);
  verdict.addEventListener("change", filter);
  at("controls").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  later.addEventListener("click", () => { most += AT_ONCE; filter(); });
  at("controls").hidden = false;
  filter();
})();
