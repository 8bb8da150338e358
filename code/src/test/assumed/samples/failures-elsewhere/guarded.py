import functools, logging
log = logging.getLogger()
def guarded(fn):
    @functools.wraps(fn)
    def inner(event, context):
        try:
            return fn(event, context)
        except Exception:  # finding: swallowed-failure
            log.exception("event failed")
    return inner
