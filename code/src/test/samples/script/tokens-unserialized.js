// trigger: rest-api
const serialize = require('node-serialize');
const jose = require('node-jose');
const { exec } = require('child_process');
const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');

const client = new DynamoDBClient({});

exports.handler = async (event) => {
  const headers = serialize.unserialize(event.headers); // finding: unsafe-deserialization
  exec('ls ' + headers.folder); // finding: os-command-injection
  const auth = headers.Authorization || headers.authorization;
  const token = JSON.parse(jose.util.base64url.decode(auth.split('.')[1])); // finding: jwt-not-verified
  const key = { user: { S: token.username } };
  return client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: key }));
};
