# trigger: http-api
import json
import logging

logger = logging.getLogger()


class JsonFormatter(logging.Formatter):
    def format(self, record):
        return json.dumps({"level": record.levelname, "message": record.getMessage()})


out = logging.StreamHandler()
out.setFormatter(JsonFormatter())
logger.handlers = [out]


def handler(event, context):
    logger.info("path %s", event["rawPath"])
    print("path", event["rawPath"])  # finding: log-injection
    return {"statusCode": 200}
