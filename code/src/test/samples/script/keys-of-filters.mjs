// trigger: http-api
// Names that were looked up say nothing of the values beside them.
import { DynamoDBClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb";

const db = new DynamoDBClient({});
const columns = { city: "city", name: "full_name" };

export const handler = async (event) => {
  const parts = [];
  const names = [];
  for (const [name, value] of Object.entries(event.queryStringParameters)) {
    if (name in columns) {
      parts.push(`${columns[name]} = '${value}'`);
      names.push(columns[name]);
    }
  }
  await db.send(new ExecuteStatementCommand({ Statement: `SELECT ${names.join(", ")} FROM people` }));
  await db.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM people WHERE ${parts.join(" AND ")}` })); // finding: nosql-injection
};
