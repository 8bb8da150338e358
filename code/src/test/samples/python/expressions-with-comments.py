# trigger: http-api
# Parentheses in comments of an expression are no groups; a group of digits does no harm elsewhere.
import re
import subprocess

LINE = re.compile(
    r"""
    ^(\d+)    # number of the job (digits)
    /(.*)$    # what to run
    """,
    re.VERBOSE,
)

SHORT = re.compile(r"(?x) ^(\d+) # number (digits)" "\n" r" /(.*)$")

PLAIN = re.compile(r"^#(\d+)/(.*)$", re.IGNORECASE)


def handler(event, context):
    found = LINE.match(event["body"])
    subprocess.run("run " + found.group(2), shell=True)  # finding: os-command-injection
    short = SHORT.match(event["body"])
    subprocess.run("run " + short.group(2), shell=True)  # finding: os-command-injection
    plain = PLAIN.match(event["body"])
    subprocess.run("run " + plain.group(1), shell=True)
    return {"statusCode": 200}
