import tempfile


def handler(event, context):
    with open("/tmp/report.csv", "w") as report:
        report.write(event["body"])
    with open("/mnt/efs/audit.log", "a") as audit:
        audit.write("x")
    with tempfile.NamedTemporaryFile("a") as file:
        file.write("x")
    return {"statusCode": 200}
