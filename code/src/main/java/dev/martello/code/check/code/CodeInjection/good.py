import ast
import json

OPERATIONS = {"double": lambda x: 2 * x, "square": lambda x: x * x}


def handler(event, context):
    body = json.loads(event["body"])
    numbers = ast.literal_eval(body["numbers"])
    operation = OPERATIONS.get(body["operation"])
    if operation is None:
        return {"statusCode": 400}
    return {"statusCode": 200, "body": json.dumps([operation(each) for each in numbers])}
