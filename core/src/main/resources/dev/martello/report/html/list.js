/* The list of findings: groups, rows, and what a row tells when it is opened. */
const ROWS_AT_ONCE = 25;
const ROWS_OPEN = 120;

/** Builds the groups of a list; the first ones are open, those with low findings are not. */
function findingList(flaws, by, options) {
  const groups = grouped(flaws, by, options.isOfOne);
  let room = ROWS_OPEN;
  return h("div", {class: "groups"}, groups.map((group) => {
    const isOpen = options.printing || options.allOpen
      || (room > 0 && (group.rank !== 3 || by !== "check" || groups.length === 1));
    if (isOpen) room -= Math.min(group.flaws.length, ROWS_AT_ONCE);
    return groupSection(group, by, isOpen, options);
  }));
}

function groupSection(group, by, isOpen, options) {
  const body = h("div", {class: "group-body"});
  const head = h("button", {
    type: "button", class: "group-head", "aria-expanded": String(isOpen), "data-key": group.key,
    on: {click: () => toggle()},
  },
    h("span", {class: "chevron", "aria-hidden": "true"}),
    by === "need" ? null : pill(group.rank),
    h("span", {class: "group-title"}, by === "check" ? group.title : by === "need" ? rich(group.title) : breakable(group.title)),
    h("span", {class: "group-id"}, by === "check" ? group.rule.id : group.type || ""),
    h("span", {class: "count"}, group.count.toLocaleString("en")));
  const section = h("section", {class: `group s${group.rank}`}, h("h3", null, head), body);
  let isFilled = false;
  const fill = () => {
    isFilled = true;
    append(body, groupIntro(group, by));
    const list = h("ul", {class: "rows"});
    body.append(list);
    addRows(list, group.flaws, by, options.printing ? group.flaws.length : ROWS_AT_ONCE, options);
  };
  const toggle = () => {
    const open = head.getAttribute("aria-expanded") !== "true";
    head.setAttribute("aria-expanded", String(open));
    body.hidden = !open;
    if (open && !isFilled) fill();
  };
  body.hidden = !isOpen;
  if (isOpen) fill();
  return section;
}

function groupIntro(group, by) {
  if (by === "check") {
    return [
      h("dl", {class: "advice"},
        h("dt", null, "Why"), h("dd", null, rich(group.rule.why)),
        h("dt", null, "Mend"), h("dd", null, rich(group.rule.mend))),
    ];
  }
  if (by === "need" && group.options) {
    return [h("p", {class: "supply"}, "Supply it: ", h("code", null, `martello scan … ${group.options}`), " ", copier("Copy option", group.options))];
  }
  if (group.fn) {
    return [h("p", {class: "supply"}, h("a", {href: link("function", {fn: group.fn.index})}, "Everything about this function"))];
  }
  return [];
}

function addRows(list, flaws, by, most, options) {
  const from = list.childElementCount;
  for (const flaw of flaws.slice(from, from + most)) list.append(row(flaw, by, options));
  const left = flaws.length - list.childElementCount;
  if (left > 0) {
    const more = h("button", {type: "button", class: "more", on: {click: () => {
      more.parentElement.remove();
      const next = list.childElementCount;
      addRows(list, flaws, by, 200, options);
      list.children[next].querySelector("button").focus();
    }}}, `Show ${plural(Math.min(left, 200), "more")} of ${left.toLocaleString("en")}`);
    list.append(h("li", {class: "more-row"}, more));
  }
}

function row(flaw, by, options) {
  const title = by === "check" ? null : h("span", {class: "row-title"}, flaw.rule.title);
  const button = h("button", {
    type: "button", class: "row", "aria-expanded": "false", "data-flaw": flaw.index,
    on: {click: () => toggleRow(item, flaw, by)},
  },
    by === "check" ? null : pill(flaw.rank),
    h("span", {class: "row-text"},
      title,
      h("span", {class: "row-message"}, flaw.certain ? null : "perhaps ", rich(flaw.message))),
    h("span", {class: "row-side"},
      flaw.new ? h("span", {class: "tag new"}, "new") : null,
      flaw.remedy ? h("span", {class: "tag"}, "mendable") : null,
      options.isOfOne || by === "function" ? null : h("span", {class: "row-names"}, rowNames(flaw)),
      h("span", {class: "place"}, breakable(`${flaw.path}:${flaw.line}`))));
  const item = h("li", {class: `item s${flaw.rank}`}, button);
  if ((options.printing && flaw.rank < 3) || options.open === flaw.id) toggleRow(item, flaw, by);
  return item;
}

function rowNames(flaw) {
  const names = flaw.functions.length ? flaw.functions.map((index) => FUNCTIONS[index].name) : [flaw.resource];
  return names.length > 2 ? plural(names.length, "function") : names.join(", ");
}

function toggleRow(item, flaw, by) {
  const button = item.firstElementChild;
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  item.classList.toggle("open", open);
  if (open && !button.nextElementSibling) item.append(detail(flaw, by));
  else if (button.nextElementSibling) button.nextElementSibling.hidden = !open;
}

