import logging

logger = logging.getLogger()
COMMANDS = {}
SIZES = {"small": 1, "large": 9}


def command(name):
    def register(function):
        COMMANDS[name] = function
        return function

    return register


@command("ping")
def ping(argument):
    return argument


def dispatched(name, argument):
    function = COMMANDS.get(name)
    if function is None:
        logger.warning("unknown command %s", name)  # finding: log-injection
        return None
    return function(argument)


def sized(size):
    found = SIZES.get(size)
    if not found:
        logger.warning(f"unknown size {size}")  # finding: log-injection
    return found


def of_default(size):
    found = SIZES.get(size, 1)
    if found is None:
        logger.warning(f"never comes here: {size}")
    return found


def of_constant():
    found = SIZES.get("small")
    if found is None:
        logger.warning("never comes here")
    return found


def handler(event, context):
    query = event["queryStringParameters"]
    return {
        "statusCode": 200,
        "body": str([dispatched(query["name"], query["argument"]), sized(query["size"]), of_default(query["other"]), of_constant()]),
    }
