import json

import matplotlib.pyplot as plt  # finding
import numpy as np
import pandas as pd  # finding
from scipy import stats  # finding

import boto3

s3 = boto3.client("s3")


def report(rows):
    return pd.DataFrame(rows).to_csv()


def handler(event, context):
    if event.get("kind") == "report":
        body = report(json.loads(event["body"]))
    else:
        body = s3.get_object(Bucket="b", Key="summary")["Body"].read()
    return {"statusCode": 200, "body": body, "mean": np.mean([1, 2])}
