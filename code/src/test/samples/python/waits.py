# trigger: eventbridge
# timeout: 20
import asyncio
import http.client
import os
import smtplib
import socket
import time
import urllib.request

import boto3
import httpx
import requests
from botocore.config import Config

athena = boto3.client("athena", config=Config(read_timeout=15))
cloudformation = boto3.client("cloudformation")
functions = boto3.client("lambda")
slow = boto3.client("lambda", config=Config(read_timeout=60))  # finding: timeout-beyond-function
web = requests.Session()


def wait_for_query(query):
    while True:
        state = athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"]["State"]  # finding: polling-loop
        if state in ("SUCCEEDED", "FAILED"):
            return state
        time.sleep(2)


def wait_for_stack(name):
    while cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"] != "CREATE_COMPLETE":  # finding: polling-loop
        time.sleep(5)


def wait_well(name):
    cloudformation.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 5, "MaxAttempts": 3})


def get(url):
    for attempt in range(3):
        try:
            return requests.get(url, timeout=3)
        except requests.Timeout:
            time.sleep(2**attempt)
    return None


async def ask():
    await asyncio.sleep(3)  # finding: sleeping-handler
    async with httpx.AsyncClient(timeout=None) as client:  # finding: request-without-timeout
        return await client.get("https://api.example.com")


def lambda_handler(event, context):
    time.sleep(0.1)
    requests.get("https://api.example.com")  # finding: request-without-timeout
    requests.post("https://api.example.com", json={}, timeout=None)  # finding: request-without-timeout
    requests.put("https://api.example.com", timeout=25)  # finding: timeout-beyond-function
    web.get("https://api.example.com")  # finding: request-without-timeout
    web.get("https://api.example.com", timeout=(2, 5))
    httpx.get("https://api.example.com")
    urllib.request.urlopen("https://api.example.com")  # finding: request-without-timeout
    with urllib.request.urlopen("https://api.example.com", timeout=4) as answer:
        answer.read()
    connection = http.client.HTTPSConnection("api.example.com")  # finding: request-without-timeout
    connection.request("GET", "/")
    connection.close()
    with socket.create_connection(("10.0.0.1", 9000)) as line:  # finding: request-without-timeout
        line.sendall(b"ping")
    with smtplib.SMTP("mail.example.com", 587, timeout=5) as mail:
        mail.noop()
    functions.invoke(FunctionName=os.environ["NEXT"], InvocationType="Event")
    answer = functions.invoke(FunctionName=os.environ["NEXT"])  # finding: waiting-for-function
    slow.invoke(FunctionName=os.environ["NEXT"], InvocationType="DryRun")
    asyncio.run(ask())
    return [wait_for_query("q"), wait_for_stack("s"), wait_well("s"), get("https://api.example.com"), answer["StatusCode"]]
