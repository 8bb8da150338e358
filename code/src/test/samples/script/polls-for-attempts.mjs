// trigger: schedule
// Loops that ask for the same state again, a number of times.
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";

const rds = new RDSClient({});
const DBInstanceIdentifier = process.env.DATABASE;

export const handler = async () => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier })); // finding: polling-loop
    if (answer.DBInstances[0].DBInstanceStatus === "available") return true;
  }
  return false;
};
