// trigger: schedule
// Pages and failed entries of answers, with both SDKs.
const AWS = require("aws-sdk"); // finding: heavy-import
const { CognitoIdentityProvider } = require("@aws-sdk/client-cognito-identity-provider");
const { EC2Client, DescribeInstancesCommand, paginateDescribeVolumes } = require("@aws-sdk/client-ec2");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocument, BatchGetCommand, QueryCommand } = require("@aws-sdk/lib-dynamodb");
const { FirehoseClient, PutRecordBatchCommand } = require("@aws-sdk/client-firehose");
const { SQSClient, DeleteMessageBatchCommand } = require("@aws-sdk/client-sqs");

const s3 = new AWS.S3();
const documents = new AWS.DynamoDB.DocumentClient();
const kinesis = new AWS.Kinesis();
const users = new CognitoIdentityProvider({});
const ec2 = new EC2Client({});
const document = DynamoDBDocument.from(new DynamoDBClient({}));
const firehose = new FirehoseClient({});
const queues = new SQSClient({});

const names = async () => {
  const { Contents } = await s3.listObjectsV2({ Bucket: process.env.BUCKET }).promise(); // finding: missing-pagination
  return Contents.map((one) => one.Key);
};

const everyName = async () => {
  const all = [];
  let token;
  do {
    const page = await s3.listObjectsV2({ Bucket: process.env.BUCKET, ContinuationToken: token }).promise();
    all.push(...page.Contents.map((one) => one.Key));
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token);
  return all;
};

const orders = async (customer) => {
  const answer = await documents // finding: missing-pagination
    .query({ TableName: "orders", KeyConditionExpression: "customer = :c", ExpressionAttributeValues: { ":c": customer } })
    .promise();
  return answer.Items.length ? answer.Items : [];
};

const latest = async (customer) => {
  const answer = await documents
    .query({ TableName: "orders", KeyConditionExpression: "customer = :c", Limit: 1, ScanIndexForward: false })
    .promise();
  return answer.Items[0];
};

const scanAll = (start) =>
  documents
    .scan({ TableName: "orders", ExclusiveStartKey: start })
    .promise()
    .then((page) => (page.LastEvaluatedKey ? scanAll(page.LastEvaluatedKey) : page.Items));

const everyone = async () => (await users.listUsers({ UserPoolId: process.env.POOL })).Users.map((user) => user.Username); // finding: missing-pagination

const instances = async (id) => {
  const named = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  const running = await ec2.send(new DescribeInstancesCommand({ Filters: [{ Name: "tag:app", Values: ["x"] }] })); // finding: missing-pagination
  const volumes = [];
  for await (const page of paginateDescribeVolumes({ client: ec2 }, {})) {
    volumes.push(...page.Volumes);
  }
  return [...named.Reservations, ...running.Reservations, ...volumes];
};

const callback = () =>
  new Promise((resolve, reject) => {
    s3.listObjectsV2({ Bucket: process.env.BUCKET }, (error, data) => (error ? reject(error) : resolve(data)));
  });

const read = async (keys) => {
  const { Responses } = await document.send(new BatchGetCommand({ RequestItems: { orders: { Keys: keys } } })); // finding: ignored-batch-failure
  return Responses.orders;
};

const readAll = async (keys) => {
  const answer = await document.batchGet({ RequestItems: { orders: { Keys: keys } } });
  if (Object.keys(answer.UnprocessedKeys ?? {}).length) throw new Error("not all were read");
  return answer.Responses.orders;
};

const put = async (Records) => {
  await kinesis.putRecords({ StreamName: "s", Records }).promise(); // finding: ignored-batch-failure
  const answer = await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: "s", Records }));
  answer.RequestResponses.forEach((each) => {
    if (each.ErrorCode) throw new Error(each.ErrorMessage);
  });
};

const confirm = async (Entries) => {
  const answer = await queues.send(new DeleteMessageBatchCommand({ QueueUrl: process.env.QUEUE, Entries })); // finding: ignored-batch-failure
  console.log("deleted", answer.Successful.length);
};

exports.handler = async (event) => {
  const page = await document.send(new QueryCommand({ TableName: "orders", KeyConditionExpression: "pk = :pk", ExclusiveStartKey: event.start }));
  await put([]);
  await confirm([]);
  const all = [await names(), await everyName(), await orders("a"), await latest("a"), await scanAll(), await everyone()];
  all.push(await instances("i-1"), await callback(), await read([]), await readAll([]));
  return { all, items: page.Items, next: page.LastEvaluatedKey };
};
