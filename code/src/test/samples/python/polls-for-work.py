# trigger: eventbridge
# timeout: 60
import time

import boto3
from botocore.exceptions import ClientError

athena = boto3.client("athena")
textract = boto3.client("textract")
glue = boto3.client("glue")
logs = boto3.client("logs")


def query(execution):
    state = "QUEUED"
    while state in ("QUEUED", "RUNNING"):
        state = athena.get_query_execution(QueryExecutionId=execution)["QueryExecution"]["Status"]["State"]  # finding: polling-loop
        time.sleep(2)
    return state


def insights(query_id):
    answer = None
    while answer is None or answer["status"] == "Running":
        time.sleep(1)
        answer = logs.get_query_results(queryId=query_id)  # finding: polling-loop
    return answer["results"]


class Documents:
    def __init__(self, client):
        self.client = client

    def text(self, job):
        while True:
            page = self.client.get_document_text_detection(JobId=job)  # finding: polling-loop
            if page["JobStatus"] in ("SUCCEEDED", "FAILED"):
                break
            time.sleep(5)
        blocks = page["Blocks"]
        while "NextToken" in page:
            page = self.client.get_document_text_detection(JobId=job, NextToken=page["NextToken"])
            if page["JobStatus"] == "FAILED":
                raise RuntimeError("no text")
            blocks += page["Blocks"]
            time.sleep(0.1)
        return blocks


def tried(run):
    for attempt in range(3):
        try:
            return glue.get_job_run(JobName="daily", RunId=run)["JobRun"]["JobRunState"]
        except ClientError:
            time.sleep(0.2 * 2**attempt)
    return "UNKNOWN"


def states(runs):
    found = {}
    for run in runs:
        found[run] = glue.get_job_run(JobName="daily", RunId=run)["JobRun"]["JobRunState"]
        time.sleep(0.1)
    return found


def handler(event, context):
    detail = event["detail"]
    state = athena.get_query_execution(QueryExecutionId=detail["id"])["QueryExecution"]["Status"]["State"]
    if state == "FAILED":
        time.sleep(3)  # finding: sleeping-handler
    text = Documents(textract).text(detail["job"])
    return [query(detail["id"]), insights(detail["query"]), text, tried(detail["run"]), states(detail["runs"])]
