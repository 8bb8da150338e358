def ruled(event, context):
    return {
        "statusCode": 200,
        "headers": {
            "Access-Control-Allow-Origin": event["headers"]["origin"],
            "Access-Control-Allow-Credentials": "true",
        },
    }


def both(event, context):
    return {
        "statusCode": 200,
        "headers": {
            "Access-Control-Allow-Origin": event["headers"]["origin"],
            "Access-Control-Allow-Credentials": "true",
        },
    }
