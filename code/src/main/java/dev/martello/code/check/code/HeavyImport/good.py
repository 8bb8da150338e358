import json

import numpy as np
import pandas as pd
from PIL import Image

import boto3

s3 = boto3.client("s3")


def report(rows):
    return pd.DataFrame(rows).pivot_table(index="day").to_csv()


def chart(rows):
    import matplotlib.pyplot as plt

    return plt.plot(rows)


def handler(event, context):
    if "body" not in event:
        return {"statusCode": 400, "body": json.dumps({"message": "no body"})}
    rows = json.loads(event["body"])
    if event.get("kind") == "chart":
        return chart(rows)
    with Image.open("/tmp/a.png") as image:
        size = image.size
    return {"statusCode": 200, "body": report(rows), "mean": float(np.linalg.norm(size))}
