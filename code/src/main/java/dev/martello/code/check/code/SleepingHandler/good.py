import boto3

instances = boto3.client("ec2")


def handler(event, context):
    instances.get_waiter("instance_running").wait(InstanceIds=["i-1"])
    return {"statusCode": 200}
