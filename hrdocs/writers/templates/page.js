"use strict";
const byId = (id) => document.getElementById(id);
const items = [...document.querySelectorAll("[data-item]")];
const search = byId("search");
const filters = [...document.querySelectorAll("select[data-filter]")];
for (const item of items) item.words = item.textContent.toLowerCase();

function apply() {
  const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of items) {
    const fits = wanted.every((word) => item.words.includes(word))
      && filters.every((filter) => !filter.value
        || (item.dataset[filter.dataset.filter] || "").split("|").includes(filter.value));
    item.hidden = !fits;
    shown += fits;
  }
  for (const part of document.querySelectorAll("section[data-part]")) {
    const inside = [...part.querySelectorAll("[data-item]")];
    const some = inside.some((item) => !item.hidden);
    const empty = part.querySelector(".empty");
    if (empty) empty.hidden = some || !inside.length;
  }
  byId("count").textContent = wanted.length || filters.some((filter) => filter.value) ? `${shown} / ${items.length} 项` : "";
}
search.addEventListener("input", apply);
for (const filter of filters) filter.addEventListener("change", apply);

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}
byId("theme").addEventListener("click", theme);
byId("print").addEventListener("click", () => print());
byId("keys").addEventListener("click", () => byId("help").showModal());

let at = -1;
function step(by) {
  const visible = items.filter((item) => !item.hidden);
  if (!visible.length) return;
  items[at]?.classList.remove("current");
  const now = visible.indexOf(items[at]);
  const next = visible[Math.min(visible.length - 1, Math.max(0, now + by))];
  at = items.indexOf(next);
  next.classList.add("current");
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    search.value = "";
    apply();
    search.blur();
    if (window.closePanel) closePanel();
    return;
  }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const parts = [...document.querySelectorAll("section[data-part]")];
  if (event.key === "/") { event.preventDefault(); search.focus(); }
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "t") theme();
  else if (event.key === "?") byId("help").showModal();
  else if (/^[1-9]$/.test(event.key)) parts[event.key - 1]?.scrollIntoView();
});
const bar = () => document.documentElement.style.setProperty("--bar", `${document.querySelector("header.top").offsetHeight}px`);
addEventListener("resize", bar);
bar();
