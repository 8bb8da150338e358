# trigger: eventbridge
import time

import boto3

ec2 = boto3.client("ec2")


def handler(event, context):
    while True:
        answer = ec2.describe_instances(InstanceIds=[event["detail"]["instance-id"]])  # finding
        if answer["Reservations"][0]["Instances"][0]["State"]["Name"] == "running":
            break
        time.sleep(5)
