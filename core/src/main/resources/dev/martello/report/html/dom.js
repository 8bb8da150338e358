"use strict";
/*
 * Elements without a framework. Texts of the scanned project only ever become text nodes: nothing
 * here or elsewhere turns a string into markup, and the page's policy forbids it.
 */
const $ = (id) => document.getElementById(id);

/** Makes an element: h("a", {class: "x", href: "#"}, "text", child, ...). */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(3)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** Makes an element of SVG. */
function s(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  return append(element, children);
}

/** Returns a message with what stands in backticks as code; text is a user's, too. */
function rich(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, index) => (index % 2 ? h("code", null, part) : part)).filter((part) => part !== "");
}

/** Lets long paths and names break where a reader would break them. */
function breakable(text) {
  const nodes = [];
  text.split(/(?<=[\/:._-])/).forEach((part, index) => {
    if (index) nodes.push(document.createElement("wbr"));
    nodes.push(part);
  });
  return h("bdi", null, nodes);
}

function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Makes a pill with a severity's name. */
function pill(severity, text) {
  return h("span", {class: `pill s${severity}`}, text || WORDS[severity]);
}

/** Copies a text; pages from disk may lack the newer interface. */
function copy(text, button) {
  const told = (word) => {
    const before = button.textContent;
    button.textContent = word;
    setTimeout(() => { button.textContent = before; }, 1200);
  };
  const old = () => {
    const area = h("textarea", {class: "hidden"});
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    told(done ? "Copied" : "Not allowed here");
  };
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(text).then(() => told("Copied"), old);
  } else {
    old();
  }
}

function copier(label, text) {
  return h("button", {type: "button", class: "quiet", on: {click: (event) => copy(text, event.currentTarget)}}, label);
}
