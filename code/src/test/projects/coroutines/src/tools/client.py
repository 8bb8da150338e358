def send(body):
    print(len(body))
