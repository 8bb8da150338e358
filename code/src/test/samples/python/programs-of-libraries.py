# What other libraries give to a shell, and what they only hand over.
import shlex
import subprocess

import boto3
import fabric
import invoke
import pexpect

ssm = boto3.client("ssm")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    ssm.send_command(InstanceIds=["i-1"], DocumentName="AWS-RunShellScript", Parameters={"commands": [f"ls {name}"]})  # finding: os-command-injection
    pexpect.run("ls " + name)  # finding: os-command-injection
    pexpect.spawn("/bin/bash", ["-c", "ls " + name])  # finding: os-command-injection
    invoke.run("ls " + name)  # finding: os-command-injection
    fabric.Connection("host").sudo("ls " + name)  # finding: os-command-injection, unclosed-resource
    subprocess.run(f"ls {name}".split())
    subprocess.run(shlex.join(["ls", name]), shell=True)
    subprocess.run(["ls"] + [name])
    return {"statusCode": 204}
