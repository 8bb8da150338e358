import hashlib
import json
import logging
import os

import boto3
from opensearchpy import OpenSearch, RequestsHttpConnection
from requests_aws4auth import AWS4Auth

logger = logging.getLogger()
secrets = boto3.client("secretsmanager")
ssm = boto3.client("ssm")

credentials = boto3.Session().get_credentials()
auth = AWS4Auth(credentials.access_key, credentials.secret_key, "eu-west-1", "aoss", session_token=credentials.token)
search = OpenSearch(hosts=[os.environ["HOST"]], http_auth=auth, connection_class=RequestsHttpConnection)


def handler(event, context):
    print(event)
    logger.info("path %s", event["rawPath"])
    print(event["requestContext"]["requestId"], len(event["headers"]))
    print("url", ssm.get_parameter(Name=os.environ["URL"])["Parameter"]["Value"])
    response = secrets.get_secret_value(SecretId=os.environ["SECRET"])
    print("read", response["ARN"], response["VersionId"])
    secret = json.loads(response["SecretString"])
    print(f"connecting as {secret['username']} to {secret['host']}:{secret['port']}")
    print(hashlib.sha256(response["SecretString"].encode()).hexdigest())
    found = search.search(index="orders", body={"query": {"match_all": {}}})
    logger.info("found %s", found["hits"]["total"])
    return {"statusCode": 200}
