# trigger: schedule
import time, boto3
from botocore.exceptions import ClientError
ddb = boto3.client("dynamodb"); s3 = boto3.client("s3"); ec2 = boto3.client("ec2"); sqs = boto3.client("sqs"); ARNS = []
ecs = boto3.client("ecs")

def describe(name):
    for attempt in range(3):
        try:
            return ddb.describe_table(TableName=name)
        except ClientError as e:
            if e.response["Error"]["Code"] != "ThrottlingException":
                raise
            time.sleep(0.1 * 2 ** attempt)

def states(names):
    out = {}
    for n in names:
        out[n] = ddb.describe_table(TableName=n)["Table"]["TableStatus"]
        time.sleep(0.05)
    return out

def pages():
    token = None
    while True:
        kw = {"NextToken": token} if token else {}
        r = ec2.describe_instances(**kw)
        for x in r["Reservations"]:
            print(x["Instances"][0]["State"]["Name"])
        token = r.get("NextToken")
        if not token:
            break
        time.sleep(0.2)

def drain(url):
    while True:
        r = sqs.receive_message(QueueUrl=url)
        if not r.get("Messages"):
            return
        time.sleep(0.1)

def tasks(arns):
    for i in range(0, len(arns), 100):
        for t in ecs.describe_tasks(cluster="c", tasks=arns[i:i+100])["tasks"]:
            if t["lastStatus"] == "STOPPED":
                print(t["taskArn"])
        time.sleep(0.1)

def handler(event, context):
    describe("a"); states(["a", "b"]); pages(); drain("u"); tasks(ARNS)
    ec2.get_waiter("instance_running").wait(InstanceIds=["i"])
