import io
import json

import pandas as pd  # finding: heavy-import


def mean_of(text):
    frame = pd.read_csv(io.StringIO(text))
    return frame["value"].mean()


def handler(event, context):
    return {"statusCode": 200, "body": json.dumps({"mean": round(float(mean_of(event["body"])), 4)})}
