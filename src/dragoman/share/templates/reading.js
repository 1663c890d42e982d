"use strict";
(() => {
  const root = document.documentElement;
  const sheet = document.querySelector(".sheet");
  const wide = window.matchMedia("(min-width: 60.01rem)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const marks = new Map(); // card id -> its marks, in the order of the text
  const signs = new Map();
  const drawn = new Map(); // card id -> its marks on map and timeline
  let chosen = null;

  root.classList.add("js");
  for (const mark of all("mark")) {
    for (const id of mark.dataset.cards.split(" ")) {
      if (!marks.has(id)) marks.set(id, []);
      marks.get(id).push(mark);
    }
  }
  for (const link of all(".pictures a")) {
    for (const id of link.dataset.cards.split(" ")) drawn.set(id, [...(drawn.get(id) ?? []), link]);
  }
  for (const sign of all(".sign")) signs.set(sign.dataset.card, sign);

  // Cards report after report, in the order of the text.
  const order = all("article").flatMap((article) =>
    all(".card", article).sort((a, b) => a.dataset.at - b.dataset.at));
  const kindOf = (card) => card.classList[1];
  const isShown = (card) => !root.classList.contains(`no-${kindOf(card)}`);
  const inView = (node) => {
    const box = node.getBoundingClientRect();
    return box.top > 60 && box.bottom < window.innerHeight * (wide.matches ? 1 : 0.55);
  };

  function paint(id, on) {
    for (const mark of marks.get(id) ?? []) mark.classList.toggle("on", on);
    for (const link of drawn.get(id) ?? []) link.classList.toggle("on", on);
    signs.get(id)?.classList.toggle("on", on);
    const card = document.getElementById(id);
    card.classList.toggle("on", on);
    card.querySelector(".open").setAttribute("aria-expanded", String(on));
  }

  function choose(id, { scroll = true } = {}) {
    if (chosen) paint(chosen, false);
    chosen = id;
    if (!id) {
      sheet.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
      return;
    }
    paint(id, true);
    history.replaceState(null, "", `#${id}`);
    const card = document.getElementById(id);
    showSheet(card);
    const behavior = calm.matches ? "auto" : "smooth";
    const first = marks.get(id)?.[0];
    if (scroll && first && !inView(first)) first.scrollIntoView({ block: "center", behavior });
    if (wide.matches) scrollList(card, behavior);
  }

  // Only the list moves, never the page: the text that was clicked stays where it is.
  function scrollList(card, behavior) {
    const list = card.closest(".records");
    const box = card.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) {
      list.scrollTo({ top: list.scrollTop + box.top - frame.top - frame.height / 4, behavior });
    }
  }

  function showSheet(card) {
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    for (const node of all("[id]", copy)) node.removeAttribute("id");
    const head = document.createElement("div");
    head.className = "open";
    head.append(...copy.querySelector(".open").childNodes);
    copy.querySelector(".open").replaceWith(head);
    sheet.querySelector(".holder").replaceChildren(copy);
    sheet.hidden = false;
  }

  function step(by) {
    const shown = order.filter((card) => isShown(card) && kindOf(card) !== "actor");
    const list = shown.length ? shown : order.filter(isShown);
    if (!list.length) return;
    const at = list.findIndex((card) => card.id === chosen);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    choose(list[next].id);
    if (wide.matches) list[next].querySelector(".open").focus({ preventScroll: true });
  }

  // Words may belong to several records, and so may a dot: the first, then with each click the next.
  function clickWords(mark, options) {
    const ids = mark.dataset.cards.split(" ").filter((id) => isShown(document.getElementById(id)));
    if (!ids.length) return;
    choose(ids[(ids.indexOf(chosen) + 1) % ids.length], options);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const link = target.closest(".more a");
    const dot = target.closest(".pictures a");
    const card = target.closest("button.open")?.closest(".card");
    const sign = target.closest(".sign");
    const mark = target.closest("mark");
    const filter = target.closest(".filter");
    if (link) {
      event.preventDefault();
      choose(link.hash.slice(1));
    } else if (dot) {
      event.preventDefault();
      clickWords(dot);
    } else if (card) choose(card.id === chosen ? null : card.id);
    else if (sign) choose(sign.dataset.card === chosen ? null : sign.dataset.card, { scroll: false });
    else if (mark && getSelection().isCollapsed) clickWords(mark, { scroll: false });
    else if (target.closest(".close")) choose(null);
    else if (filter) toggle(filter);
  });

  function toggle(filter) {
    const on = filter.getAttribute("aria-pressed") !== "true";
    filter.setAttribute("aria-pressed", String(on));
    root.classList.toggle(`no-${filter.dataset.kind}`, !on);
    if (chosen && !isShown(document.getElementById(chosen))) choose(null);
    place();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inList = event.target.closest?.(".records, .margin");
    if (event.key === "Escape") choose(null);
    else if (event.key === "j" || (inList && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (inList && event.key === "ArrowUp")) step(-1);
    else return;
    event.preventDefault();
  });

  // Each sign beside the line in which its words begin; those of one line side by side.
  function place() {
    for (const paragraph of all(".paragraph")) {
      const margin = paragraph.querySelector(".margin");
      if (!margin) continue;
      const top = paragraph.getBoundingClientRect().top;
      const size = 21;
      const perRow = Math.max(1, Math.floor(margin.clientWidth / size));
      let row = -99;
      let inRow = 0;
      let lastLine = -99;
      for (const sign of all(".sign", margin)) {
        const mark = marks.get(sign.dataset.card)?.[0];
        if (!mark || getComputedStyle(sign).display === "none") continue;
        const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
        const line = Math.round(box.top - top + (box.height - size) / 2);
        if (line > lastLine + 8 || inRow === perRow) {
          row = Math.max(lastLine === line ? 0 : line, row + size);
          inRow = 0;
          lastLine = line;
        }
        sign.style.top = `${row}px`;
        sign.style.right = "auto";
        sign.style.left = `${margin.clientWidth - (inRow + 1) * size}px`;
        inRow += 1;
      }
      paragraph.style.minHeight = row > 0 ? `${row + size}px` : "";
      paragraph.classList.add("placed");
    }
  }

  function follow() {
    const id = location.hash.slice(1);
    if (document.getElementById(id)?.classList.contains("card")) choose(id);
  }

  place();
  window.addEventListener("resize", place);
  window.addEventListener("hashchange", follow);
  document.fonts?.ready.then(place);
  follow();
})();
