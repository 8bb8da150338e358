# trigger: schedule
# Pages and failed entries of answers.
import os
import time

import boto3
from boto3.dynamodb.conditions import Attr, Key

dynamodb = boto3.client("dynamodb")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
s3 = boto3.resource("s3").meta.client
logs = boto3.client("logs")
rds = boto3.client("rds")
ssm = boto3.client("ssm")
users = boto3.client("cognito-idp")
kinesis = boto3.client("kinesis")
firehose = boto3.client("firehose")
sns = boto3.client("sns")
sqs = boto3.client("sqs")


class Store:
    def __init__(self, table):
        self.table = table

    def active(self):
        return self.table.scan(FilterExpression=Attr("active").eq(True))["Items"]  # finding: missing-pagination

    def pages(self, **more):
        answer = self.table.query(KeyConditionExpression=Key("pk").eq("a"), **more)
        yield from answer["Items"]
        if answer.get("LastEvaluatedKey"):
            yield from self.pages(ExclusiveStartKey=answer["LastEvaluatedKey"])


def groups():
    groups, token = [], None
    while True:
        arguments = {"nextToken": token} if token else {}
        answer = logs.describe_log_groups(**arguments)
        groups.extend(answer["logGroups"])
        token = answer.get("nextToken")
        if not token:
            return groups


def latest_stream():
    answer = logs.describe_log_streams(logGroupName="g", orderBy="LastEventTime", descending=True, limit=1)
    return answer["logStreams"][0]["logStreamName"]


def streams():
    return [one["logStreamName"] for one in logs.describe_log_streams(logGroupName="g")["logStreams"]]  # finding: missing-pagination


def count():
    return table.query(KeyConditionExpression=Key("pk").eq("a"), Select="COUNT")["Count"]


def exists(prefix):
    return "Contents" in s3.list_objects_v2(Bucket=os.environ["BUCKET"], Prefix=prefix, MaxKeys=1)


def instance(name):
    return rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]


def snapshots():
    for snapshot in rds.describe_db_snapshots(SnapshotType="manual")["DBSnapshots"]:  # finding: missing-pagination
        yield snapshot["DBSnapshotIdentifier"]


def user(mail):
    found = users.list_users(UserPoolId=os.environ["POOL"], Filter=f'email = "{mail}"')
    return found["Users"]


def everyone():
    return [user["Username"] for user in users.list_users(UserPoolId=os.environ["POOL"])["Users"]]  # finding: missing-pagination


def parameters():
    answer = ssm.get_parameters_by_path(Path="/app")  # finding: missing-pagination
    return {each["Name"]: each["Value"] for each in answer["Parameters"]}


def all_parameters():
    found = []
    for page in ssm.get_paginator("get_parameters_by_path").paginate(Path="/app"):
        found += page["Parameters"]
    return found


def page(token):
    answer = dynamodb.scan(TableName="t", ExclusiveStartKey=token)
    return {"items": answer["Items"], "next": answer.get("LastEvaluatedKey")}


def whole():
    return dynamodb.scan(TableName="t")


def counted():
    answer = s3.list_objects_v2(Bucket=os.environ["BUCKET"])  # finding: missing-pagination
    print(answer)
    return len(answer["Contents"])


def put(records):
    answer = kinesis.put_records(StreamName="s", Records=records)
    failed = [record for record, result in zip(records, answer["Records"]) if "ErrorCode" in result]
    if failed:
        time.sleep(0.2)
        put(failed)


def deliver(records):
    answer = firehose.put_record_batch(DeliveryStreamName="s", Records=records)  # finding: ignored-batch-failure
    print("delivered", answer["ResponseMetadata"]["HTTPStatusCode"])


def publish(entries):
    answer = sns.publish_batch(TopicArn=os.environ["TOPIC"], PublishBatchRequestEntries=entries)  # finding: ignored-batch-failure
    return len(answer["Successful"])


def write(items):
    waiting = {os.environ["TABLE"]: [{"PutRequest": {"Item": item}} for item in items]}
    while waiting:
        waiting = dynamodb.batch_write_item(RequestItems=waiting).get("UnprocessedItems", {})


def write_once(items):
    return dynamodb.batch_write_item(RequestItems=items)  # finding: ignored-batch-failure


def remove(keys):
    answer = s3.delete_objects(Bucket=os.environ["BUCKET"], Delete={"Objects": keys})
    for error in answer.get("Errors", []):
        raise RuntimeError(error["Key"])


def forget(keys):
    s3.delete_objects(Bucket=os.environ["BUCKET"], Delete={"Objects": keys})  # finding: ignored-batch-failure


def confirm(entries):
    sqs.delete_message_batch(QueueUrl=os.environ["QUEUE"], Entries=entries)  # finding: ignored-batch-failure


def lambda_handler(event, context):
    store = Store(table)
    write([*store.active(), *store.pages(), *snapshots()])
    write_once({})
    put([])
    deliver([])
    publish([])
    remove([])
    forget([])
    confirm([])
    all_of = [groups(), latest_stream(), streams(), count(), exists("a"), instance("a"), user("a"), everyone(), parameters(), all_parameters()]
    return {"all": all_of, "page": page(event.get("token")), "whole": whole(), "counted": counted()}
