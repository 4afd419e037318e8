"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const table = find("tolls"), body = table.tBodies[0], rows = [...body.rows], form = find("filters"), count = find("count");

  // Filter: all that is set must hold. What a row says is folded once.
  const said = new Map(), names = new Map();
  for (const row of rows) {
    said.set(row, row.textContent.replace(/\s+/g, " ").toLowerCase());
    names.set(row, new Set([...row.querySelectorAll(".source")].map((one) => one.textContent)));
  }
  const filter = () => {
    const words = find("filter-words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcome = find("filter-outcome").value, group = find("filter-group").value;
    const source = find("filter-source").value, differ = find("filter-differ").checked;
    let shown = 0;
    for (const row of rows) {
      const holds = (!outcome || row.dataset.outcome === outcome) && (!group || row.dataset.group === group)
        && (!source || names.get(row).has(source)) && (!differ || "differ" in row.dataset)
        && words.every((word) => said.get(row).includes(word));
      row.hidden = !holds;
      shown += holds;
    }
    const all = rows.length.toLocaleString("en");
    count.textContent = shown === rows.length ? `${all} rows` : `${shown.toLocaleString("en")} of ${all} rows`;
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon); // not every way to choose an option is an input
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;

  // Sort: first from small to large, then the other way. What is not known comes last both ways.
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, at, kind) => {
    const cell = row.cells[at], text = cell.dataset.key ?? cell.textContent.trim();
    return text === "" ? null : kind === "number" ? Number(text) : text;
  };
  heads.forEach((head, at) => {
    const kind = head.dataset.sort;
    if (!kind) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row, order) => [key(row, at, kind), order, row]);
      keyed.sort(([a, i], [b, j]) => {
        if (a === null || b === null) return (a === null) - (b === null) || i - j;
        const way = kind === "text" ? a.localeCompare(b, "en") : a < b ? -1 : a > b ? 1 : 0;
        return (down ? -way : way) || i - j;
      });
      body.append(...keyed.map(([, , row]) => row));
    });
  });

  // A figure's link leads to its mark; the note says what the claim was read as and leads back.
  const note = find("note"), marks = [...document.querySelectorAll("mark[id]")];
  let current = null, from = null;
  const show = (mark) => {
    if (current) current.classList.remove("current");
    current = mark;
    mark.classList.add("current");
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    note.querySelector("p").textContent = mark.title;
    note.hidden = false;
  };
  const hide = () => {
    if (current) current.classList.remove("current");
    current = null;
    note.hidden = true;
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) return show(mark.id ? mark : mark.querySelector("mark[id]") || mark);
    const link = event.target.closest("a");
    const goal = link && (link.getAttribute("href") || link.getAttributeNS("http://www.w3.org/1999/xlink", "href"));
    if (goal && /^#c[0-9a-f]+$/.test(goal)) from = link;
  });
  const arrive = () => {
    const goal = find(location.hash.slice(1));
    if (goal && goal.localName === "mark") show(goal);
  };
  addEventListener("hashchange", arrive);
  // A second click on the same link changes no hash.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#c']");
    if (link && link.getAttribute("href") === location.hash) arrive();
  });
  const back = () => {
    const goal = from;
    hide();
    if (!goal) return;
    goal.scrollIntoView({ block: "center" });
    goal.focus({ preventScroll: true });
  };
  note.addEventListener("click", (event) => {
    const go = event.target.dataset.go;
    if (go === "close") hide();
    else if (go === "back") back();
    else if (go && current) {
      const next = marks[(marks.indexOf(current) + Number(go) + marks.length) % marks.length];
      show(next);
      event.target.focus({ preventScroll: true });
    }
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !note.hidden) back(); });
  arrive();
})();
