/* The parts of the report. */

/** What a newcomer sees: how bad it is, where to start, and which function fails which step. */
function overview() {
  if (!FUNCTIONS.length && !FLAWS.length) return [banners(), emptyReport()];
  return [
    banners(),
    h("section", {class: "verdict", "aria-label": "Findings by severity"}, WORDS.map(tile)),
    CERTAIN.length ? [whereToStart(), stepCards()] : h("section", {class: "clean"}, towerPicture(),
      h("h2", null, "Nothing found"),
      h("p", null, `No check found anything wrong with ${plural(FUNCTIONS.length, "function")}.`,
        OPEN.length ? [" ", h("a", {href: link("undecided", {})}, `${plural(OPEN.length, "question")} could not be decided`), "."] : null)),
    matrix(),
    suppressedList(),
  ];
}

function banners() {
  const told = [];
  if (SUMMARY.broken || FILES.some((file) => file.problems.length)) {
    const count = FILES.filter((file) => file.status === "broken" || file.problems.length).length;
    told.push(h("p", {class: "banner"}, h("strong", null, "Not everything could be read. "),
      `${plural(count, "file")} ${count === 1 ? "has" : "have"} problems, so findings may be missing. `,
      h("a", {href: link("files", {})}, "See the files")));
  }
  if (SUMMARY.notRun.length) {
    told.push(h("p", {class: "banner"}, h("strong", null, "Not run: "), SUMMARY.notRun.join("; ")));
  }
  if (SUMMARY.new !== undefined) {
    told.push(h("p", {class: "banner calm"}, `Since the baseline: ${plural(SUMMARY.new, "finding")} new, ${SUMMARY.gone} gone. `,
      SUMMARY.new ? h("a", {href: link("findings", {only: "new"})}, "See what is new") : null));
  }
  return told;
}

function emptyReport() {
  return h("section", {class: "clean"}, towerPicture(),
    h("h2", null, SUMMARY.templates ? "No function is declared here" : "Nothing was checked"),
    h("p", null, SUMMARY.templates
      ? `${plural(SUMMARY.templates, "template")} declared no Lambda function, and no check found anything wrong.`
      : "No SAM, CloudFormation or CDK template was read."),
    h("p", null, h("a", {href: link("files", {})}, "What was looked at")));
}

function towerPicture() {
  return s("svg", {viewBox: "0 0 120 84", width: 120, height: 84, class: "tower", "aria-hidden": "true"},
    s("path", {class: "sea", d: "M0 74q7.5-5 15 0t15 0 15 0 15 0 15 0 15 0 15 0 15 0v10H0z"}),
    s("path", {d: "M38 24h8v6h8v-6h12v6h8v-6h8v12l-4 3 6 33H36l6-33-4-3z"}),
    s("path", {class: "door", d: "M54 72V60a6 6 0 0 1 12 0v12z"}));
}

function tile(word, rank) {
  const count = COUNTS[rank];
  const target = rank === UNDECIDED ? link("undecided", {}) : link("findings", {severity: word});
  return h("a", {class: `tile s${rank}${count ? "" : " none"}`, href: target},
    h("span", {class: "tile-count"}, count.toLocaleString("en")), h("span", {class: "tile-word"}, word));
}

function whereToStart() {
  const worst = grouped(CERTAIN, "check").filter((group) => group.rank < 3).slice(0, 6);
  if (!worst.length) return null;
  return h("section", {class: "start"}, h("h2", null, "Where to start"),
    h("ol", null, worst.map((group) => h("li", null,
      h("a", {href: link("findings", {check: group.rule.id})}, pill(group.rank),
        h("span", {class: "start-title"}, group.title),
        h("span", {class: "start-where"}, startNames(group)))))));
}

function startNames(group) {
  const names = new Set(group.flaws.flatMap((flaw) => flaw.functions.length ? flaw.functions.map((index) => FUNCTIONS[index].name) : [flaw.resource]));
  const first = [...names].slice(0, 2).join(", ");
  return names.size > 2 ? `${first} and ${names.size - 2} more` : first;
}

function stepCards() {
  return h("section", {class: "steps"}, h("h2", null, "By step"),
    h("ul", null, STEPS.map((step, index) => {
      const counts = [0, 0, 0, 0];
      for (const flaw of CERTAIN) if (flaw.rule.step === index) counts[flaw.severity] += flaw.count;
      const all = counts.reduce((sum, count) => sum + count, 0);
      const told = counts.map((count, rank) => count ? `${count.toLocaleString("en")} ${WORDS[rank]}` : "").filter(Boolean).join(", ");
      return h("li", null, h("a", {href: link("findings", {step: step.word}), class: all ? "step" : "step none"},
        h("span", {class: "step-title"}, step.title),
        stackedBar(counts, all),
        h("span", {class: "step-told"}, told || "nothing found")));
    })));
}

