"""What stands behind the scheme of a header is a token, whatever the scheme is."""
import logging

logger = logging.getLogger()


def handler(event, context):
    headers = {k.lower(): v for k, v in (event.get("headers") or {}).items()}
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        logger.info("no bearer token but %s", scheme.lower())  # finding: log-injection
        raise PermissionError("Unauthorized")
    logger.info("authorizing with token %r", token)  # finding: secret-logged
    logger.info("authorizing with a token of %d characters", len(token))
    return {"statusCode": 200}
