// trigger: schedule
// Loops that ask for a state, and loops that ask for many things.
import { DescribeDBInstancesCommand, RDSClient, StartDBInstanceCommand } from "@aws-sdk/client-rds";

const rds = new RDSClient({});
const DBInstanceIdentifier = process.env.DATABASE;

export const handler = async () => {
  await rds.send(new StartDBInstanceCommand({ DBInstanceIdentifier }));
  let status;
  do {
    const answer = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier })); // finding: polling-loop
    status = answer.DBInstances[0].DBInstanceStatus;
  } while (status !== "available");
  for (const name of process.env.OTHERS.split(",")) {
    const answer = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }));
    console.log(answer.DBInstances[0].DBInstanceStatus);
  }
};
