// Functions and classes are objects, which have members of their own.
const { exec } = require('child_process');
const lib = require('./lib');
const { run } = require('./lib');

function main() {}
main.go = (command) => exec(command); // finding: os-command-injection
main['other'] = (command) => exec(command); // finding: os-command-injection
main.list = (command) => exec('ls');
main.unused = (command) => exec(command);
main.replaced = (command) => exec(command);
main.replaced = () => exec('ls');

class Kit {}
Kit.go = (command) => exec(command); // finding: os-command-injection

function counter(step) {
  const add = () => step;
  add.run = step;
  return add;
}

exports.handler = async (event) => {
  main.go(event.body);
  main.other(event.body);
  main.list(event.body);
  main.replaced(event.body);
  Kit.go(event.body);
  lib.go(event.body);
  run(event.body);
  const evil = counter((command) => exec(command)); // finding: os-command-injection
  const tame = counter((command) => exec('ls'));
  evil.run(event.body);
  tame.run('ls');
};
// file: lib.js
const { exec } = require('child_process');

module.exports = function () {};
module.exports.go = (command) => exec(command); // finding: os-command-injection
exports = module.exports;
exports.run = (command) => exec(command); // finding: os-command-injection
exports.idle = (command) => exec(command);
