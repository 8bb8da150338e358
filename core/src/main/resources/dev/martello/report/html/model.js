/* What was scanned, and questions to it. */
const DATA = JSON.parse($("content").textContent);
const WORDS = [...DATA.severities, "not decided"];
const UNDECIDED = 4;
const {functions: FUNCTIONS, flaws: FLAWS, rules: RULES, steps: STEPS, files: FILES, summary: SUMMARY} = DATA;

for (const [index, flaw] of FLAWS.entries()) {
  flaw.index = index;
  flaw.rule = RULES[flaw.rule];
  // What is not decided stands behind all that is certain, whatever its severity would be.
  flaw.rank = flaw.certain ? flaw.severity : UNDECIDED;
}

const COUNTS = [0, 0, 0, 0, 0];
for (const [index, one] of FUNCTIONS.entries()) {
  one.index = index;
  one.flaws = [];
  one.counts = [0, 0, 0, 0, 0];
  one.cells = STEPS.map(() => ({count: 0, worst: UNDECIDED, undecided: 0}));
}
for (const flaw of FLAWS) {
  COUNTS[flaw.rank] += flaw.count;
  for (const index of flaw.functions) {
    const one = FUNCTIONS[index];
    one.flaws.push(flaw);
    one.counts[flaw.rank]++;
    const cell = one.cells[flaw.rule.step];
    if (flaw.certain) {
      cell.count++;
      cell.worst = Math.min(cell.worst, flaw.severity);
    } else {
      cell.undecided++;
    }
  }
}

const CERTAIN = FLAWS.filter((flaw) => flaw.certain);
const OPEN = FLAWS.filter((flaw) => !flaw.certain);
const EXPOSURES = ["public", "unknown", "authenticated", "internal"];
const POWERS = ["administrator", "permissions", "secrets", "deletes", "writes", "reads", "unknown", "little"];

/** Orders functions: what is worst first, then by who reaches them and by name. */
function byRisk(one, two) {
  for (let rank = 0; rank < one.counts.length; rank++) {
    if (one.counts[rank] !== two.counts[rank]) return two.counts[rank] - one.counts[rank];
  }
  return EXPOSURES.indexOf(one.exposure) - EXPOSURES.indexOf(two.exposure) || one.index - two.index;
}

function byName(one, two) {
  return one.name < two.name ? -1 : one.name > two.name ? 1 : one.index - two.index;
}

/** Counts findings: one that several functions share for each of them, unless one is looked at. */
function weight(flaws, isOfOne) {
  return isOfOne ? flaws.length : flaws.reduce((sum, flaw) => sum + flaw.count, 0);
}

/** Returns all that a search looks at, in lower case; made when it is first needed. */
function haystack(flaw) {
  if (flaw.haystack === undefined) {
    const names = flaw.functions.map((index) => FUNCTIONS[index].name).join(" ");
    flaw.haystack = [
      flaw.rule.id, flaw.rule.title, flaw.message, flaw.resource, flaw.type, flaw.path, names,
      flaw.needs || "", flaw.rule.sameAs.join(" "), flaw.rule.cwe ? `cwe-${flaw.rule.cwe}` : "",
      WORDS[flaw.rank], flaw.evidence.map((one) => one.message).join(" "),
    ].join(" ").toLowerCase();
  }
  return flaw.haystack;
}

function functionHaystack(one) {
  if (one.haystack === undefined) {
    one.haystack = [one.name, one.path, one.runs, one.reach, one.role, one.may, ...one.triggers, ...one.grants]
      .join(" ").toLowerCase();
  }
  return one.haystack;
}

function terms(query) {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

function hasAll(text, wanted) {
  return wanted.every((term) => text.includes(term));
}

/**
 * Returns whether a flaw passes the filter; `except` names a part of the filter that is left out,
 * so that the choices of that part can be counted.
 */
function passes(flaw, filter, except) {
  return (except === "severity" || !filter.severity.size || filter.severity.has(WORDS[flaw.rank]))
    && (except === "step" || !filter.step.size || filter.step.has(STEPS[flaw.rule.step].word))
    && (except === "check" || !filter.check || flaw.rule.id === filter.check)
    && (except === "fn" || filter.fn < 0 || flaw.functions.includes(filter.fn))
    && (except === "only" || !filter.only.size || [...filter.only].every((word) => hasMark(flaw, word)))
    && hasAll(haystack(flaw), filter.terms);
}

function hasMark(flaw, word) {
  switch (word) {
    case "new": return flaw.new === true;
    case "mendable": return flaw.remedy !== undefined || flaw.patch !== undefined;
    case "public": return flaw.functions.some((index) => FUNCTIONS[index].exposure === "public");
    default: return true;
  }
}

/**
 * Groups flaws: [{key, title, rank, flaws, count}], worst first, the largest first among equals.
 * A flaw that several functions share counts once for each, unless one function is looked at.
 */
function grouped(flaws, by, isOfOne) {
  const groups = new Map();
  const add = (key, title, flaw, more) => {
    let group = groups.get(key);
    if (!group) groups.set(key, group = {key, title, rank: UNDECIDED, flaws: [], count: 0, ...more});
    group.flaws.push(flaw);
    group.count += isOfOne || by === "function" ? 1 : flaw.count;
    group.rank = Math.min(group.rank, flaw.rank);
  };
  for (const flaw of flaws) {
    if (by === "function") {
      for (const index of flaw.functions) {
        const one = FUNCTIONS[index];
        add(`f${index}`, one.name, flaw, {fn: one});
      }
      if (!flaw.functions.length) add(`r${flaw.path}#${flaw.resource}`, flaw.resource, flaw, {type: flaw.type});
    } else if (by === "file") {
      add(flaw.path, flaw.path, flaw, {});
    } else if (by === "need") {
      add(flaw.needs, flaw.needs, flaw, {options: flaw.options});
    } else {
      add(`${flaw.rank} ${flaw.rule.id}`, flaw.rule.title, flaw, {rule: flaw.rule});
    }
  }
  return [...groups.values()].sort((one, two) =>
    one.rank - two.rank || two.count - one.count || (one.key < two.key ? -1 : 1));
}
