"""A decorator, and a function of another module, keep what failed to themselves."""
from guarded import guarded
from store import keep, keep_or_raise, measured


@guarded
def guarded_handler(event, context):
    keep_or_raise(event["Records"][0]["Sns"]["Message"])


def keeping_handler(event, context):
    keep(event["Records"][0]["Sns"]["Message"])


def raising_handler(event, context):
    keep_or_raise(event["Records"][0]["Sns"]["Message"])
    measured(len(event["Records"]))
