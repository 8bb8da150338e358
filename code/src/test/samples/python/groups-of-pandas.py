import io
import json

import pandas as pd


def sums_of(text):
    frame = pd.read_csv(io.StringIO(text))
    return frame.groupby("station")["value"].sum()


def handler(event, context):
    return {"statusCode": 200, "body": sums_of(event["body"]).to_json()}