function stackedBar(counts, all) {
  let x = 0;
  return s("svg", {viewBox: "0 0 100 6", preserveAspectRatio: "none", class: "stack", "aria-hidden": "true"},
    s("rect", {width: 100, height: 6, class: "track"}),
    counts.map((count, rank) => {
      const width = all ? 100 * count / all : 0;
      const part = s("rect", {x, width, height: 6, class: `s${rank}`});
      x += width;
      return count ? part : null;
    }));
}

const MATRIX_ROWS = 300;

function matrix() {
  if (!FUNCTIONS.length) return null;
  const wanted = filter.terms;
  const shown = FUNCTIONS.filter((one) => hasAll(functionHaystack(one), wanted)).sort(filter.sort === "name" ? byName : byRisk);
  const body = h("tbody");
  const add = (most) => {
    const from = body.childElementCount;
    append(body, shown.slice(from, from + most).map(matrixRow));
  };
  add(printing ? shown.length : MATRIX_ROWS);
  const more = shown.length > body.childElementCount
    ? h("button", {type: "button", class: "more", on: {click: (event) => { add(shown.length); event.currentTarget.remove(); }}},
      `Show all ${plural(shown.length, "function")}`)
    : null;
  const sorter = (word, text) => h("a", {href: link("overview", {sort: word}, true), "aria-current": filter.sort === word ? "true" : null}, text);
  return h("section", {class: "matrix"},
    h("div", {class: "section-head"},
      h("h2", null, "Functions against the steps"),
      h("p", {class: "sorters"}, "Sort by ", sorter("risk", "risk"), " or ", sorter("name", "name"),
        wanted.length ? `; ${shown.length} of ${FUNCTIONS.length} match the search` : null)),
    shown.length
      ? h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Functions against the steps"},
        h("table", null,
          h("thead", null, h("tr", null, h("th", {scope: "col", class: "first"}, "Function"), h("th", {scope: "col"}, "Reached by"), h("th", {scope: "col"}, "Its role"),
            STEPS.map((step) => h("th", {scope: "col", class: "cell"}, stepName(step))))),
          body))
      : h("p", {class: "nothing"}, "No function matches the search."),
    more,
    h("p", {class: "legend"}, "Numbers count findings of the function in that step, coloured by the worst; ", h("span", {class: "dot"}, "·"), " nothing found; ",
      h("span", {class: "ask"}, "?"), " something is not decided."));
}

function stepName(step) {
  return {code: "Code", access: "Access", triggers: "Triggers", monitoring: "Monitoring", isolation: "Isolation", join: "Joined"}[step.word];
}

const REACH = {public: "anybody", authenticated: "known callers", internal: "nobody outside", unknown: "not decided"};

function matrixRow(one) {
  return h("tr", null,
    h("th", {scope: "row", class: "first"},
      h("a", {href: link("function", {fn: one.index})}, breakable(one.name)),
      h("span", {class: "under"}, breakable(`${one.path}:${one.line}`))),
    h("td", null, h("span", {class: `badge reach-${one.exposure}`, title: one.reach}, REACH[one.exposure])),
    h("td", null, h("span", {class: `badge power-${one.power}`, title: one.may}, one.power)),
    one.cells.map((cell, step) => h("td", {class: "cell"}, matrixCell(one, cell, STEPS[step]))));
}

function matrixCell(one, cell, step) {
  if (!cell.count && !cell.undecided) return h("span", {class: "dot", title: "nothing found"}, "·");
  const word = cell.count ? `${plural(cell.count, "finding")}, worst ${WORDS[cell.worst]}` : `${cell.undecided} not decided`;
  const target = cell.count ? link("findings", {fn: one.index, step: step.word}) : link("undecided", {fn: one.index});
  return h("a", {class: cell.count ? `heat s${cell.worst}` : "heat ask", href: target, title: word, "aria-label": `${one.name}, ${step.title}: ${word}`},
    cell.count ? String(cell.count) : "?");
}

function suppressedList() {
  if (!DATA.suppressed.length) return null;
  return h("section", {class: "lived"}, h("h2", null, "Lived with"),
    h("p", {class: "lead"}, `${plural(DATA.suppressed.length, "finding")} that somebody decided to live with.`),
    h("ul", null, DATA.suppressed.map((one) => h("li", null,
      h("span", {class: "place"}, breakable(`${one.path}:${one.line}`)), " ", RULES[one.rule].title, ": ", rich(one.message), ". ",
      h("span", {class: "under"}, "Reason: ", rich(one.reason), one.until ? `, until ${one.until}` : null)))));
}

