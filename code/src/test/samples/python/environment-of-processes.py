import json
import logging
import os
import subprocess

logger = logging.getLogger()


def handler(event, context):
    environment = dict(os.environ)
    environment["LANG"] = "C"
    done = subprocess.run(["/opt/bin/tool"], env=environment, capture_output=True)
    logger.info("tool said %s", done.stdout)
    logger.info("table %s, region %s", os.environ["TABLE"], environment["AWS_REGION"])
    logger.info("variables: %s", sorted(os.environ))
    logger.info("variables: %s", list(os.environ.keys()))
    for name, value in os.environ.items():
        print(f"{name}={value}")  # finding: secret-logged
    logger.warning(json.dumps(dict(os.environ)))  # finding: secret-logged
    logger.warning("%s", os.environ.copy())  # finding: secret-logged
    return {"statusCode": 204}
