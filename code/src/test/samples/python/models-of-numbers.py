import os
from aws_lambda_powertools.utilities.parser import parse, BaseModel
class O(BaseModel):
    n: int
    s: str
def handler(event, context):
    o = parse(event=event["body"], model=O)
    os.system("k " + str(o.n))
    os.system("k " + o.s)  # finding: os-command-injection
    p = parse(event["body"], O)
    os.system("k " + str(p.n))
