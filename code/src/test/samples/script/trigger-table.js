// trigger: dynamodb
const { execSync } = require("child_process");
const { unmarshall } = require("@aws-sdk/util-dynamodb");
const AWS = require("aws-sdk"); // finding: heavy-import

exports.handler = async (event) => {
  event.Records.forEach((record) => {
    const item = unmarshall(record.dynamodb.NewImage);
    execSync("echo " + item.name); // finding: os-command-injection, blocked-event-loop
    execSync("echo " + record.dynamodb.NewImage.name.S); // finding: os-command-injection, blocked-event-loop
    const old = AWS.DynamoDB.Converter.unmarshall(record.dynamodb.OldImage);
    execSync("echo " + old.name); // finding: os-command-injection, blocked-event-loop
    execSync("echo " + record.eventID); // finding: blocked-event-loop
    execSync("echo " + record.dynamodb.SequenceNumber); // finding: blocked-event-loop
  });
};
