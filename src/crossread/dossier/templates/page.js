"use strict";
// The page is whole without this script. It adds the panel beside the table, arrow keys and filters.
(() => {
  const one = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const root = document.documentElement;
  const panel = one("#panel");
  if (!panel) return;
  root.classList.add("js");

  // ---- the panel: one report, with the words that a link points at --------------------------

  const text = one("#panel-text");
  const name = one("#panel-name");
  const note = one("#panel-note");
  let opener = null; // where the focus goes back to
  let shown = ""; // id of the report in the panel
  let current = ""; // id of the words

  const target = (link) => {
    const id = decodeURIComponent(link.hash.slice(1));
    const words = id && document.getElementById(id);
    return words && words.closest(".report .text") ? words : null;
  };

  const show = (link) => {
    const words = target(link);
    if (!words) return false;
    const report = words.closest(".report");
    if (shown !== report.id) {
      const copy = one(".text", report).cloneNode(true);
      all("[id]", copy).forEach((each) => each.removeAttribute("id"));
      text.replaceChildren(copy);
      name.replaceChildren(...[...one("h3", report).childNodes].map((each) => each.cloneNode(true)));
      shown = report.id;
    }
    current = words.id;
    opener = link;
    const marked = all("[data-ref]", text).filter((each) => {
      const on = each.dataset.ref === current;
      each.classList.toggle("on", on);
      return on;
    });
    const sourcing = link.parentElement && one(":scope > .sourcing", link.parentElement);
    note.textContent = sourcing
      ? all(".says, .chip", sourcing).map((each) => each.innerText).join(" · ")
      : "";
    all("a.open").forEach((each) => each.classList.remove("open"));
    link.classList.add("open");
    panel.hidden = false;
    root.classList.add("reading");
    if (link.closest(".compare td")) {
      link.closest("td").scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (marked[0]) {
      const middle = marked[0].getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += middle - text.clientHeight / 3;
    }
    one("#said").textContent = `${name.innerText}: ${marked.map((each) => each.textContent).join(" ")}`;
    return true;
  };

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    root.classList.remove("reading");
    all("a.open").forEach((each) => each.classList.remove("open"));
    current = shown = "";
    if (opener && opener.isConnected) opener.focus();
  };

  document.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    let link = event.target.closest("a[href^='#']");
    if (!link && !event.target.closest("summary, button, details")) {
      const cell = event.target.closest(".compare td");
      if (cell && !String(window.getSelection())) link = one(".said > a.words", cell);
    }
    if (!link || link.closest("#panel")) return;
    // A second Enter on the words that are open leads into the panel.
    if (!panel.hidden && event.detail === 0 && target(link)?.id === current) {
      event.preventDefault();
      text.focus();
    } else if (show(link)) {
      event.preventDefault();
      if (stops().includes(link)) rove(link);
    }
  });
  one("#panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // ---- arrow keys: one tab stop for the whole table ------------------------------------------

  const table = one("#compare");
  const visible = (each) => each.checkVisibility();
  const STOPS = "td a.words, td summary, a.rule";
  const stops = () => all(STOPS, table).filter(visible);

  const rove = (stop) => {
    all("[tabindex='0']", table).forEach((each) => each.setAttribute("tabindex", "-1"));
    stop.setAttribute("tabindex", "0");
  };

  const within = (cell) => all("a.words, summary, a.rule", cell).filter(visible);

  const beside = (cell, step) => {
    for (let next = cell; (next = step < 0 ? next.previousElementSibling : next.nextElementSibling); ) {
      const found = within(next);
      if (found.length) return found[0];
    }
    return null;
  };

  const under = (cell, step) => {
    const rows = all("tr.point", table).filter(visible);
    for (let at = rows.indexOf(cell.parentElement) + step; rows[at]; at += step) {
      const found = rows[at].cells[cell.cellIndex] ? within(rows[at].cells[cell.cellIndex]) : [];
      if (found.length) return found[step < 0 ? found.length - 1 : 0];
    }
    return null;
  };

  const neighbour = (stop, key) => {
    const cell = stop.closest("td, th");
    const own = within(cell);
    const at = own.indexOf(stop);
    if (key === "ArrowRight") return beside(cell, 1);
    if (key === "ArrowLeft") return beside(cell, -1);
    if (key === "ArrowDown") return own[at + 1] || under(cell, 1);
    if (key === "ArrowUp") return own[at - 1] || under(cell, -1);
    const row = [...cell.parentElement.cells].flatMap(within);
    if (key === "Home") return row[0];
    if (key === "End") return row[row.length - 1];
    return null;
  };

  all(STOPS, table).forEach((each) => each.setAttribute("tabindex", "-1"));
  const first = all("td a.words", table)[0];
  if (first) first.setAttribute("tabindex", "0");

  table.addEventListener("keydown", (event) => {
    const stop = event.target.closest(STOPS);
    if (!stop || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(stop, event.key);
    if (!next) return;
    event.preventDefault();
    rove(next);
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!panel.hidden && next.matches("a.words")) show(next);
  });
  table.addEventListener("focusin", (event) => {
    if (event.target.matches(STOPS)) rove(event.target);
  });

  // ---- a shadow while columns lie beyond the right edge, or rows below ------------------------

  const frame = one(".frame");
  const scroller = one(".scroller", frame);
  const shade = () => {
    const beyond = scroller.scrollWidth - scroller.clientWidth - Math.abs(scroller.scrollLeft);
    const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    frame.classList.toggle("more", beyond > 2);
    frame.classList.toggle("below", below > 2);
  };
  scroller.addEventListener("scroll", shade, { passive: true });
  const sized = new ResizeObserver(shade);
  [scroller, table].forEach((each) => sized.observe(each)); // filters change the table alone
  shade();

  // ---- filters --------------------------------------------------------------------------------

  const filters = one("#filters.js-only"); // a form without the class asks the server
  if (!filters) return;
  const unfold = one(".unfold");

  const filter = () => {
    const kind = filters.elements.kind ? filters.elements.kind.value : "";
    let count = 0;
    let whole = 0;
    all("tbody", table).forEach((group) => {
      const box = one(`input[value="${group.dataset.status}"]`, filters);
      const open = !box || box.checked;
      const alone = group.dataset.status === "single";
      all("tr.point", group).forEach((row) => {
        const fits = alone ? !kind : !kind || row.dataset.kinds.split(" ").includes(kind);
        row.hidden = !(open && fits);
        const size = alone ? all(".said[id]", row).length : 1;
        whole += size;
        if (!row.hidden) count += size;
      });
      // The singles keep their heading when folded: nothing is lost in silence.
      group.hidden = alone ? Boolean(kind) : all("tr.point", group).every((row) => row.hidden);
      if (alone && unfold) {
        unfold.textContent = open ? "hide" : "show";
        unfold.setAttribute("aria-expanded", String(open));
      }
    });
    one("#shown").textContent = `${count} of ${whole} points`;
    const held = one("[tabindex='0']", table);
    if (!held || !visible(held)) {
      const next = stops()[0];
      if (next) rove(next);
    }
  };

  const reveal = (id) => {
    const place = id && document.getElementById(id);
    const group = place && place.closest("tbody");
    if (!group) return;
    const folded = place.parentElement.closest("details");
    if (folded) folded.open = true;
    const box = one(`input[value="${group.dataset.status}"]`, filters);
    if (box) box.checked = true;
    if (filters.elements.kind) filters.elements.kind.value = "";
    filter();
  };

  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  if (unfold) {
    unfold.addEventListener("click", () => {
      const box = one('input[value="single"]', filters);
      box.checked = !box.checked;
      filter();
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.hash.slice(1));
  });

  filter();
  if (location.hash) {
    reveal(location.hash.slice(1));
    const place = document.getElementById(location.hash.slice(1));
    if (place) place.scrollIntoView();
  }
})();
