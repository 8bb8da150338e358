import time
import boto3

athena = boto3.client("athena")


def handler(event, context):
    if athena.get_query_execution(QueryExecutionId="q")["QueryExecution"]["Status"]["State"] == "RUNNING":
        time.sleep(2)  # finding
    return {"statusCode": 200}
