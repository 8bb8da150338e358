# trigger: http-api
def handler(event, context, seen=None, names=("a",)):
    seen = seen or []
    seen.append(event["body"])
    return {"body": seen, "names": names}
