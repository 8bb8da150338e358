"""loguru writes lines of text, and formats them itself."""
from loguru import logger


def handler(event, context):
    params = event.get("queryStringParameters") or {}
    logger.info("search for {}", params["q"])  # finding: log-injection
    logger.info(f"search for {params['q']}")  # finding: log-injection
    logger.info("search for {!r}".format(params["q"]))
    logger.info("search in {} pages", int(params["pages"]))
    return {"statusCode": 200}
