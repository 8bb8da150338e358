// Objects that a function makes for each of many elements: each is its own, unless it is kept.
const { exec } = require('child_process');
const run = (rec) => {
  const job = {};
  job.name = rec.body;
  job.name = job.name.replace(/[^a-z]/g, '');
  exec('echo ' + job.name);
};
exports.handler = async (event) => {
  event.Records.forEach((rec) => run(rec));
  await Promise.all(
    event.Records.map(async (rec) => {
      const job = { name: rec.body };
      job.name = job.name.replace(/[^a-z]/g, '');
      exec('echo ' + job.name);
    }),
  );
  const jobs = [];
  event.Records.forEach((rec) => {
    const job = {};
    job.name = rec.body;
    jobs.push(job);
  });
  for (const job of jobs) {
    exec('echo ' + job.name); // finding: os-command-injection
  }
};
