def handler(event, context):
    with open("/tmp/report.csv", "a") as report:  # finding
        report.write(event["body"])
    with open("/tmp/" + "log.txt", mode="a+") as log:  # finding
        log.write("x")
    return {"statusCode": 200}
