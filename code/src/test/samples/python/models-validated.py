import json
import subprocess
from pydantic import BaseModel, ValidationError, constr, field_validator


class Request(BaseModel):
    host: constr(pattern=r"^[a-z0-9-]+$")
    path: str

    @field_validator("path")
    @classmethod
    def check(cls, value):
        if not value.isalnum():
            raise ValueError("bad path")
        return value


class Raw(BaseModel):
    path: str
    depth: int = 1


def handler(event, context):
    try:
        request = Request.model_validate_json(event["body"])
    except ValidationError:
        return {"statusCode": 400, "body": json.dumps({"message": "invalid request"})}
    subprocess.run("ping " + request.host, shell=True)
    raw = Raw(**json.loads(event["body"]))
    subprocess.run(f"ls -d{raw.depth} /srv", shell=True)
    subprocess.run(f"ls /srv/{raw.path}", shell=True)  # finding: os-command-injection
    other = Raw.model_validate(json.loads(event["body"]))
    subprocess.run(f"find /srv -maxdepth {other.depth}", shell=True)
    return {"statusCode": 204}
