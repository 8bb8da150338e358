# trigger: sqs
import subprocess
from typing import List
from aws_lambda_powertools.utilities.parser import BaseModel, envelopes, event_parser, parse


class Job(BaseModel):
    name: str
    retries: int


@event_parser(model=Job, envelope=envelopes.SqsEnvelope)
def handler(event: List[Job], context):
    for job in event:
        subprocess.run(f"start {job.name}", shell=True)  # finding: os-command-injection
        subprocess.run(f"retry {job.retries}", shell=True)
