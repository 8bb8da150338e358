# trigger: http-api
def handler(event, context, seen=[]):
    seen.append(event["body"])  # finding: request-state-kept
    return {"body": seen}