/** Everything about one finding. */
function detail(flaw, by) {
  const rule = flaw.rule;
  return h("div", {class: "detail"},
    flaw.excerpt ? excerpt(flaw.excerpt, flaw.rank, flaw.path) : null,
    flaw.evidence.length ? h("div", {class: "proof"}, h("h4", null, "Because"), h("ol", null, flaw.evidence.map(evidence))) : null,
    by === "check" ? null : h("dl", {class: "advice"},
      h("dt", null, "Why"), h("dd", null, rich(rule.why)),
      h("dt", null, "Mend"), h("dd", null, rich(rule.mend))),
    flaw.certain ? null : h("dl", {class: "advice"},
      h("dt", null, "To decide"), h("dd", null, rich(flaw.needs), flaw.options ? [", with ", h("code", null, flaw.options)] : null)),
    flaw.remedy ? h("dl", {class: "advice"},
      h("dt", null, "By machine"),
      h("dd", null, rich(flaw.remedy), flaw.caution ? [" (", rich(flaw.caution), ")"] : null, 
        flaw.patch ? null : [". ", h("code", null, `martello fix … --check ${rule.id}`), " shows the patch once it is verified."])) : null,
    flaw.patch ? patch(flaw.patch, flaw.isPatchWhole) : null,
    flaw.functions.length ? h("p", {class: "chips"}, flaw.functions.map(chip)) : null,
    h("p", {class: "meta"},
      h("span", null, `${flaw.resource}, ${flaw.type}`),
      h("a", {href: link("findings", {check: rule.id})}, rule.id),
      rule.cwe ? h("a", {href: `https://cwe.mitre.org/data/definitions/${rule.cwe}.html`, rel: "noopener noreferrer", target: "_blank"}, `CWE-${rule.cwe}`) : null,
      rule.sameAs.length ? h("span", null, "same as ", rule.sameAs.join(", ")) : null),
    h("p", {class: "actions"},
      copier("Copy place", `${flaw.path}:${flaw.line}:${flaw.column}`),
      copier("Copy id", flaw.id),
      copier("Copy suppression", `# martello:ignore ${rule.id}: REASON`),
      STEPS[rule.step].word === "join" && flaw.functions.some((index) => PATHS.some((path) => path.fn === index))
        ? h("a", {href: link("function", {fn: flaw.functions[0]}), class: "quiet"}, "See the attack paths") : null,
      sourceLink(flaw.path, flaw.line)));
}

/** A verified patch, as a unified diff; one that is cut, or masked because of a secret, does not apply. */
function patch(lines, isWhole) {
  const kind = (line) => /^(\+\+\+|---|@@)/.test(line) ? "head" : line.startsWith("+") ? "added" : line.startsWith("-") ? "gone" : null;
  return h("figure", {class: "excerpt diff"},
    h("figcaption", null, "Verified patch ", isWhole ? copier("Copy patch", `${lines.join("\n")}\n`) : null),
    h("pre", {tabindex: "0"}, lines.map((line) => h("span", {class: ["line", kind(line)].filter(Boolean).join(" ")}, line, "\n"))));
}

function sourceLink(path, line) {
  if (!SUMMARY.links) return null;
  const address = SUMMARY.links + path.split("/").map(encodeURIComponent).join("/") + `#L${line}`;
  return h("a", {href: address, rel: "noopener noreferrer", target: "_blank", class: "quiet"}, "Open in the repository");
}

function evidence(one) {
  return h("li", null,
    h("span", null, h("span", {class: "place"}, breakable(`${one.path}:${one.line}`)), " ", rich(one.message)),
    one.excerpt ? marked(one.excerpt) : null);
}

function chip(index) {
  const one = FUNCTIONS[index];
  return h("a", {class: "chip", href: link("function", {fn: index})}, h("span", {class: `reach ${one.exposure}`, "aria-hidden": "true"}), breakable(one.name));
}

/** Shows lines with their numbers and the place underlined. */
function excerpt([first, at, start, end, ...lines], rank, path) {
  return h("figure", {class: "excerpt"},
    h("figcaption", null, breakable(path)),
    h("pre", {tabindex: "0"}, lines.map((number, index) => h("span", {class: index === at ? "line hit" : "line"},
      h("span", {class: "number", "aria-hidden": "true"}, String(first + index)),
      index === at ? underlined(DATA.lines[number], start, end, rank) : DATA.lines[number],
      "\n"))));
}

/** Shows only the marked line of an excerpt. */
function marked([first, at, start, end, ...lines]) {
  const line = DATA.lines[lines[at]];
  const indent = Math.min(start, line.length - line.trimStart().length);
  return h("code", {class: "marked"}, underlined(line.slice(indent), start - indent, end - indent));
}

function underlined(line, start, end, rank) {
  const to = Math.max(end, start + 1);
  return [line.slice(0, start), h("mark", {class: rank === undefined ? null : `s${rank}`}, line.slice(start, to) || " "), line.slice(to)];
}
