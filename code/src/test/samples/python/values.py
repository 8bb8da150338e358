import json
import os
from string import Template


def handler(event, context):
    query = event["queryStringParameters"]
    name = query["name"]
    os.system(f"echo {name}")  # finding: os-command-injection
    os.system(f"echo {name!r:>10}")  # finding: os-command-injection
    os.system("echo {0} {x}".format("a", x=name))  # finding: os-command-injection
    os.system("echo {}".format("a"))
    os.system("echo %s %s" % ("a", name))  # finding: os-command-injection
    os.system("echo %(a)s" % {"a": name})  # finding: os-command-injection
    os.system(" ".join(["echo", name]))  # finding: os-command-injection
    os.system(" ".join(["echo", "x"]))
    os.system("echo " + name.strip().lower())  # finding: os-command-injection
    os.system(Template("echo $x").substitute(x=name))  # finding: os-command-injection
    os.system("".join(reversed(name)))  # finding: os-command-injection
    os.system(name[1:])  # finding: os-command-injection
    os.system(name.replace(" ", ""))  # finding: os-command-injection
    os.system(name.split(",")[0])  # finding: os-command-injection
    os.system(name or "ls")  # finding: os-command-injection
    os.system(name if name else "ls")  # finding: os-command-injection
    os.system("ls" if name else "ps")
    command = "echo "
    command += name
    os.system(command)  # finding: os-command-injection
    command = "ls"
    os.system(command)
    store = {"a": name, "b": "x"}
    os.system(store["a"])  # finding: os-command-injection
    os.system(store["b"])
    store["b"] = name
    os.system(store["b"])  # finding: os-command-injection
    items = ["x", name]
    os.system(items[0])
    os.system(items[1])  # finding: os-command-injection
    more = []
    more.append(name)
    os.system(more[0])  # finding: os-command-injection
    os.system(" ".join(each for each in more))  # finding: os-command-injection
    os.system(" ".join(str(len(each)) for each in more))
    os.system([each.upper() for each in [name]][0])  # finding: os-command-injection
    os.system({key: value for key, value in store.items()}["a"])  # finding: os-command-injection
    a, b = name, "x"
    os.system(a)  # finding: os-command-injection
    os.system(b)
    first, *rest = ["x", name]
    os.system(rest[0])  # finding: os-command-injection
    os.system(first)
    os.system({**store, "b": "y"}["a"])  # finding: os-command-injection
    os.system(json.loads(json.dumps({"a": name}))["a"])  # finding: os-command-injection
    os.system("%d" % float(query["n"]))
    os.system(str(int(query["n"])))
    os.system(bool(name) and "ls")
    (lambda x: os.system(x))(name)  # finding: os-command-injection
    os.system(max(["a", name]))  # finding: os-command-injection
    os.system(list(map(lambda x: "echo " + x, [name]))[0])  # finding: os-command-injection
    if (found := query.get("other")) is not None:
        os.system(found)  # finding: os-command-injection
    os.system(str(name.encode("utf-8"), "utf-8"))  # finding: os-command-injection
    os.system(str(name == "x"))
    os.system(sorted([name])[0])  # finding: os-command-injection
    os.system(getattr(context, "function_name"))
    os.system(context.aws_request_id)
    return {"statusCode": 200}
