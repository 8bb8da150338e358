# trigger: schedule
import os
import time

import boto3

ec2 = boto3.client("ec2")


def state(instance):
    answer = ec2.describe_instances(InstanceIds=[instance])
    return answer["Reservations"][0]["Instances"][0]["State"]["Name"]


def handler(event, context):
    instance = os.environ["INSTANCE"]
    ec2.stop_instances(InstanceIds=[instance])
    while state(instance) != "stopped":  # finding: polling-loop
        time.sleep(10)
