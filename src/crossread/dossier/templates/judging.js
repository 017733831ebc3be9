// Ruling on what the page shows. Nothing leaves the page but by the person's own hand: pending
// rulings lie in this browser until they are saved as a file that `crossread judge --add` takes.
(() => {
  const section = document.getElementById("judging");
  if (!section) return;
  const one = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const root = document.documentElement;
  const words = JSON.parse(section.dataset.words); // see view/judging.py
  const pointOf = {};
  for (const [point, claims] of Object.entries(words.points)) {
    for (const claim of claims) pointOf[claim] = point;
  }

  const make = (tag, given = {}, ...inner) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...inner);
    return made;
  };
  const button = (text, does, given = {}) =>
    make("button", { type: "button", textContent: text, onclick: does, ...given });
  const said = one("#judging-said");
  const say = (text) => {
    said.textContent = text;
  };

  // ---- words as people read them ---------------------------------------------------------------

  const LONG = 110; // characters of a claim in a list
  const shown = (text, long = LONG) => {
    const line = text
      .replace(/[\u202A-\u202E\u2066-\u2069]/g, "\uFFFD") // would turn the page's text around
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim();
    return line.length > long ? `${line.slice(0, long - 1).trimEnd()}…` : line;
  };
  const quoted = (place) => {
    const who = words.reports[place.report];
    return make("span", {}, make("q", {}, make("bdi", {}, shown(place.exact))), who ? ` (${who})` : "");
  };
  const VERBS = {
    same: "says the same as",
    not_same: "does not say the same as",
    split: "has no place in a row with",
    speaker: "is spoken by",
  };
  const described = ({ ruling, places, name }) => {
    const [first, ...rest] = places;
    const more = rest.length > 2 ? [` and ${rest.length - 1} more`] : [];
    const others = (more.length ? rest.slice(0, 1) : rest).flatMap((place, at) => [at ? " or " : "", quoted(place)]);
    const object = ruling === "speaker" ? [make("b", {}, make("bdi", {}, shown(name || "")))] : [...others, ...more];
    return make("span", {}, quoted(first), " ", make("b", {}, VERBS[ruling] || ruling), " ", ...object);
  };

  // ---- pending rulings, kept in this browser for each dossier -----------------------------------

  // A line of judgements.jsonl as crossread takes it; it gives the id (dossier/judgements.py).
  const line = ({ ruling, places, by, at, name }) =>
    `${JSON.stringify({ ruling, places, by, at, name })}\n`;
  const isOne = (each) =>
    Boolean(each) &&
    [each.ruling, each.by, each.at].every((field) => typeof field === "string") &&
    Array.isArray(each.places) &&
    each.places.length > 0 &&
    each.places.every((place) => place && typeof place.exact === "string");
  const spans = (each) => each.places.map((p) => `${p.report}:${p.start}:${p.end}`).sort().join();
  // A ruling on the same words takes the place of an earlier one.
  const replaces = (later, earlier) =>
    spans(later) === spans(earlier) &&
    (later.ruling === "speaker") === (earlier.ruling === "speaker");

  const inFolder = location.pathname.replace(/\/stories\/[^/]*$/, "");
  const KEY = `crossread judgements ${inFolder}`;
  const JUDGE = "crossread judge";
  let unkept = []; // where the browser keeps nothing
  const store = (() => {
    try {
      localStorage.setItem(`${JUDGE} probe`, "");
      localStorage.removeItem(`${JUDGE} probe`);
      return localStorage;
    } catch {
      return null;
    }
  })();
  const heard = new Set(words.heard.map((each) => each.join("\n")));
  const recalled = () => {
    if (!store) return unkept;
    try {
      const found = JSON.parse(store.getItem(KEY)) || [];
      return found.filter(isOne);
    } catch {
      return [];
    }
  };
  const isHeard = (each) => heard.has([each.ruling, each.by, each.at].join("\n"));
  const change = (changed) => {
    unkept = changed(recalled());
    try {
      if (store) store.setItem(KEY, JSON.stringify(unkept));
    } catch {
      say("This browser has no room left: save the rulings now.");
    }
    render();
  };
  let judge = store ? store.getItem(JUDGE) || "" : "";

  const instant = (list) => {
    const taken = new Set(list.map((each) => each.at));
    const at = (time) => new Date(time).toISOString().replace("Z", "+00:00");
    let time = Date.now();
    while (taken.has(at(time))) time += 1; // one ruling an instant: so it is known again
    return at(time);
  };

  let last = null; // the ruling that the bar offers to undo
  const rule = (ruling, places, name = null) => {
    change((list) => {
      last = { ruling, places, by: judge, at: instant(list), name };
      return [...list.filter((each) => !replaces(last, each)), last];
    });
    say(`Ruled: ${described(last).textContent}. ${recalled().length} pending.`);
  };
  const undo = (at) => {
    if (last && last.at === at) last = null;
    change((list) => list.filter((each) => each.at !== at));
    say(`Undone. ${recalled().length} pending.`);
  };

  // ---- the tray and the bar --------------------------------------------------------------------

  let on = false;
  let picking = null; // {ruling, claim, link}: the first of two claims
  const bar = one("#judging-bar");

  const entry = (each) => {
    const name = `undo: ${described(each).textContent}`;
    const act = button("undo", () => {
      const at = all("#pending button").indexOf(act);
      undo(each.at);
      (all("#pending button")[at] || all("#pending button").pop() || one("#pending-title")).focus();
    }, { ariaLabel: name });
    return make("li", {}, described(each), act);
  };

  const mark = (each) => {
    const text = each.ruling === "speaker" ? `pending: ${shown(each.name, 40)}` : `pending: ${each.ruling.replace("_", " ")}`;
    const ids = Object.entries(each.ruling === "speaker" ? words.quotes : words.claims);
    const [first, ...rest] = each.places;
    for (const place of each.ruling === "split" ? [first] : [first, ...rest]) {
      const found = ids.find(([, own]) => own.report === place.report && own.start === place.start && own.end === place.end);
      const where = found && each.ruling === "speaker" ? "#quotes a" : "#compare .said > a.words";
      for (const link of found ? all(`${where}[href="#${CSS.escape(found[0])}"]`) : []) {
        link.after(" ", make("span", { className: "chip warn pending-mark" }, text));
      }
    }
  };

  const renderBar = () => {
    const count = recalled().length;
    bar.hidden = !picking && !(on && count);
    const act = one("#bar-act");
    one("#bar-see").hidden = Boolean(picking);
    if (picking) {
      const which = picking.ruling === "same" ? "says the same as" : "does not say the same as";
      one("#bar-text").replaceChildren(`Select the claim that ${which} `, quoted(words.claims[picking.claim]));
      act.textContent = "give up";
      act.hidden = false;
      act.onclick = giveUp;
    } else {
      one("#bar-text").textContent = `${count} pending ${count === 1 ? "ruling" : "rulings"}`;
      act.textContent = "undo the last";
      act.hidden = !last;
      act.onclick = () => {
        undo(last.at);
        if (bar.hidden || act.hidden) one("#judging-begin").focus({ preventScroll: true });
      };
    }
  };

  const render = () => {
    const list = recalled();
    one("#tray").hidden = !on && !list.length;
    one("#judge-name").textContent = judge;
    one(".judge", section).hidden = !judge;
    one("#judging-how").hidden = !on;
    one("#pending").replaceChildren(...list.map(entry));
    one("#pending-none").hidden = list.length > 0;
    one("#handing").hidden = !list.length;
    one("#kept-not").hidden = Boolean(store) || !list.length;
    all(".pending-mark").forEach((each) => each.remove());
    list.forEach(mark);
    renderBar();
  };

  // ---- choosing what to rule -------------------------------------------------------------------

  let acts = null; // the one group of controls that is open
  let opener = null;
  const close = (back = true) => {
    if (!acts) return;
    acts.remove();
    acts = null;
    all("a.ruling").forEach((each) => each.classList.remove("ruling"));
    if (back && opener && opener.isConnected) opener.focus();
  };
  const open = (from, after, group) => {
    close(false);
    opener = from;
    acts = group;
    after.after(acts);
    one("button, input", acts).focus({ preventScroll: true });
    acts.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const chosen = (does) => () => {
    close();
    does();
  };

  const pick = (ruling, claim, link) => {
    picking = { ruling, claim, link };
    root.classList.add("picking");
    link.classList.add("picked");
    renderBar();
    say(one("#bar-text").textContent);
  };
  const stopPicking = () => {
    const was = picking;
    picking = null;
    root.classList.remove("picking");
    all("a.picked").forEach((each) => each.classList.remove("picked"));
    renderBar();
    return was;
  };
  const giveUp = () => {
    const { link } = stopPicking();
    link.focus();
    say("Given up. Nothing is ruled.");
  };
  const picked = (claim, link) => {
    if (claim === picking.claim) {
      say("That is the same claim: select another one.");
      return;
    }
    const { ruling, claim: first } = stopPicking();
    rule(ruling, [words.claims[first], words.claims[claim]]);
    link.focus();
  };

  const split = (claim) => {
    const others = words.points[pointOf[claim]].filter((each) => each !== claim);
    rule("split", [claim, ...others].map((each) => words.claims[each]));
  };
  const group = (name, ...inner) => make("div", { className: "acts", role: "group", ariaLabel: name }, ...inner);

  const offer = (link, claim) => {
    const own = words.points[pointOf[claim]] || [];
    const near = link.closest(".closest") && link.closest(".said[id], tr.point:not(.alone)");
    const row = near ? words.points[near.id] : null;
    const controls = group(`Rule on: ${shown(words.claims[claim].exact)}`);
    if (row && row.length) {
      controls.append(button("says the same as this row", chosen(() => rule("same", [row[0], claim].map((each) => words.claims[each])))));
    }
    controls.append(
      button("same as…", chosen(() => pick("same", claim, link))),
      button("not the same as…", chosen(() => pick("not_same", claim, link))),
    );
    if (own.length > 1) controls.append(button("not in this row", chosen(() => split(claim))));
    controls.append(button("read it", chosen(() => read(link))));
    const sourcing = link.nextElementSibling;
    open(link, sourcing && sourcing.matches(".sourcing, .by") ? sourcing : link, controls);
    link.classList.add("ruling");
  };

  const offerRow = (from, row) => {
    const own = words.points[row.id];
    const link = (claim) => one(`.said > a.words[href="#${CSS.escape(claim)}"]`, row);
    const controls = group("Rule on the row", button("same as another row…", chosen(() => pick("same", own[0], link(own[0])))));
    if (own.length === 2) {
      controls.append(button("the two are not the same", chosen(() => rule("not_same", own.map((each) => words.claims[each])))));
    }
    for (const claim of own.length > 1 ? own : []) {
      const { exact, report } = words.claims[claim];
      controls.append(button(`take out: ${words.reports[report]}, “${shown(exact, 60)}”`, chosen(() => split(claim))));
    }
    open(from, from, controls);
  };

  const offerSpeaker = (from, quotes) => {
    const input = make("input", { maxLength: 200, required: true, autocomplete: "off" });
    input.setAttribute("list", "speakers");
    const form = make("form", { className: "acts" }, make("label", {}, "Who speaks these words? ", input), make("button", {}, "set"), button("cancel", () => close()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = tidy(input.value);
      if (!name) return;
      close();
      for (const quote of quotes) rule("speaker", [words.quotes[quote]], name);
    });
    open(from, from, form);
  };
  const tidy = (name) => name.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim();

  // ---- turning it on ---------------------------------------------------------------------------

  const equip = () => {
    if (one(".rule-row, .rule-quote")) return;
    all("#compare tr.point:not(.alone)").forEach((row, at) => {
      const control = button("rule on the row", () => offerRow(control, row), { className: "rule-row", tabIndex: at ? -1 : 0 });
      row.cells[0].append(control);
    });
    all("#quotes :is(figcaption, .lone .by)").forEach((caption) => {
      const quotes = all("a[href^='#']", caption).map((link) => link.hash.slice(1)).filter((id) => words.quotes[id]);
      if (!quotes.length) return; // told without quote marks: its speaker is the claim's
      const control = button("speaker…", () => offerSpeaker(control, quotes), { className: "rule-quote" });
      control.setAttribute("aria-label", `speaker of “${shown(words.quotes[quotes[0]].exact, 60)}”`);
      caption.append(" ", control);
    });
    const names = all("#quotes h3 bdi, .says > bdi").map((each) => each.textContent.trim());
    const listed = [...new Set(names)].sort().map((value) => make("option", { value }));
    section.append(make("datalist", { id: "speakers" }, ...listed));
  };

  const turn = (to) => {
    on = to;
    if (on) equip();
    else {
      close(false);
      if (picking) stopPicking();
    }
    root.classList.toggle("judging-on", on);
    one("#judging-begin").setAttribute("aria-pressed", String(on));
    render();
    say(on ? "Ruling is on: select a claim to rule on it." : "Ruling is off.");
  };
  const ask = one("#judge-ask");
  const askName = () => {
    ask.hidden = false;
    one("#judge-input").value = judge;
    one("#judge-input").focus();
  };
  one("#judging-begin").addEventListener("click", () => (judge || on ? turn(!on) : askName()));
  one("#judge-change").addEventListener("click", askName);
  one("#judge-cancel").addEventListener("click", () => {
    ask.hidden = true;
    one("#judging-begin").focus();
  });
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = tidy(one("#judge-input").value);
    if (!name) return;
    judge = name;
    try {
      if (store) store.setItem(JUDGE, judge);
    } catch {
      // the name is asked again next time
    }
    ask.hidden = true;
    if (on) render();
    else turn(true);
    one("#judging-begin").focus();
  });

  let reading = false; // lets a click through to the page's own script
  const read = (link) => {
    reading = true;
    link.click();
    reading = false;
  };
  document.addEventListener(
    "click",
    (event) => {
      if (!on || reading || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      if (event.target.closest("button, summary, input, label, .acts")) return;
      const cell = event.target.closest("#compare td");
      const near = cell && (event.target.closest("a.words") || one("a.words", event.target.closest(".said") || cell));
      if (!near || (!event.target.closest("a") && String(window.getSelection()))) return;
      if (near.closest("details:not([open])") || !words.claims[near.hash.slice(1)]) return;
      event.preventDefault();
      event.stopPropagation();
      if (picking) picked(near.hash.slice(1), near);
      else offer(near, near.hash.slice(1));
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && (picking || acts)) {
        event.stopPropagation();
        if (picking) giveUp();
        else close();
      }
      const control = event.target.closest(".rule-row");
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!control || !step) return;
      const rows = all(".rule-row").filter((each) => each.checkVisibility());
      const next = rows[rows.indexOf(control) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    true,
  );
  // One tab stop for all rows: the row where the focus is.
  one("#compare").addEventListener("focusin", (event) => {
    const row = event.target.closest("tr.point");
    const control = row && one(".rule-row", row);
    if (!control) return;
    all(".rule-row[tabindex='0']").forEach((each) => each.setAttribute("tabindex", "-1"));
    control.setAttribute("tabindex", "0");
  });
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) render();
  });

  // ---- handing over ----------------------------------------------------------------------------

  const windows = /^\/[A-Za-z]:/.test(inFolder);
  const path = () => {
    if (location.protocol !== "file:") return "DOSSIER";
    const plain = decodeURIComponent(inFolder);
    if (windows) return `"${plain.slice(1).replaceAll("/", "\\")}"`;
    return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
  };
  one("#command-add").textContent = `crossread judge ${path()} --add judgements.jsonl`;
  one("#command-read").textContent = `crossread read … -o ${path()}`;

  one("#save").addEventListener("click", () => {
    const content = new Blob(recalled().map(line), { type: "application/jsonl" });
    const link = make("a", { href: URL.createObjectURL(content), download: "judgements.jsonl" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say("Saved as judgements.jsonl. Add it with the command below.");
  });

  if (recalled().some(isHeard)) change((list) => list.filter((each) => !isHeard(each)));
  else render();
})();
