# trigger: eventbridge
import boto3

ec2 = boto3.client("ec2")
dynamodb = boto3.client("dynamodb")


def handler(event, context):
    ec2.get_waiter("instance_running").wait(InstanceIds=[event["detail"]["instance-id"]])
    for name in event["detail"]["tables"]:
        print(dynamodb.describe_table(TableName=name)["Table"]["ItemCount"])
