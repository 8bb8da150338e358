/* What attackers reach: the ways in, and how far they lead. */
const {paths: PATHS} = DATA;
const RADII = FUNCTIONS.filter((one) => one.radius && one.radius.high > 0)
  .sort((one, two) => two.radius.high - one.radius.high || two.radius.low - one.radius.low || one.index - two.index);

/** Attack paths with their pictures, and the blast radius of every function. */
function reach() {
  if (!PATHS.length && !RADII.length) {
    return h("section", {class: "clean"}, towerPicture(), h("h2", null, "No attack path found"),
      h("p", null, "No open entry leads to anything worth having, as far as the templates tell."));
  }
  const byFunction = new Map();
  for (const path of PATHS) {
    if (path.fn < 0 || !hasAll(pathHaystack(path), filter.terms)) continue;
    byFunction.set(path.fn, [...(byFunction.get(path.fn) || []), path]);
  }
  const entries = [...byFunction.entries()];
  const list = h("div", {class: "entries"});
  const add = (most) => append(list, entries.slice(list.childElementCount, list.childElementCount + most).map(([fn, paths]) => pathsOf(fn, paths)));
  add(printing ? entries.length : 12);
  const count = entries.reduce((sum, [, paths]) => sum + paths.length, 0);
  say(plural(count, "attack path"));
  return [
    h("section", {class: "ways"},
      h("h2", null, plural(count, "attack path")),
      h("p", {class: "lead"}, "Ways from an open entry to something worth having. Each takes a flaw in the code behind the entry for granted, as an injection or a vulnerable library gives one, unless it says that the flaw is there; dashed arrows hang on more than that."),
      entries.length ? list : h("p", {class: "nothing"}, filter.terms.length ? "No path matches the search." : "No open entry leads to anything worth having."),
      entries.length > list.childElementCount ? h("button", {type: "button", class: "more", on: {click: (event) => { add(entries.length); event.currentTarget.remove(); }}}, `Show all ${plural(entries.length, "entry").replace("entrys", "entries")}`) : null,
      DATA.morePaths ? h("p", {class: "under"}, `${plural(DATA.morePaths, "path")} more, less bad, are not on this page.`) : null),
    radii(),
  ];
}

function pathHaystack(path) {
  return [FUNCTIONS[path.fn].name, path.gain, ...path.likewise, ...path.steps.map((step) => `${step.fact} ${step.path}`)].join(" ").toLowerCase();
}

function pathsOf(fn, paths) {
  const one = FUNCTIONS[fn];
  return h("article", {class: "entry"},
    h("div", {class: "section-head"},
      h("h3", null, h("a", {href: link("function", {fn})}, breakable(one.name))),
      h("span", {class: "under"}, rich(paths[0].steps[0].fact))),
    picture(fn),
    h("ul", {class: "paths"}, paths.map(pathRow)));
}

/** Takes a copy of the picture that was drawn for a function, if one was. */
function picture(fn) {
  const drawn = $("pictures").content.getElementById(`picture-${fn}`);
  return drawn ? drawn.cloneNode(true) : null;
}

function pathRow(path) {
  const steps = h("div", {class: "path-steps"},
    h("ol", null, path.steps.map((step) => h("li", null, rich(step.fact), " ", h("span", {class: "place"}, breakable(`${step.path}:${step.line}`)),
      step.needs ? h("span", {class: "under"}, "if there is: ", rich(step.needs)) : null))),
    path.cuts.length ? h("dl", {class: "advice"}, h("dt", null, "Ends it"), h("dd", null, h("ul", null, path.cuts.map((cut) => h("li", null, rich(cut.advice), " ", h("span", {class: "place"}, cut.places.slice(0, 4).join(", ")))))))
      : null);
  return h("li", null, h("details", {open: printing},
    h("summary", null, pill(path.severity), h("span", {class: "path-gain"}, rich(path.gain), path.likewise.length ? [", ", rich(path.likewise.join(", "))] : null),
      path.certain ? null : h("span", {class: "tag"}, "not certain"),
      path.proven ? h("span", {class: "tag"}, "the flaw is there") : null),
    steps));
}

