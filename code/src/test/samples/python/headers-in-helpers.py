# A header that a function puts into every answer is mended there.
def moved(target, code=302):
    return {
        "statusCode": code,
        "headers": {
            "Cache-Control": "no-store",
            "Location": target,  # finding: open-redirect
        },
    }


def headers(name):
    found = {"Content-Type": "text/csv"}
    found["Content-Disposition"] = "attachment; filename=" + name  # finding: header-injection
    return found


def handler(event, context):
    query = event["queryStringParameters"]
    if "to" in query:
        return moved(query["to"])
    if "name" in query:
        return {"statusCode": 200, "headers": headers(query["name"]), "body": ""}
    return {
        "statusCode": 200,
        "headers": {
            "Content-Type": "text/plain",
            "X-Trace": query["trace"],  # finding: header-injection
        },
    }