/** The list of findings with its filter. */
function findings() {
  const found = CERTAIN.filter((flaw) => passes(flaw, filter));
  const isOfOne = filter.fn >= 0;
  const count = weight(found, isOfOne);
  say(plural(count, "finding"));
  const by = filter.group;
  const grouper = (word, text) => h("a", {href: link("findings", {group: word}, true), "aria-current": by === word ? "true" : null}, text);
  return h("div", {class: "columns"},
    facets(),
    h("section", {class: "results", "aria-label": "Findings"},
      h("div", {class: "section-head"},
        h("h2", null, plural(count, "finding")),
        h("p", {class: "sorters"}, "Group by ", grouper("check", "check"), " · ", grouper("function", "function"), " · ", grouper("file", "file"))),
      chosen(),
      found.length ? findingList(found, by, {printing, open: filter.open, isOfOne}) : nothing()));
}

function nothing() {
  if (!CERTAIN.length) return h("section", {class: "clean"}, towerPicture(), h("h2", null, "Nothing found"), h("p", null, "No check found anything wrong."));
  return h("div", {class: "nothing"}, h("p", null, "Nothing matches what you chose."),
    h("p", null, h("a", {href: link("findings", {})}, "Show all findings")));
}

/** What is chosen at the moment, each with a way to drop it. */
function chosen() {
  const parts = [];
  const drop = (text, change) => parts.push(h("a", {class: "chosen", href: link("findings", change, true), "aria-label": `No longer only ${text}`}, text, h("span", {"aria-hidden": "true"}, " ×")));
  for (const word of filter.severity) drop(word, {severity: without(filter.severity, word)});
  for (const word of filter.step) drop(STEPS.find((step) => step.word === word).title, {step: without(filter.step, word)});
  if (filter.check) drop(filter.check, {check: ""});
  if (filter.fn >= 0) drop(FUNCTIONS[filter.fn].name, {fn: ""});
  for (const word of filter.only) drop(ONLY[word], {only: without(filter.only, word)});
  if (filter.q) drop(`“${filter.q}”`, {q: ""});
  return parts.length ? h("p", {class: "chosen-list"}, parts, h("a", {href: link("findings", {}), class: "clear"}, "Clear all")) : null;
}

const ONLY = {new: "new since the baseline", mendable: "mendable by machine", public: "anybody can reach the function"};

function facets() {
  const facet = (name, title, choices) => h("fieldset", null, h("legend", null, title), choices.map(([word, text, mark]) => {
    const count = weight(CERTAIN.filter((flaw) => mark(flaw) && passes(flaw, filter, name)), filter.fn >= 0);
    const isOn = filter[name].has(word);
    if (!count && !isOn) return null;
    return h("label", {class: "choice"},
      h("input", {type: "checkbox", checked: isOn, "data-facet": `${name} ${word}`, on: {change: () => go("findings", {[name]: isOn ? without(filter[name], word) : [...filter[name], word].join(",")}, true)}}),
      h("span", null, text), h("span", {class: "count"}, count.toLocaleString("en")));
  }));
  const only = Object.entries(ONLY).filter(([word]) => CERTAIN.some((flaw) => hasMark(flaw, word)))
    .map(([word, text]) => [word, text, (flaw) => hasMark(flaw, word)]);
  const content = [
    facet("severity", "Severity", WORDS.slice(0, 4).map((word, rank) => [word, word, (flaw) => flaw.severity === rank])),
    facet("step", "Step", STEPS.map((step, index) => [step.word, step.title, (flaw) => flaw.rule.step === index])),
    only.length ? facet("only", "Only what is", only) : null,
    picker("check", "Check", filter.check, RULES.map((rule) => [rule.id, rule.id]).sort(([one], [two]) => one < two ? -1 : 1)),
    picker("fn", "Function", filter.fn < 0 ? "" : String(filter.fn), [...FUNCTIONS].sort(byName).map((one) => [String(one.index), one.name])),
  ];
  const wide = window.matchMedia("(min-width: 60rem)").matches;
  return h("aside", {class: "facets", "aria-label": "Filter"}, h("details", {open: wide}, h("summary", null, "Filter"), content));
}

function picker(name, title, value, choices) {
  if (choices.length < 2) return null;
  return h("label", {class: "picker"}, h("span", null, title),
    h("select", {on: {change: (event) => go("findings", {[name]: event.currentTarget.value}, true)}},
      h("option", {value: "", selected: !value}, "any"),
      choices.map(([word, text]) => h("option", {value: word, selected: word === value}, text))));
}

