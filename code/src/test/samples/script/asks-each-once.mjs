// trigger: schedule
// Loops that ask for the state of many things, of each once.
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";

const rds = new RDSClient({});

const firstFailed = async (names) => {
  for (let i = 0; i < names.length; i++) {
    const answer = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: names[i] }));
    if (answer.DBInstances[0].DBInstanceStatus === "failed") return names[i];
  }
  return undefined;
};

const available = async (names) => {
  while (names.length > 0) {
    const name = names.shift();
    const answer = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }));
    if (answer.DBInstances[0].DBInstanceStatus === "available") return name;
  }
  return undefined;
};

export const handler = async () => {
  const names = process.env.NAMES.split(",");
  console.log(await firstFailed(names), await available([...names]));
};
