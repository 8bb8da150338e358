# trigger: schedule
# Lists that could hold many, texts that a batch takes, and chains that nothing batches.
import os

import boto3

ec2 = boto3.client("ec2")
cloudwatch = boto3.client("cloudwatch")
comprehend = boto3.client("comprehend")
timestream = boto3.client("timestream-write")
glue = boto3.client("glue")
folders = boto3.resource("dynamodb").Table(os.environ["FOLDERS"])


def stop(ids):
    for one in ids:
        ec2.stop_instances(InstanceIds=[one])  # finding: calls-in-loop
    ec2.stop_instances(InstanceIds=ids)


def measure(values):
    for value in values:
        timestream.write_records(DatabaseName="plant", TableName="heat", Records=[{"MeasureValue": str(value)}])  # finding: calls-in-loop
    for start in range(0, len(values), 100):
        part = [{"MeasureValue": str(value)} for value in values[start : start + 100]]
        timestream.write_records(DatabaseName="plant", TableName="heat", Records=part)


def languages(texts):
    return [comprehend.detect_dominant_language(Text=text)["Languages"] for text in texts]  # finding: calls-in-loop


def path_of(folder):
    path = []
    while folder:
        item = folders.get_item(Key={"id": folder})["Item"]
        path.append(item["name"])
        folder = item.get("parent")
    return path


def partitions(values):
    glue.batch_create_partition(DatabaseName="plant", TableName="heat", PartitionInputList=values)  # finding: ignored-batch-failure
    answer = glue.batch_create_partition(DatabaseName="plant", TableName="heat", PartitionInputList=values)
    if answer["Errors"]:
        raise RuntimeError("partitions are missing")


def unreachable(hosts):
    for host in hosts:
        try:
            probe(host)
        except OSError:
            cloudwatch.put_metric_data(Namespace="probe", MetricData=[{"MetricName": "down", "Value": 1}])


def probe(host):
    if not host:
        raise OSError("no host")


def handler(event, context):
    ids = os.environ["IDS"].split(",")
    stop(ids)
    measure(list(range(500)))
    partitions([{"Values": ["2024"]}])
    unreachable(ids)
    return languages(ids), path_of("root")
