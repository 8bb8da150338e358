import json
import os
from concurrent.futures import ThreadPoolExecutor

import boto3
import jwt
from opensearchpy import OpenSearch

s3 = boto3.client("s3")
search = OpenSearch(hosts=[os.environ["SEARCH"]])


def handler(event, context):
    keys = json.loads(event["body"])["keys"]
    with ThreadPoolExecutor(max_workers=len(keys)) as pool:  # finding: unbounded-parallelism
        list(pool.map(lambda key: s3.head_object(Bucket=os.environ["B"], Key=key), keys))
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda key: s3.head_object(Bucket=os.environ["B"], Key=key), keys))
    words = event["queryStringParameters"]["q"]
    search.search(index="x", body={"query": {"query_string": {"query": words}}})  # finding: nosql-injection
    search.search(index="x", body={"query": {"match": {"title": words}}})
    claims = jwt.decode(event["headers"]["x-token"], os.environ["KEY"], algorithms=["HS256"], options={"verify_exp": False})  # finding: jwt-not-verified
    return {"statusCode": 200, "body": claims["sub"]}
