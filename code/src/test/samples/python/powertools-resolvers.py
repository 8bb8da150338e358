import os
from aws_lambda_powertools.event_handler import AppSyncResolver
app = AppSyncResolver()
@app.batch_resolver(type_name="Q", field_name="z")
def br(event: list): os.system(event[0].arguments["a"])  # finding: os-command-injection
@app.batch_resolver(type_name="Q", field_name="y", aggregate=False)
def bs(event, a: str): os.system(a)  # finding: os-command-injection
def handler(event, context): return app.resolve(event, context)
@app.resolver(field_name="z")
def named(**kwargs):
    os.system(kwargs["a"])  # finding: os-command-injection
