/* Address, search, keyboard and theme around the parts. */
const VIEWS = {overview, findings, function: functionPage, paths: reach, undecided, files};
const TABS = [["overview", "Overview"], ["findings", "Findings"], ["paths", "Attack paths"], ["undecided", "Not decided"], ["files", "Files"]];
let view = "overview";
let filter = readFilter(new URLSearchParams());
let printing = false;

/* The address holds the whole state, so that going back works and a place can be sent to others. */

function readFilter(given) {
  const set = (name) => new Set((given.get(name) || "").split(",").filter(Boolean));
  const fn = Number.parseInt(given.get("fn") ?? "-1", 10);
  const q = given.get("q") || "";
  return {
    q, terms: terms(q), severity: set("severity"), step: set("step"), only: set("only"),
    check: given.get("check") || "", fn: Number.isInteger(fn) && fn >= 0 && fn < FUNCTIONS.length ? fn : -1,
    group: ["check", "function", "file"].includes(given.get("group")) ? given.get("group") : "check",
    sort: given.get("sort") === "name" ? "name" : "risk",
    open: given.get("open") || "", keep: given,
  };
}

/** Returns the address of a part; with `more` set it keeps what is chosen and changes only that. */
function link(name, change, more) {
  const kept = new URLSearchParams(more ? filter.keep : undefined);
  for (const [key, value] of Object.entries(change)) {
    if (value === "" || value === undefined) kept.delete(key);
    else kept.set(key, value);
  }
  const query = kept.toString();
  return `#/${name}${query ? `?${query}` : ""}`;
}

function go(name, change, more) {
  location.hash = link(name, change, more);
}

function without(set, word) {
  return [...set].filter((one) => one !== word).join(",");
}

function route() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const before = view;
  view = Object.hasOwn(VIEWS, path) ? path : "overview";
  filter = readFilter(new URLSearchParams(query || ""));
  if ($("search") !== document.activeElement) $("search").value = filter.q;
  render();
  if (before !== view) window.scrollTo(0, 0);
}

function render() {
  const focused = document.activeElement?.dataset?.facet;
  $("tabs").replaceChildren(...TABS.map(tab));
  $("view").replaceChildren();
  append($("view"), [VIEWS[view]()]);
  document.body.dataset.view = view;
  if (focused) document.querySelector(`[data-facet="${CSS.escape(focused)}"]`)?.focus();
  if (filter.open) document.querySelector(".item.open")?.scrollIntoView({block: "center"});
}

function tab([name, title]) {
  const counts = {findings: weight(CERTAIN), paths: PATHS.length + DATA.morePaths, undecided: OPEN.length, files: FILES.length};
  const isHere = view === name || (view === "function" && name === "overview");
  return h("a", {href: link(name, {}), "aria-current": isHere ? "page" : null}, title,
    counts[name] === undefined ? null : h("span", {class: "count"}, counts[name].toLocaleString("en")));
}

function say(text) {
  $("status").textContent = text;
}

/* Search: the part that is open is searched; from a part that has nothing to search, findings are. */

let waiting = 0;
$("search").addEventListener("input", (event) => {
  clearTimeout(waiting);
  const q = event.currentTarget.value.trim();
  waiting = setTimeout(() => {
    const address = link(view, {q, open: ""}, true);
    history.replaceState(null, "", address);
    route();
  }, FLAWS.length > 2000 ? 120 : 40);
});
$("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && view === "overview" && filter.q) go("findings", {q: filter.q});
});

/* Keyboard. */

const KEYS = [["/", "Search"], ["j", "Next finding or group"], ["k", "The one before"], ["Enter", "Open or close it"],
  ["Esc", "Close, or leave the search"], ["1 – 5", "The parts of the report"], ["t", "Dark or light"], ["?", "This list"]];

function stops() {
  return [...document.querySelectorAll("#view .group-head, #view .row, #view tbody th a")].filter((one) => one.offsetParent !== null);
}

function move(by) {
  const all = stops();
  if (!all.length) return;
  const here = all.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? all.findIndex((one) => one.getBoundingClientRect().top > 120) : all.length - 1) : here + by;
  const target = all[Math.min(Math.max(next, 0), all.length - 1)];
  target.focus({preventScroll: true});
  target.scrollIntoView({block: "nearest"});
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("shortcuts").open) return;
  const isTyping = event.target.matches("input[type=search], select, textarea");
  if (event.key === "Escape") return escape(isTyping);
  if (isTyping) return;
  const digit = TABS[Number(event.key) - 1];
  const act = {"/": () => $("search").focus(), j: () => move(1), k: () => move(-1), t: switchTheme, "?": showHelp}[event.key]
    || (digit && (() => go(digit[0], {})));
  if (act) {
    event.preventDefault();
    act();
  }
});

function escape(isTyping) {
  if (isTyping) {
    if ($("search").value) {
      $("search").value = "";
      $("search").dispatchEvent(new Event("input"));
    }
    document.activeElement.blur();
    return;
  }
  const item = document.activeElement?.closest(".item");
  const open = item?.firstElementChild;
  if (open?.getAttribute("aria-expanded") === "true") {
    open.click();
    open.focus();
    return;
  }
  const head = document.activeElement?.closest(".group")?.querySelector(".group-head");
  if (head?.getAttribute("aria-expanded") === "true") {
    head.click();
    head.focus();
  } else if (view === "function") {
    history.back();
  }
}

function showHelp() {
  const dialog = $("shortcuts");
  dialog.replaceChildren(
    h("h2", {id: "shortcuts-title"}, "Keyboard"),
    h("dl", null, KEYS.map(([key, what]) => [h("dt", null, h("kbd", null, key)), h("dd", null, what)])),
    h("form", {method: "dialog"}, h("button", {class: "primary"}, "Close")));
  dialog.showModal();
}
$("help").addEventListener("click", showHelp);
$("shortcuts").addEventListener("click", (event) => { if (event.target === event.currentTarget) event.currentTarget.close(); });

/* Theme: as the system has it until somebody chooses. */

function stored(value) {
  // Pages from disk may have no storage.
  try {
    if (value) localStorage.setItem("martello-theme", value);
    return localStorage.getItem("martello-theme");
  } catch {
    return null;
  }
}

function switchTheme() {
  const isDark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
  stored(document.documentElement.dataset.theme);
}
$("theme").addEventListener("click", switchTheme);
const theme = stored();
if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;

/* Print: everything of the open part, unfolded. */

window.addEventListener("beforeprint", () => { printing = true; render(); });
window.addEventListener("afterprint", () => { printing = false; render(); });

window.addEventListener("hashchange", route);
route();
