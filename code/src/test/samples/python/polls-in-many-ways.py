# trigger: schedule
import time, boto3, asyncio, os
from tenacity import retry, retry_if_result, wait_fixed
import backoff
import polling2
ec2 = boto3.client("ec2"); rds = boto3.client("rds"); s3 = boto3.client("s3"); cfn = boto3.client("cloudformation"); lam = boto3.client("lambda"); ddb=boto3.client("dynamodb")
redshift = boto3.client("redshift")

def status(n):
    return rds.describe_db_instances(DBInstanceIdentifier=n)["DBInstances"][0]["DBInstanceStatus"]

def wait_rds(n):
    deadline = time.time() + 300
    while time.time() < deadline:
        if status(n) == "available":  # finding: polling-loop
            return True
        time.sleep(10)
    return False

def wait_rec(n, left=20):
    r = ddb.describe_table(TableName=n)  # finding: polling-loop
    if r["Table"]["TableStatus"] == "ACTIVE" or not left:
        return r
    time.sleep(3)
    return wait_rec(n, left - 1)

@retry(retry=retry_if_result(lambda s: s != "Active"), wait=wait_fixed(5))
def fn_state(n):
    return lam.get_function_configuration(FunctionName=n)["State"]  # finding: polling-loop

@backoff.on_predicate(backoff.constant, lambda s: s != "CREATE_COMPLETE", interval=5)
def stack_state(n):
    return cfn.describe_stacks(StackName=n)["Stacks"][0]["StackStatus"]  # finding: polling-loop

def by_lib(i):
    polling2.poll(lambda: ec2.describe_instances(InstanceIds=[i])["Reservations"][0]["Instances"][0]["State"]["Name"] == "running", step=5, timeout=100)  # finding: polling-loop

def gone(bucket):
    for _ in range(10):
        try:
            s3.head_bucket(Bucket=bucket)  # finding: polling-loop
        except s3.exceptions.ClientError:
            return
        time.sleep(1)

async def cluster(n):
    done = False
    while not done:
        await asyncio.sleep(5)
        done = redshift.describe_clusters(ClusterIdentifier=n)["Clusters"][0]["ClusterStatus"] == "available"  # finding: polling-loop, blocked-event-loop

def handler(event, context):
    n = os.environ["NAME"]
    wait_rds(n); wait_rec(n); fn_state(n); stack_state(n); by_lib(n); gone(n)
    asyncio.run(cluster(n))
