const AWSXRay = require("aws-xray-sdk-core");
const AWS = AWSXRay.captureAWS(require("aws-sdk")); // finding: heavy-import
const DynamoDB = require("aws-sdk/clients/dynamodb");

const s3 = new AWS.S3();
const documents = new AWS.DynamoDB.DocumentClient();
const other = new DynamoDB.DocumentClient();
const lambda = new AWS.Lambda({ region: "eu-west-1" });
const sqs = new AWS.SQS();
const sns = new AWS.SNS();

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  await s3.getObject({ Bucket: body.bucket, Key: "a" }).promise(); // finding: event-chosen-resource
  await s3.getObject({ Bucket: process.env.BUCKET, Key: body.key }).promise();
  await documents.scan({ TableName: "t", FilterExpression: body.filter }).promise(); // finding: nosql-injection
  await documents.put({ TableName: "t", Item: body }).promise();
  const parameters = { TableName: body.table, Key: { id: body.id } };
  await other.get(parameters).promise(); // finding: event-chosen-resource
  await lambda.invoke({ FunctionName: body.name, Payload: "{}" }).promise(); // finding: event-chosen-resource, waiting-for-function
  await lambda.invoke({ FunctionName: process.env.NEXT, Payload: event.body }).promise(); // finding: waiting-for-function
  await sqs.sendMessage({ QueueUrl: body.queue, MessageBody: "x" }).promise(); // finding: event-chosen-resource
  await sns.publish({ TopicArn: body.topic, Message: "x" }).promise(); // finding: event-chosen-resource
  await sns.publish({ TopicArn: process.env.TOPIC, Message: event.body }).promise();
  return { statusCode: 200 };
};
