# trigger: schedule
# Loops that ask for the state of many things, of each once.
import os
import time

import boto3

ec2 = boto3.client("ec2")
ecs = boto3.client("ecs")
rds = boto3.client("rds")


def stopped(ids):
    found = []
    while ids:
        one = ids.pop()
        answer = ec2.describe_instances(InstanceIds=[one])  # finding: calls-in-loop
        if answer["Reservations"][0]["Instances"][0]["State"]["Name"] == "stopped":
            found.append(one)
    return found


def first_failed(names):
    while names:
        name = names.pop(0)
        answer = rds.describe_db_instances(DBInstanceIdentifier=name)
        if answer["DBInstances"][0]["DBInstanceStatus"] == "failed":
            return name
    return None


def statuses(queue, tasks):
    seen = []
    while queue:
        seen.append(queue.pop())
    return seen, [ecs.describe_tasks(cluster="jobs", tasks=[task])["tasks"][0]["lastStatus"] for task in tasks]  # finding: calls-in-loop


def slowly(names):
    states = {}
    for name in names:
        states[name] = rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]["DBInstanceStatus"]
        time.sleep(0.2)
    return states


def handler(event, context):
    names = os.environ["NAMES"].split(",")
    print(stopped(list(names)), first_failed(list(names)), statuses(list(names), names), slowly(names))
