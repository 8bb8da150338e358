// trigger: sns
const { exec } = require("child_process");

exports.handler = async ({ Records }) => {
  await Promise.all(
    Records.map(async ({ Sns }) => {
      exec("echo " + Sns.Message); // finding: os-command-injection
      exec("echo " + JSON.parse(Sns.Message).name); // finding: os-command-injection
      exec("echo " + Sns.Subject); // finding: os-command-injection
      exec("echo " + Sns.TopicArn);
      exec("echo " + Sns.MessageId);
    }),
  );
};