const VECTOR = [["accounts", "Accounts"], ["roles", "Roles"], ["functions", "Functions"], ["reads", "Reads"], ["writes", "Writes"], ["deletes", "Deletes"], ["secrets", "Secrets"]];

/** The blast radius of each function, largest first. */
function radii() {
  const shown = RADII.filter((one) => hasAll(functionHaystack(one), filter.terms));
  if (!shown.length) return null;
  const largest = RADII[0].radius.high;
  const body = h("tbody");
  const add = (most) => append(body, shown.slice(body.childElementCount, body.childElementCount + most).map((one) => radiusRow(one, largest)));
  add(printing ? shown.length : 25);
  return h("section", {class: "radii"},
    h("h2", null, "Blast radius"),
    h("p", {class: "lead"}, "What code in a function reaches if somebody takes it over: stores it reads, writes or deletes, other roles and functions it becomes. Two numbers are what is certain and what is possible."),
    h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Blast radius"},
      h("table", null,
        h("thead", null, h("tr", null, h("th", {scope: "col"}, "Function"), h("th", {scope: "col"}, "Reaches"),
          VECTOR.map(([, title]) => h("th", {scope: "col", class: "number-cell"}, title)), h("th", {scope: "col"}, "Sends out"), h("th", {scope: "col"}, "Hides traces"))),
        body)),
    shown.length > body.childElementCount ? h("button", {type: "button", class: "more", on: {click: (event) => { add(shown.length); event.currentTarget.remove(); }}}, `Show all ${plural(shown.length, "function")}`) : null);
}

function radiusRow(one, largest) {
  const radius = one.radius;
  return h("tr", null,
    h("th", {scope: "row"}, h("a", {href: link("function", {fn: one.index})}, breakable(one.name))),
    h("td", null, h("span", {class: "radius-cell"}, radiusBar(radius, largest), h("span", {class: "score"}, score(radius)))),
    VECTOR.map(([word]) => h("td", {class: radius[word] === "0" ? "number-cell zero" : "number-cell"}, radius[word] === "0" ? "·" : radius[word])),
    h("td", null, answer(radius.sends)), h("td", null, answer(radius.hides)));
}

function score(radius) {
  return radius.low === radius.high ? String(radius.high) : `${radius.low}–${radius.high}`;
}

function answer(word) {
  return word === "no" ? h("span", {class: "dot"}, "·") : word === "yes" ? "yes" : h("span", {class: "ask"}, "?");
}

function radiusBar(radius, largest) {
  const part = (value, kind) => s("rect", {width: largest ? 100 * value / largest : 0, height: 6, class: kind});
  return s("svg", {viewBox: "0 0 100 6", preserveAspectRatio: "none", class: "stack radius", "aria-hidden": "true"},
    s("rect", {width: 100, height: 6, class: "track"}), part(radius.high, "possible"), part(radius.low, "certain"));
}

/** What code in one function reaches, for its page. */
function functionRadius(one) {
  if (!one.radius || !one.radius.reached.length) return null;
  const radius = one.radius;
  return h("section", {class: "own-radius"},
    h("h3", {class: "list-title"}, "If somebody takes it over ", h("span", {class: "count", title: "weight of what is reached"}, score(radius))),
    h("ul", {class: "reached"}, radius.reached.map((reached) => h("li", {class: reached.certain ? null : "open"}, rich(reached.what),
      reached.certain ? null : h("span", {class: "tag"}, "possible"),
      h("span", {class: "under"}, `${plural(reached.steps, "step")} away`)))),
    radius.more ? h("p", {class: "under"}, `and ${radius.more} more`) : null,
    radius.gaps.length ? h("p", {class: "under"}, "Not known: ", rich(radius.gaps.join("; "))) : null);
}

function functionPaths(one) {
  const own = PATHS.filter((path) => path.fn === one.index);
  if (!own.length) return null;
  return h("section", {class: "entry"}, h("h3", {class: "list-title"}, plural(own.length, "attack path")), picture(one.index), h("ul", {class: "paths"}, own.map(pathRow)));
}