/** One function: what it is, what it may do, and all that was found. */
function functionPage() {
  const one = FUNCTIONS[filter.fn];
  if (!one) return h("p", {class: "nothing"}, "There is no such function. ", h("a", {href: link("overview", {})}, "Overview"));
  const certain = one.flaws.filter((flaw) => flaw.certain && hasAll(haystack(flaw), filter.terms));
  const open = one.flaws.filter((flaw) => !flaw.certain);
  const told = WORDS.slice(0, 4).map((word, rank) => one.counts[rank] ? h("span", null, pill(rank, `${one.counts[rank]} ${word}`)) : null);
  return h("article", {class: "function"},
    h("p", {class: "crumb"}, h("a", {href: link("overview", {})}, "Functions"), " / ", h("span", {class: "place"}, breakable(`${one.path}:${one.line}`)), " ", sourceLink(one.path, one.line)),
    h("div", {class: "section-head"}, h("h2", null, breakable(one.name)), h("p", {class: "pills"}, told)),
    h("dl", {class: "card"},
      entry("Runs", one.runs),
      entry("Triggered by", one.triggers.length ? h("ul", null, one.triggers.map((text) => h("li", null, rich(text)))) : "nothing that is declared here"),
      entry("Reachable by", [h("span", {class: `badge reach-${one.exposure}`}, REACH[one.exposure]), " ", one.reach]),
      entry("Role", [h("span", {class: `badge power-${one.power}`}, one.power), " ", breakable(one.role),
        one.grants.length ? h("ul", {class: "grants"}, one.grants.map((text) => h("li", null, text))) : null])),
    functionPaths(one),
    functionRadius(one),
    h("h3", {class: "list-title"}, certain.length ? plural(certain.length, "finding") : "Nothing found"),
    certain.length ? findingList(certain, "check", {printing, open: filter.open, allOpen: certain.length <= 12, isOfOne: true}) : null,
    open.length ? [h("h3", {class: "list-title"}, `${open.length} not decided`), findingList(open, "need", {printing, open: filter.open, isOfOne: true})] : null);
}

function entry(title, content) {
  return [h("dt", null, title), h("dd", null, content)];
}

/** What could not be decided, by what would decide it. */
function undecided() {
  const found = OPEN.filter((flaw) => passes(flaw, filter));
  say(`${found.length} not decided`);
  if (!OPEN.length) return h("section", {class: "clean"}, towerPicture(), h("h2", null, "Everything could be decided"));
  return h("section", {class: "results"},
    h("h2", null, `${found.length} not decided`),
    h("p", {class: "lead"}, "Each hangs on a value that the templates do not hold. Supply it, and the next report decides. None of them is counted as a pass."),
    filter.fn >= 0 || filter.q ? h("p", null, h("a", {href: link("undecided", {})}, "Show all")) : null,
    found.length ? findingList(found, "need", {printing, open: filter.open}) : h("p", {class: "nothing"}, "Nothing matches the search."));
}

const FILE_ROWS = 300;

/** What became of each file. */
function files() {
  const order = ["broken", "read", "skipped"];
  const hasFault = (file) => file.status === "broken" || file.problems.length > 0;
  const shown = FILES.filter((file) => hasAll(`${file.path} ${file.kind} ${file.status} ${file.reason}`.toLowerCase(), filter.terms))
    .sort((one, two) => hasFault(two) - hasFault(one) || order.indexOf(one.status) - order.indexOf(two.status));
  const body = h("tbody");
  const add = (most) => append(body, shown.slice(body.childElementCount, body.childElementCount + most).map(fileRow));
  add(printing ? shown.length : FILE_ROWS);
  return h("section", {class: "files"},
    h("h2", null, plural(FILES.length, "file")),
    h("p", {class: "lead"}, `${SUMMARY.read} read, ${SUMMARY.skipped} skipped, ${SUMMARY.broken} broken. Nothing of what was scanned was run.`),
    shown.length ? h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Files"}, h("table", null,
      h("thead", null, h("tr", null, h("th", {scope: "col"}, "File"), h("th", {scope: "col"}, "What it is"), h("th", {scope: "col"}, "Status"))), body))
      : h("p", {class: "nothing"}, "No file matches the search."),
    shown.length > FILE_ROWS && !printing ? h("button", {type: "button", class: "more", on: {click: (event) => { add(shown.length); event.currentTarget.remove(); }}}, `Show all ${shown.length}`) : null);
}

function fileRow(file) {
  const isRepeated = file.problems.some((problem) => problem.message === file.reason);
  return h("tr", {class: file.status === "broken" || file.problems.length ? "fault" : null},
    h("th", {scope: "row"}, breakable(file.path),
      file.problems.length ? h("ul", {class: "problems"}, file.problems.map((problem) => h("li", null, h("span", {class: "place"}, `${problem.line}:${problem.column}`), " ", rich(problem.message)))) : null),
    h("td", null, file.kind),
    h("td", null, h("span", {class: `status ${file.status}`}, file.status), file.reason && !isRepeated ? h("span", {class: "under"}, rich(file.reason)) : null));
}
