// trigger: sns
const { execSync } = require("child_process");

exports.handler = async ({ Records }) => {
  await Promise.all(
    Records.map(async ({ Sns }) => {
      execSync("echo " + Sns.Message); // finding: os-command-injection
      execSync("echo " + JSON.parse(Sns.Message).name); // finding: os-command-injection
      execSync("echo " + Sns.Subject); // finding: os-command-injection
      execSync("echo " + Sns.TopicArn);
      execSync("echo " + Sns.MessageId);
    }),
  );
};
