# trigger: s3
import functools
import logging
from functools import update_wrapper
from urllib.parse import unquote_plus

import boto3
from opensearchpy import OpenSearch

logger = logging.getLogger()
s3 = boto3.client("s3")
search = OpenSearch(hosts=["search"], timeout=10)


def robust(function):
    @functools.wraps(function)
    def wrapper(event, context):
        try:
            return function(event, context)
        except Exception:  # finding: swallowed-failure
            logger.exception("event could not be handled")
            return {"ok": False}

    return wrapper


def timed(function):
    def wrapper(event, context):
        return function(event, context)

    return update_wrapper(wrapper, function)


@robust
@timed
def handler(event, context):
    # Notifications of S3 come one by one, also to what is wrapped.
    for record in event["Records"]:
        key = unquote_plus(record["s3"]["object"]["key"])
        body = s3.get_object(Bucket="documents", Key=key)["Body"].read()
        search.index(index="documents", id=key, body={"text": body.decode()})
        with open("/mnt/documents/" + key, "wb") as copy:  # finding: path-traversal
            copy.write(body)
    return {"ok": True}
